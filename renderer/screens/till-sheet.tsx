import { type ReactNode, useState } from "react";
import type { View } from "#ipc/view.ts";
import { closeSheet } from "../desk.ts";
import { useDesk, useMirror, useWords } from "../hooks.ts";
import { useKeys } from "../keyboard.ts";
import { BackAction } from "../parts/action.tsx";
import { Key } from "../parts/key.tsx";
import { Stage } from "../parts/stage.tsx";
import { TillAmount } from "./till-amount.tsx";
import css from "./till-sheet.module.css";

/** What moves, as it is named on its key; `approve`: a supervisor lets it happen. */
export type Move = {
  readonly name: string;
  readonly kind: "cash-in" | "cash-out";
  readonly as?: "loan" | "pickup";
  readonly reason: string;
  readonly word: string;
  readonly approve: boolean;
};

/** 入出金: first what for, then how much. Left what comes into the drawer, right what goes out of it. */
export function TillSheet({ view }: { readonly view: View }): ReactNode {
  const say = useWords();
  const language = useDesk((now) => now.language);
  const keys = useMirror((now) => now.layout?.till);
  const [move, setMove] = useState<Move | null>(null);
  const isBoss = view.op?.role === "supervisor";
  const safe = (as: "loan" | "pickup"): Move => ({
    name: `till:${as}`,
    kind: as === "loan" ? "cash-in" : "cash-out",
    as,
    reason: "",
    word: say(`till.${as}`),
    approve: !isBoss && (keys?.approve ?? []).includes(as),
  });
  const others = (way: "in" | "out"): Move[] =>
    (keys?.[way] ?? []).slice(0, 4).map(({ reason, en, approve = false }, at) => ({
      name: `till:${way}:${at}`,
      kind: `cash-${way}`,
      reason,
      word: language === "en" ? (en ?? reason) : reason,
      approve: approve && !isBoss,
    }));
  useKeys({ back: closeSheet });
  if (move !== null) return <TillAmount move={move} onBack={() => setMove(null)} />;
  return (
    <Stage left={<BackAction onPress={closeSheet} word={say("key.close")} />}>
      <div className={css["sheet"]}>
        {(["in", "out"] as const).map((way) => (
          <section key={way} className={css["way"]} data-way={way}>
            <p className={css["title"]}>{say(`till.${way}`)}</p>
            {[safe(way === "in" ? "loan" : "pickup"), ...others(way)].map((each) => (
              <Key key={each.name} name={each.name} className={css["move"]} onPress={() => setMove(each)}>
                <span className={css["word"]}>{each.word}</span>
                {each.approve && <span className={css["more"]}>{say("no-sale.approve")}</span>}
              </Key>
            ))}
          </section>
        ))}
      </div>
    </Stage>
  );
}

import { type ReactNode, useState } from "react";
import type { View } from "#ipc/view.ts";
import { closeSheet } from "../desk.ts";
import { type PadKey, pressDigit, readDigits } from "../digits.ts";
import { useDesk, useMirror, useWords } from "../hooks.ts";
import { useKeys } from "../keyboard.ts";
import { formatYen } from "../money.ts";
import { Action, BackAction } from "../parts/action.tsx";
import { Amount } from "../parts/amount.tsx";
import { Key } from "../parts/key.tsx";
import { Pad } from "../parts/pad.tsx";
import { Stage } from "../parts/stage.tsx";
import { doPrice, mayAlone } from "../price-act.ts";
import panel from "./panel.module.css";
import css from "./price.module.css";

const mostDigits = 3;
const mostPieces = 999;

/** デポジット返却: each touch of a container is one more; the pad says how many of the last one touched. */
export function DepositSheet({ view }: { readonly view: View }): ReactNode {
  const say = useWords();
  const language = useDesk((now) => now.language);
  const prices = useMirror((now) => now.layout?.prices);
  const deposits = prices?.deposits ?? [];
  const [counts, setCounts] = useState<Readonly<Record<string, number>>>({});
  const [last, setLast] = useState<string | null>(null);
  const [digits, setDigits] = useState("");
  const items = deposits.flatMap(({ id }) => ((counts[id] ?? 0) > 0 ? [{ id, count: counts[id] ?? 0 }] : []));
  const total = deposits.reduce((sum, { id, amount }) => sum + amount * (counts[id] ?? 0), 0);
  const add = (id: string): void => {
    setCounts({ ...counts, [id]: Math.min(mostPieces, (counts[id] ?? 0) + 1) });
    setLast(id);
    setDigits("");
  };
  const press = (key: PadKey): void => {
    const id = last ?? deposits[0]?.id;
    if (id === undefined) return;
    const next = pressDigit(digits, key, mostDigits);
    setDigits(next);
    setLast(id);
    setCounts({ ...counts, [id]: readDigits(next) ?? 0 });
  };
  const give = (): void => {
    if (total > 0) doPrice({ kind: "deposit-return", items }, mayAlone(view, prices, "deposit-return"), total);
  };
  useKeys({ type: press, enter: give, back: closeSheet });
  return (
    <Stage
      left={<BackAction onPress={closeSheet} />}
      right={
        <Action
          name="ok"
          look="go"
          word={say("deposit.do", { yen: formatYen(total) })}
          disabled={total === 0}
          onPress={give}
        />
      }
    >
      <div className={panel["split"]}>
        <div className={css["column"]}>
          <div className={css["containers"]}>
            {deposits.map(({ id, name, en, amount }) => (
              <Key
                key={id}
                name={`deposit:${id}`}
                isOn={id === last}
                className={css["container"]}
                onPress={() => add(id)}
              >
                <span className={css["word"]}>{language === "en" ? (en ?? name) : name}</span>
                <span className={css["figure"]}>{formatYen(amount)}</span>
                <span className={css["count"]}>×{counts[id] ?? 0}</span>
              </Key>
            ))}
          </div>
          <p className={css["back"]}>
            <span>{say("deposit.total")}</span>
            <Amount yen={total} />
          </p>
        </div>
        <Pad onKey={press} />
      </div>
    </Stage>
  );
}

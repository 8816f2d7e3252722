import { type ReactNode, useState } from "react";
import type { HeldView, View } from "#ipc/view.ts";
import { sayAge } from "../age.ts";
import { closeSheet } from "../desk.ts";
import { useNow, useWords } from "../hooks.ts";
import { useKeys } from "../keyboard.ts";
import { Action, BackAction } from "../parts/action.tsx";
import { Amount } from "../parts/amount.tsx";
import { Icon } from "../parts/icon.tsx";
import { Key } from "../parts/key.tsx";
import { Stage } from "../parts/stage.tsx";
import { send } from "../register.ts";
import css from "./held-sheet.module.css";

/** 呼出: the baskets put aside, each one a touch away. One is cancelled by a second key in another place. */
export function HeldSheet({ view }: { readonly view: View }): ReactNode {
  const say = useWords();
  const [dropping, setDropping] = useState<number | null>(null);
  const { held } = view.lane;
  const drop = held.find(({ n }) => n === dropping);
  const recall = (n: number): void => {
    if (held.some((one) => one.n === n)) send({ kind: "recall", n });
  };
  // The digits name them, as they do on the screen.
  useKeys({ back: closeSheet, type: (key) => recall(Number(key)) });
  return (
    <Stage
      left={<BackAction onPress={closeSheet} />}
      right={
        drop !== undefined && (
          <Action
            name="held-drop-confirm"
            look="bad"
            word={say("held.drop.do", { n: drop.n })}
            onPress={() => {
              send({ kind: "held-drop", n: drop.n });
              setDropping(null);
            }}
          />
        )
      }
    >
      <div className={css["list"]}>
        {held.length === 0 && <p className={css["none"]}>{say("held.none")}</p>}
        {held.map((one) => (
          <Row
            key={one.n}
            held={one}
            isDropping={one.n === dropping}
            onRecall={() => recall(one.n)}
            onDrop={() => setDropping(one.n === dropping ? null : one.n)}
          />
        ))}
      </div>
    </Stage>
  );
}

function Row(props: {
  readonly held: HeldView;
  readonly isDropping: boolean;
  readonly onRecall: () => void;
  readonly onDrop: () => void;
}): ReactNode {
  const { held, isDropping, onRecall, onDrop } = props;
  const { n, first, more, total, sinceMs } = held;
  const say = useWords();
  const age = sayAge(sinceMs, useNow(5_000));
  return (
    <div className={css["row"]} data-held={n}>
      <Key name={`recall:${n}`} className={css["held"]} onPress={onRecall}>
        <span className={css["n"]}>{n}</span>
        <span className={css["first"]} data-ellipsis>
          {first}
        </span>
        <span className={css["more"]} data-ellipsis>
          {say("pending.age", { age: say(age.word, age.values) })}
          {more > 0 && `　${say("held.more", { count: more })}`}
        </span>
        <Amount yen={total} className={css["total"]} />
      </Key>
      <Key
        name={`held-drop:${n}`}
        look="quiet"
        isOn={isDropping}
        label={`${say("key.cancel")}: ${say("held.drop", { n })}`}
        className={css["drop"]}
        onPress={onDrop}
      >
        <Icon name="bad" size={22} />
        <span className={css["word"]}>{say("key.cancel")}</span>
      </Key>
    </div>
  );
}

import type { ReactNode } from "react";
import { useWords } from "../hooks.ts";
import { Action } from "../parts/action.tsx";
import { Key } from "../parts/key.tsx";
import { ripenAfter } from "../ripening.ts";
import css from "./sale-bar.module.css";

/** 保留 and 呼出 share a place: the second finger of a double press does not hit the other (ms). */
const turn = ripenAfter(400);

/** 保留 while there is something to put aside; with an empty basket 呼出 and how many baskets wait, at the same place. */
export function HoldAction(props: {
  readonly isEmpty: boolean;
  readonly held: number;
  readonly onPress: () => void;
}): ReactNode {
  const { isEmpty, held, onPress } = props;
  const say = useWords();
  if (!isEmpty || held === 0)
    return (
      <Action
        key="hold"
        name="hold"
        look="quiet"
        word={say("key.hold")}
        disabled={isEmpty}
        ref={turn}
        onPress={onPress}
      />
    );
  return (
    <Key key="recall" name="recall" look="quiet" ref={turn} className={css["recall"]} onPress={onPress}>
      <span className={css["word"]}>
        {say("key.recall")}
        <span className={css["count"]}>{held}</span>
      </span>
    </Key>
  );
}

import { type ReactNode, useState } from "react";
import type { View } from "#ipc/view.ts";
import type { CountFor } from "#register/entry.ts";
import { useWords } from "../hooks.ts";
import { useKeys } from "../keyboard.ts";
import { Action, BackAction } from "../parts/action.tsx";
import { BoardToggle, MoneyBoard } from "../parts/money-board.tsx";
import { Stage } from "../parts/stage.tsx";
import { useCash } from "../parts/use-cash.ts";
import { send } from "../register.ts";
import type { Word } from "../words/words.ts";

/**
 * A blind count before what it is for: the board first, and what follows once it is journalled or was passed over. Counting
 * again goes back to an empty board; each count stays in the journal.
 */
export function CountFlow(props: {
  readonly view: View;
  readonly for: CountFor;
  readonly title: Word;
  readonly skip: Word;
  readonly back: () => void;
  /** What follows; `again` goes back to the board. */
  readonly children: (again: () => void) => ReactNode;
}): ReactNode {
  const { view, title, skip, back, children } = props;
  const { count } = view.till;
  const [passed, setPassed] = useState<"no" | "skipped" | number>(count === null ? "no" : 0);
  // The count asked for has come when its number is past that of the one before.
  const isPast = passed === "skipped" || (count !== null && passed !== "no" && count.n > passed);
  if (isPast) return children(() => setPassed("no"));
  return (
    <Counting
      view={view}
      for={props.for}
      title={title}
      skip={skip}
      back={back}
      onSkip={() => setPassed("skipped")}
      onSent={() => setPassed(count?.n ?? 0)}
    />
  );
}

function Counting(props: {
  readonly view: View;
  readonly for: CountFor;
  readonly title: Word;
  readonly skip: Word;
  readonly back: () => void;
  readonly onSkip: () => void;
  readonly onSent: () => void;
}): ReactNode {
  const say = useWords();
  const entry = useCash(true);
  const { value, counts } = entry;
  const isFirst = props.view.till.count === null;
  const commit = (): void => {
    if (value === null) return;
    send({ kind: "cash-count", counted: value, ...(counts === undefined ? {} : { counts }), for: props.for });
    props.onSent();
  };
  const enter = (): void => {
    if (!entry.next()) commit();
  };
  useKeys({ type: entry.press, enter, back: props.back });
  return (
    <Stage
      left={
        <>
          <BackAction onPress={props.back} />
          <BoardToggle entry={entry} />
          <Action
            name="count-drawer"
            look="quiet"
            word={say("count.drawer")}
            onPress={() => send({ kind: "count-drawer" })}
          />
          {isFirst && <Action name="count-skip" look="quiet" word={say(props.skip)} onPress={props.onSkip} />}
        </>
      }
      right={<Action name="cash-count" look="go" word={say("count.do")} disabled={value === null} onPress={commit} />}
    >
      <MoneyBoard entry={entry} label={`${say(props.title)}　${say("count.sum")}`} />
    </Stage>
  );
}

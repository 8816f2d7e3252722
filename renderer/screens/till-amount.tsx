import type { ReactNode } from "react";
import { askApproval, closeSheet } from "../desk.ts";
import { useWords } from "../hooks.ts";
import { useKeys } from "../keyboard.ts";
import { Action, BackAction } from "../parts/action.tsx";
import { Amount } from "../parts/amount.tsx";
import { BoardToggle, MoneyBoard } from "../parts/money-board.tsx";
import { Stage } from "../parts/stage.tsx";
import { useCash } from "../parts/use-cash.ts";
import { send } from "../register.ts";
import panel from "./panel.module.css";
import type { Move } from "./till-sheet.tsx";

/** How much goes in or out: as a sum, or by denomination. The key that says so moves it, or asks a supervisor. */
export function TillAmount({ move, onBack }: { readonly move: Move; readonly onBack: () => void }): ReactNode {
  const say = useWords();
  const entry = useCash(false);
  const { value, counts } = entry;
  const { kind, as, reason, word, approve } = move;
  const commit = (): void => {
    if (value === null || value === 0) return;
    const act = {
      kind,
      amount: value,
      reason,
      ...(as === undefined ? {} : { as }),
      ...(counts === undefined ? {} : { counts }),
    };
    if (approve) return askApproval({ act, amount: value, about: null, isOpen: false, from: null });
    send(act);
    closeSheet();
  };
  useKeys({
    type: entry.press,
    enter: () => {
      if (!entry.next()) commit();
    },
    back: onBack,
  });
  return (
    <Stage
      left={
        <>
          <BackAction onPress={onBack} />
          <BoardToggle entry={entry} />
        </>
      }
      right={
        <Action
          name="till-do"
          look="go"
          word={say(kind === "cash-in" ? "till.in.do" : "till.out.do")}
          {...(value === null || value === 0 ? {} : { more: <Amount yen={value} /> })}
          disabled={value === null || value === 0}
          onPress={commit}
        />
      }
    >
      <MoneyBoard entry={entry} label={say("till.amount")}>
        {!entry.cash.isBoard && (
          <>
            <p className={panel["title"]}>{word}</p>
            <p className={panel["text"]}>{say(kind === "cash-in" ? "till.in.what" : "till.out.what")}</p>
          </>
        )}
      </MoneyBoard>
    </Stage>
  );
}

import { type ReactNode, useEffect, useState } from "react";
import type { ChargeRow } from "#ipc/view.ts";
import { askApproval, closeSheet } from "../desk.ts";
import { useWords } from "../hooks.ts";
import { useKeys } from "../keyboard.ts";
import { BackAction } from "../parts/action.tsx";
import { Amount } from "../parts/amount.tsx";
import { Key } from "../parts/key.tsx";
import { Stage } from "../parts/stage.tsx";
import { ask } from "../register.ts";
import { sayTime } from "../say-time.ts";
import css from "./correct-sheet.module.css";

/** チャージ訂正: the charges of today that can still be taken back; a supervisor approves the one that is pressed. */
export function CorrectSheet(): ReactNode {
  const say = useWords();
  const [rows, setRows] = useState<readonly ChargeRow[] | null>(null);
  useKeys({ back: closeSheet });
  useEffect(() => {
    let isGone = false;
    ask({ kind: "charges" }, (found) => {
      if (!isGone) setRows(found);
    });
    return () => {
      isGone = true;
    };
  }, []);
  return (
    <Stage left={<BackAction onPress={closeSheet} />}>
      <div className={css["correct"]}>
        <header className={css["head"]}>
          <p className={css["title"]}>{say("correct.title")}</p>
          <p className={css["note"]}>{say("correct.note")}</p>
        </header>
        {rows?.length === 0 && <p className={css["none"]}>{say("correct.none")}</p>}
        <ul className={css["list"]}>
          {rows?.map(({ seq, atMs, amount }) => (
            <li key={seq} className={css["row"]}>
              <span className={css["time"]}>{sayTime(atMs)}</span>
              <Amount yen={amount} className={css["amount"]} />
              <Key
                name={`correct:${seq}`}
                look="bad"
                inList
                className={css["act"]}
                onPress={() => {
                  const act = { kind: "charge-correct", seq } as const;
                  askApproval({ act, amount, about: "charge", isOpen: false, from: "correct" });
                }}
              >
                {say("correct.do")}
              </Key>
            </li>
          ))}
        </ul>
      </div>
    </Stage>
  );
}

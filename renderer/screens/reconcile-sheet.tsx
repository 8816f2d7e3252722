import { type ReactNode, useEffect, useRef, useState } from "react";
import type { View } from "#ipc/view.ts";
import { closeSheet, openSheet } from "../desk.ts";
import { type PadKey, pressDigit, readDigits } from "../digits.ts";
import { useWords } from "../hooks.ts";
import { useKeys } from "../keyboard.ts";
import { Action, BackAction } from "../parts/action.tsx";
import { Amount } from "../parts/amount.tsx";
import { EntryField } from "../parts/entry-field.tsx";
import { Pad } from "../parts/pad.tsx";
import { Stage } from "../parts/stage.tsx";
import { send } from "../register.ts";
import panel from "./panel.module.css";
import css from "./reconcile-result.module.css";
import { ReconcileResult } from "./reconcile-result.tsx";

/** 点検: the cash in the drawer, counted or not, and the other books, held against the journal. */
export function ReconcileSheet({ view }: { readonly view: View }): ReactNode {
  const say = useWords();
  const [digits, setDigits] = useState("");
  const press = (key: PadKey): void => setDigits((now) => pressDigit(now, key, 7));
  const { isReconciling } = view;
  const isOver = useOver(isReconciling);
  const counted = readDigits(digits);
  const differences = view.pending.filter(({ kind }) => kind === "difference");
  const start = (): void => {
    if (!isReconciling) send({ kind: "reconcile", ...(counted === null ? {} : { counted }) });
  };
  useKeys({ type: press, enter: start, back: closeSheet });
  return (
    <Stage
      left={
        <>
          <BackAction onPress={closeSheet} word={say("key.close")} />
          {differences.length > 0 && (
            <Action
              name="reconcile-look"
              look="quiet"
              icon="look"
              word={say("reconcile.look")}
              onPress={() => openSheet("pending")}
            />
          )}
        </>
      }
      right={
        <Action
          name="reconcile"
          look="go"
          word={say(isReconciling ? "reconcile.working" : counted === null ? "reconcile.do" : "reconcile.do.counted")}
          {...(counted === null ? {} : { more: <Amount yen={counted} /> })}
          disabled={isReconciling}
          onPress={start}
        />
      }
    >
      <div className={`${panel["split"]} ${css["sheet"]}`}>
        <div className={panel["column"]}>
          <p className={panel["title"]}>{say("reconcile.title")}</p>
          <p className={panel["text"]}>{say("reconcile.what")}</p>
          <EntryField name="counted" label={say("reconcile.counted")} isActive={!isReconciling}>
            {counted === null ? <span className={css["skip"]}>{say("reconcile.skip")}</span> : <Amount yen={counted} />}
          </EntryField>
          <ReconcileResult isWorking={isReconciling} isOver={isOver} count={differences.length} />
        </div>
        <Pad onKey={press} zeros />
      </div>
    </Stage>
  );
}

/** Whether a comparison ended while this sheet stood. */
function useOver(isReconciling: boolean): boolean {
  const was = useRef(isReconciling);
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    if (was.current !== isReconciling) setOver(!isReconciling);
    was.current = isReconciling;
  }, [isReconciling]);
  return isOver;
}

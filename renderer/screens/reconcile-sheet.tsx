import { type ReactNode, useEffect, useRef, useState } from "react";
import type { View } from "#ipc/view.ts";
import { closeSheet, openSheet } from "../desk.ts";
import { useWords } from "../hooks.ts";
import { useKeys } from "../keyboard.ts";
import { Action, BackAction } from "../parts/action.tsx";
import { Stage } from "../parts/stage.tsx";
import { send } from "../register.ts";
import { CountAgain } from "./count-again.tsx";
import { CountFlow } from "./count-flow.tsx";
import { CountResult } from "./count-result.tsx";
import panel from "./panel.module.css";
import css from "./reconcile-result.module.css";
import { ReconcileResult } from "./reconcile-result.tsx";

/** 点検: the cash in the drawer, counted blind or not, then the other books, held against the journal. */
export function ReconcileSheet({ view }: { readonly view: View }): ReactNode {
  return (
    <CountFlow view={view} for="x" title="reconcile.title" skip="count.skip.x" back={closeSheet}>
      {(again) => <Compare view={view} onAgain={again} />}
    </CountFlow>
  );
}

function Compare({ view, onAgain }: { readonly view: View; readonly onAgain: () => void }): ReactNode {
  const say = useWords();
  const { isReconciling, till } = view;
  const isOver = useOver(isReconciling);
  const differences = view.pending.filter(({ kind }) => kind === "difference");
  const start = (): void => {
    if (!isReconciling) send({ kind: "reconcile" });
  };
  useKeys({ enter: start, back: closeSheet });
  return (
    <Stage
      left={
        <>
          <BackAction onPress={closeSheet} word={say("key.close")} />
          <CountAgain till={till} disabled={isReconciling} onPress={onAgain} />
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
          word={say(isReconciling ? "reconcile.working" : "reconcile.do")}
          disabled={isReconciling}
          onPress={start}
        />
      }
    >
      <div className={`${panel["panel"]} ${panel["center"]}`}>
        <p className={panel["title"]}>{say("reconcile.title")}</p>
        {till.count === null ? (
          <p className={panel["text"]}>{say("count.none")}</p>
        ) : (
          <CountResult count={till.count} />
        )}
        <p className={panel["text"]}>{say("reconcile.what")}</p>
        <div className={css["sheet"]}>
          <ReconcileResult isWorking={isReconciling} isOver={isOver} count={differences.length} />
        </div>
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

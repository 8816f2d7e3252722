import type { ReactNode } from "react";
import type { View } from "#ipc/view.ts";
import { openSheet } from "../desk.ts";
import { useDesk, useWords } from "../hooks.ts";
import { useKeys } from "../keyboard.ts";
import { BackAction } from "../parts/action.tsx";
import { Key } from "../parts/key.tsx";
import { Stage } from "../parts/stage.tsx";
import { formatDay } from "../parts/top-bar.tsx";
import { send } from "../register.ts";
import own from "./confirm.module.css";
import { CountAgain } from "./count-again.tsx";
import { CountFlow } from "./count-flow.tsx";
import { CountResult } from "./count-result.tsx";
import css from "./panel.module.css";

/** 精算: the drawer counted blind, then what will be closed. Closing the day cannot be undone, so a second key in another place asks. */
export function CloseDaySheet({ view }: { readonly view: View }): ReactNode {
  const back = (): void => openSheet("menu");
  return (
    <CountFlow view={view} for="z" title="menu.close-day" skip="count.skip.z" back={back}>
      {(again) => <Preview view={view} onAgain={again} back={back} />}
    </CountFlow>
  );
}

function Preview(props: { readonly view: View; readonly onAgain: () => void; readonly back: () => void }): ReactNode {
  const { view, onAgain, back } = props;
  const say = useWords();
  const language = useDesk((now) => now.language);
  const { isReconciling, pending, till } = view;
  const unfinished = view.lane.held.length + (view.screen.kind === "sale" && view.basket.lines.length > 0 ? 1 : 0);
  useKeys({ back });
  return (
    <Stage
      left={
        <>
          <BackAction onPress={back} />
          <CountAgain till={till} disabled={isReconciling} onPress={onAgain} />
        </>
      }
    >
      <div className={`${css["panel"]} ${css["center"]}`}>
        <p className={css["title"]}>
          {say("close.day", { day: view.day === null ? "" : formatDay(view.day, language, "long") })}
        </p>
        {till.count === null ? <p className={own["warn"]}>{say("count.none")}</p> : <CountResult count={till.count} />}
        {unfinished > 0 && <p className={own["warn"]}>{say("close.held", { count: unfinished })}</p>}
        {pending.length > 0 && <p className={own["warn"]}>{say("close.carry", { count: pending.length })}</p>}
        <p className={css["text"]}>{say(isReconciling ? "close.working" : "menu.close-day.ask")}</p>
        <Key
          name="day-close"
          look="bad"
          className={own["confirm"]}
          disabled={isReconciling}
          onPress={() => send({ kind: "day-close" })}
        >
          {say(isReconciling ? "reconcile.working" : "menu.close-day.do")}
        </Key>
      </div>
    </Stage>
  );
}

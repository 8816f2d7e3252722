import type { ReactNode } from "react";
import type { View } from "#ipc/view.ts";
import { openSheet } from "../desk.ts";
import { useWords } from "../hooks.ts";
import { useKeys } from "../keyboard.ts";
import { Action, BackAction } from "../parts/action.tsx";
import { Stage } from "../parts/stage.tsx";
import { send } from "../register.ts";
import own from "./confirm.module.css";
import { CountAgain } from "./count-again.tsx";
import { CountFlow } from "./count-flow.tsx";
import { CountResult } from "./count-result.tsx";
import css from "./panel.module.css";

/** 交代: the shift ends with its own slip, the day and what was put aside go on. */
export function HandOverSheet({ view }: { readonly view: View }): ReactNode {
  const back = (): void => openSheet("menu");
  return (
    <CountFlow view={view} for="hand-over" title="hand-over.title" skip="count.skip.hand-over" back={back}>
      {(again) => <End view={view} onAgain={again} back={back} />}
    </CountFlow>
  );
}

function End(props: { readonly view: View; readonly onAgain: () => void; readonly back: () => void }): ReactNode {
  const { view, onAgain, back } = props;
  const say = useWords();
  const { till, op, lane } = view;
  const end = (): void => send({ kind: "hand-over" });
  useKeys({ back });
  return (
    <Stage
      left={
        <>
          <BackAction onPress={back} />
          <CountAgain till={till} onPress={onAgain} />
        </>
      }
      right={<Action name="hand-over" look="go" word={say("hand-over.do")} onPress={end} />}
    >
      <div className={`${css["panel"]} ${css["center"]}`}>
        <p className={css["title"]}>{say("hand-over.who", { op: op?.name ?? "", shift: till.shift })}</p>
        {till.count === null ? <p className={css["text"]}>{say("count.none")}</p> : <CountResult count={till.count} />}
        <p className={css["text"]}>{say("hand-over.what")}</p>
        {lane.held.length > 0 && <p className={own["warn"]}>{say("hand-over.held", { count: lane.held.length })}</p>}
      </div>
    </Stage>
  );
}

import type { ReactNode } from "react";
import type { DeskScreen } from "#ipc/view.ts";
import { isGoodCode, sayDesk } from "../desk-saying.ts";
import { useSaying, useWords } from "../hooks.ts";
import { useKeys } from "../keyboard.ts";
import { Action, BackAction } from "../parts/action.tsx";
import { Icon } from "../parts/icon.tsx";
import { Stage } from "../parts/stage.tsx";
import { send } from "../register.ts";
import type { Word } from "../words/words.ts";
import css from "./desk-result.module.css";

function headOf(act: DeskScreen["act"], isGood: boolean): Word {
  if (act === "why") return isGood ? "desk.result.works" : "desk.result.why";
  return isGood ? "desk.result.good" : "desk.result.bad";
}

/** What came of it: done, or why not and what to do. */
export function DeskDone({ screen }: { readonly screen: DeskScreen }): ReactNode {
  const say = useWords();
  const saySaying = useSaying();
  const end = (): void => send({ kind: "next" });
  const back = (): void => send({ kind: "back" });
  useKeys({ enter: end, back });
  const isGood = isGoodCode(screen.code);
  return (
    <Stage
      left={<BackAction onPress={back} word={say("desk.other")} />}
      right={<Action name="next" look="go" word={say("desk.end")} onPress={end} />}
    >
      <div className={css["result"]} data-good={isGood || undefined} data-code={screen.code}>
        <p className={css["head"]}>
          <Icon name={isGood ? "ok" : "look"} size={40} />
          {say(headOf(screen.act, isGood))}
        </p>
        <p className={css["said"]}>{saySaying(sayDesk(screen.act, screen.code ?? ""))}</p>
      </div>
    </Stage>
  );
}

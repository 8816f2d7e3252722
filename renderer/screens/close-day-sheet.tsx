import type { ReactNode } from "react";
import type { View } from "#ipc/view.ts";
import { openSheet } from "../desk.ts";
import { useWords } from "../hooks.ts";
import { useKeys } from "../keyboard.ts";
import { BackAction } from "../parts/action.tsx";
import { Key } from "../parts/key.tsx";
import { Stage } from "../parts/stage.tsx";
import { send } from "../register.ts";
import own from "./confirm.module.css";
import css from "./panel.module.css";

/** Closing the day cannot be undone, so a second key in another place asks. The other books are compared first. */
export function CloseDaySheet({ view }: { readonly view: View }): ReactNode {
  const say = useWords();
  const { isReconciling, pending } = view;
  const back = (): void => openSheet("menu");
  useKeys({ back });
  return (
    <Stage left={<BackAction onPress={back} />}>
      <div className={`${css["panel"]} ${css["center"]}`}>
        <p className={css["title"]}>{say("menu.close-day")}</p>
        <p className={css["text"]}>{say("close.first")}</p>
        <p className={css["text"]}>{say("menu.close-day.ask")}</p>
        {pending.length > 0 && <p className={own["warn"]}>{say("close.carry", { count: pending.length })}</p>}
        <Key
          name="day-close"
          look="bad"
          className={own["confirm"]}
          disabled={isReconciling}
          onPress={() => send({ kind: "day-close" })}
        >
          {say(isReconciling ? "reconcile.working" : "menu.close-day.do")}
        </Key>
        <p className={css["text"]}>{isReconciling ? say("close.working") : "　"}</p>
      </div>
    </Stage>
  );
}

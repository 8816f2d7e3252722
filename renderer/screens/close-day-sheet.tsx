import type { ReactNode } from "react";
import { openSheet } from "../desk.ts";
import { useWords } from "../hooks.ts";
import { useKeys } from "../keyboard.ts";
import { BackAction } from "../parts/action.tsx";
import { Key } from "../parts/key.tsx";
import { Stage } from "../parts/stage.tsx";
import { send } from "../register.ts";
import own from "./confirm.module.css";
import css from "./panel.module.css";

/** Closing the day cannot be undone, so a second key in another place asks. */
export function CloseDaySheet(): ReactNode {
  const say = useWords();
  const back = (): void => openSheet("menu");
  useKeys({ back });
  return (
    <Stage left={<BackAction onPress={back} />}>
      <div className={`${css["panel"]} ${css["center"]}`}>
        <p className={css["title"]}>{say("menu.close-day")}</p>
        <p className={css["text"]}>{say("menu.close-day.ask")}</p>
        <Key name="day-close" look="bad" className={own["confirm"]} onPress={() => send({ kind: "day-close" })}>
          {say("menu.close-day.do")}
        </Key>
      </div>
    </Stage>
  );
}

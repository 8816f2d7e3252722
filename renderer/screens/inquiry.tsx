import type { ReactNode } from "react";
import { useWords } from "../hooks.ts";
import { useKeys } from "../keyboard.ts";
import { Action } from "../parts/action.tsx";
import { Stage } from "../parts/stage.tsx";
import { WindowPicture } from "../parts/window-picture.tsx";
import { send } from "../register.ts";
import css from "./inquiry.module.css";

/** Balance and last bookings stand on the customer's window; nothing of them stands here. */
export function InquiryScreen(): ReactNode {
  const say = useWords();
  const back = (): void => send({ kind: "back" });
  useKeys({ enter: back, back });
  return (
    <Stage right={<Action name="back" look="go" word={say("key.inquiry.end")} onPress={back} />}>
      <div className={css["inquiry"]}>
        <WindowPicture />
        <p className={css["shown"]}>{say("inquiry.shown")}</p>
        <p className={css["more"]}>{say("inquiry.private")}</p>
      </div>
    </Stage>
  );
}

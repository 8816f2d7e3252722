import { type ReactNode, useState } from "react";
import { closeSheet } from "../desk.ts";
import { useNow, useDesk, useWords } from "../hooks.ts";
import { useKeys } from "../keyboard.ts";
import { Action, BackAction } from "../parts/action.tsx";
import { Pad } from "../parts/pad.tsx";
import { SignFields } from "../parts/sign-fields.tsx";
import { Stage } from "../parts/stage.tsx";
import { send } from "../register.ts";
import { canSign, emptySign, pressSign } from "../sign.ts";
import css from "./panel.module.css";

/** The clock jumped: a supervisor says whether date and time are right before money is taken again. */
export function ClockSheet(): ReactNode {
  const say = useWords();
  const language = useDesk((now) => now.language);
  const nowMs = useNow(1_000);
  const [sign, setSign] = useState(emptySign);
  const enter = (): void => {
    if (sign.step === "op" && sign.op !== "") setSign({ ...sign, step: "pin" });
    else if (canSign(sign)) {
      send({ kind: "clock-confirm", op: sign.op, pin: sign.pin });
      setSign(emptySign);
    }
  };
  useKeys({ type: (key) => setSign((now) => pressSign(now, key)), enter, back: closeSheet });
  const now = new Date(nowMs).toLocaleString(language === "ja" ? "ja-JP" : "en-GB", {
    dateStyle: "long",
    timeStyle: "short",
  });
  return (
    <Stage
      left={<BackAction onPress={closeSheet} />}
      right={
        <Action
          name="clock-confirm"
          look="go"
          word={say(sign.step === "op" ? "sign.next" : "clock.do")}
          disabled={sign.step === "op" ? sign.op === "" : !canSign(sign)}
          onPress={enter}
        />
      }
    >
      <div className={css["split"]}>
        <div className={css["column"]}>
          <p className={css["text"]}>{say("clock.title")}</p>
          <p className={css["text"]}>{say("clock.now")}</p>
          <p className={css["title"]}>{now}</p>
          <SignFields sign={sign} who="sign.supervisor" />
        </div>
        <Pad onKey={(key) => setSign((now) => pressSign(now, key))} />
      </div>
    </Stage>
  );
}

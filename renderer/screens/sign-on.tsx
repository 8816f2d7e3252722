import { type ReactNode, useState } from "react";
import type { View } from "#ipc/view.ts";
import { useWords } from "../hooks.ts";
import { useKeys } from "../keyboard.ts";
import { Action, BackAction } from "../parts/action.tsx";
import { Pad } from "../parts/pad.tsx";
import { SignFields } from "../parts/sign-fields.tsx";
import { Stage } from "../parts/stage.tsx";
import { send } from "../register.ts";
import { canSign, emptySign, pressSign } from "../sign.ts";
import css from "./sign-on.module.css";

/** Who stands at the register: operator number, then PIN. */
export function SignOnScreen({ view, isChecking }: { readonly view: View; readonly isChecking: boolean }): ReactNode {
  const say = useWords();
  const [sign, setSign] = useState(emptySign);
  const enter = (): void => {
    if (isChecking) return;
    if (sign.step === "op" && sign.op !== "") setSign({ ...sign, step: "pin" });
    else if (canSign(sign)) {
      send({ kind: "sign-on", op: sign.op, pin: sign.pin });
      // A PIN that was sent is gone from the screen, right or wrong.
      setSign({ ...sign, pin: "" });
    }
  };
  const back = (): void => setSign(emptySign);
  useKeys({ type: (key) => setSign((now) => pressSign(now, key)), enter, back });
  return (
    <Stage
      left={sign.step === "pin" && <BackAction onPress={back} />}
      right={
        <Action
          name="sign-on"
          look="go"
          word={say(isChecking ? "sign.checking" : sign.step === "op" ? "sign.next" : "sign.do")}
          disabled={isChecking || (sign.step === "op" ? sign.op === "" : !canSign(sign))}
          onPress={enter}
        />
      }
    >
      <div className={css["sign"]}>
        <div className={css["column"]}>
          <p className={css["shop"]}>{view.shop}</p>
          <p className={css["reg"]}>{view.reg}</p>
          {view.training !== undefined && <PracticePins pins={view.training.pins} />}
          <SignFields sign={sign} />
        </div>
        <Pad onKey={(key) => setSign((now) => pressSign(now, key))} />
      </div>
    </Stage>
  );
}

/** Who one is in practice: nobody's number, and no secret. */
function PracticePins({ pins }: NonNullable<View["training"]>): ReactNode {
  const say = useWords();
  return (
    <div className={css["pins"]}>
      <p>{say("practice.pins")}</p>
      {Object.entries(pins).map(([op, pin]) => (
        <p key={op}>{say("practice.pin", { op, pin })}</p>
      ))}
    </div>
  );
}

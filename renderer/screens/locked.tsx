import { type ReactNode, useState } from "react";
import type { View } from "#ipc/view.ts";
import { useWords } from "../hooks.ts";
import { useKeys } from "../keyboard.ts";
import { Action } from "../parts/action.tsx";
import { Pad } from "../parts/pad.tsx";
import { SignFields } from "../parts/sign-fields.tsx";
import { Stage } from "../parts/stage.tsx";
import { send } from "../register.ts";
import { canSign, emptySign, pressSign, type Sign } from "../sign.ts";
import own from "./locked.module.css";
import css from "./sign-on.module.css";

/** Nobody was there for a while: the PIN of the one who is signed on, or a supervisor's number and PIN. */
export function LockedScreen({ view, isChecking }: { readonly view: View; readonly isChecking: boolean }): ReactNode {
  const say = useWords();
  const mine: Sign = view.op === null ? emptySign : { step: "pin", op: view.op.op, pin: "" };
  const [sign, setSign] = useState(mine);
  const isMine = sign.op === view.op?.op;
  const enter = (): void => {
    if (isChecking) return;
    if (sign.step === "op" && sign.op !== "") setSign({ ...sign, step: "pin" });
    else if (canSign(sign)) {
      send({ kind: "unlock", op: sign.op, pin: sign.pin });
      // A PIN that was sent is gone from the screen, right or wrong.
      setSign({ ...sign, pin: "" });
    }
  };
  const back = (): void => setSign(mine);
  useKeys({ type: (key) => setSign((now) => pressSign(now, key)), enter, back });
  return (
    <Stage
      left={
        <div className={own["other"]}>
          <Action
            name="unlock-other"
            look="quiet"
            word={isMine ? say("locked.other") : say("key.back")}
            onPress={() => setSign(isMine ? emptySign : mine)}
          />
        </div>
      }
      right={
        <Action
          name="unlock"
          look="go"
          word={say(isChecking ? "sign.checking" : sign.step === "op" ? "sign.next" : "locked.do")}
          disabled={isChecking || (sign.step === "op" ? sign.op === "" : !canSign(sign))}
          onPress={enter}
        />
      }
    >
      <div className={css["sign"]}>
        <div className={css["column"]}>
          <p className={own["title"]}>{say("locked.title")}</p>
          {view.op !== null && (
            <p className={own["who"]}>{say("locked.who", { op: view.op.op, name: view.op.name })}</p>
          )}
          {view.basket.lines.length > 0 && <p className={own["kept"]}>{say("locked.kept")}</p>}
          <SignFields sign={sign} />
        </div>
        <Pad onKey={(key) => setSign((now) => pressSign(now, key))} />
      </div>
    </Stage>
  );
}

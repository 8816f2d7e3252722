import { type ReactNode, useState } from "react";
import type { Screen } from "#ipc/view.ts";
import { countDown } from "../count-down.ts";
import { useNow, useWords } from "../hooks.ts";
import { useKeys } from "../keyboard.ts";
import { BackAction } from "../parts/action.tsx";
import { Amount } from "../parts/amount.tsx";
import { PhonePicture } from "../parts/phone-picture.tsx";
import { Stage } from "../parts/stage.tsx";
import { send } from "../register.ts";
import css from "./tray.module.css";

/** Silent for this long; then it says what it waits for (ms). */
const silentMs = 300;

/** A code for the member's app is being made, stands on the customer's window, or is being taken back. */
export function TrayScreen({ screen }: { readonly screen: Extract<Screen, { kind: "tray" }> }): ReactNode {
  const say = useWords();
  const { amount, step, expiresAtMs } = screen;
  const nowMs = useNow(250);
  const [sinceMs] = useState(nowMs);
  const canGoBack = step !== "cancelling";
  const back = (): void => send({ kind: "back" });
  useKeys(canGoBack ? { back } : {});
  const isOver = step === "shown" && nowMs >= expiresAtMs;
  const isLate = step !== "asking" || nowMs - sinceMs >= silentMs;
  return (
    <Stage
      left={canGoBack && <BackAction onPress={back} {...(step === "shown" ? { word: say("key.tray.end") } : {})} />}
    >
      <div className={css["tray"]}>
        <p className={css["title"]}>{say("tray.title")}</p>
        <Amount yen={amount} className={css["amount"]} />
        <PhonePicture does="reads" />
        <p className={css["state"]} data-over={isOver || undefined}>
          {isLate ? say(isOver ? "tray.over" : `tray.${step}`) : "…"}
        </p>
        {step === "shown" && !isOver && (
          <>
            <p className={css["left"]}>
              {say("tray.left")} <span className={css["clock"]}>{countDown(expiresAtMs, nowMs)}</span>
            </p>
            <p className={css["more"]}>{say("tray.shown.more")}</p>
          </>
        )}
        {step === "cancelling" && <p className={css["more"]}>{say("tray.cancelling.more")}</p>}
      </div>
    </Stage>
  );
}

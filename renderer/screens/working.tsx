import type { ReactNode } from "react";
import type { Screen } from "#ipc/view.ts";
import { useNow, useWords } from "../hooks.ts";
import { useKeys } from "../keyboard.ts";
import { BackAction } from "../parts/action.tsx";
import { Amount } from "../parts/amount.tsx";
import { CardPicture } from "../parts/card-picture.tsx";
import { Stage } from "../parts/stage.tsx";
import { send } from "../register.ts";
import css from "./card.module.css";

/** Silent for this long; then it says what it waits for (ms). */
const silentMs = 300;

/** The authority is being asked. Once money is on its way nothing can be pressed: it cannot be called back. */
export function WorkingScreen({ screen }: { readonly screen: Extract<Screen, { kind: "working" }> }): ReactNode {
  const say = useWords();
  const nowMs = useNow(100);
  const canGoBack = screen.step === "balance";
  const back = (): void => send({ kind: "back" });
  useKeys(canGoBack ? { back } : {});
  const isLate = nowMs - screen.sinceMs >= silentMs;
  const word = screen.step === "balance" ? "working.balance" : screen.for === "pay" ? "working.pay" : "working.charge";
  return (
    <Stage left={canGoBack && <BackAction onPress={back} />}>
      <div className={css["card"]}>
        <p className={css["for"]}>{say(screen.for === "pay" ? "card.pay" : "card.charge")}</p>
        {screen.amount > 0 && <Amount yen={screen.amount} className={css["amount"]} />}
        <CardPicture isStill />
        <p className={css["touch"]}>{isLate ? say(word) : "…"}</p>
        <p className={css["where"]}>{isLate ? say("working.stay") : "　"}</p>
      </div>
    </Stage>
  );
}

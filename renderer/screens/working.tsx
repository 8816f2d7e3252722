import type { ReactNode } from "react";
import type { Screen } from "#ipc/view.ts";
import { useNow, useWords } from "../hooks.ts";
import { useKeys } from "../keyboard.ts";
import { BackAction } from "../parts/action.tsx";
import { Amount } from "../parts/amount.tsx";
import { CardPicture } from "../parts/card-picture.tsx";
import { Stage } from "../parts/stage.tsx";
import { send } from "../register.ts";
import type { Word } from "../words/words.ts";
import css from "./card.module.css";

type Working = Extract<Screen, { kind: "working" }>;

/** Silent for this long; then it says what it waits for (ms). */
const silentMs = 300;

/** The authority is being asked. Once money is on its way nothing can be pressed: it cannot be called back. */
export function WorkingScreen({ screen }: { readonly screen: Working }): ReactNode {
  const say = useWords();
  const nowMs = useNow(100);
  const canGoBack = screen.step === "balance";
  const back = (): void => send({ kind: "back" });
  useKeys(canGoBack ? { back } : {});
  const isLate = nowMs - screen.sinceMs >= silentMs;
  return (
    <Stage left={canGoBack && <BackAction onPress={back} />}>
      <div className={css["card"]}>
        <p className={css["for"]}>{say(`card.${screen.for}`)}</p>
        {screen.amount > 0 && <Amount yen={screen.amount} className={css["amount"]} />}
        <CardPicture isStill />
        <p className={css["touch"]}>{isLate ? say(wordOf(screen)) : "…"}</p>
        <p className={css["where"]}>{isLate ? say("working.stay") : "　"}</p>
      </div>
    </Stage>
  );
}

function wordOf({ for: purpose, step }: Working): Word {
  if (purpose === "meal" || purpose === "desk") return `working.${purpose}`;
  return step === "balance" || purpose === "balance" ? "working.balance" : `working.${purpose}`;
}

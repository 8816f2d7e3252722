import { type ReactNode, useState } from "react";
import type { DeskScreen } from "#ipc/view.ts";
import { useNow, useWords } from "../hooks.ts";
import { useKeys } from "../keyboard.ts";
import { BackAction } from "../parts/action.tsx";
import { CardPicture } from "../parts/card-picture.tsx";
import { Stage } from "../parts/stage.tsx";
import { send } from "../register.ts";
import card from "./card.module.css";
import { DeskConfirm } from "./desk-confirm.tsx";
import { DeskDone } from "./desk-done.tsx";
import { DeskMember } from "./desk-member.tsx";

/** One step of card set-up; the way so far stands at the right. */
export function DeskStepScreen({ screen }: { readonly screen: DeskScreen }): ReactNode {
  switch (screen.step) {
    case "member":
      return <DeskMember act={screen.act} />;
    case "confirm":
      return <DeskConfirm screen={screen} />;
    case "done":
      return <DeskDone screen={screen} />;
    case "card":
    case "finding":
    case "sending":
      return <DeskWait act={screen.act} step={screen.step} />;
  }
}

/** Headquarters answers within this, or the queue need not wait for it (ms). */
const patienceMs = 3_000;

/** Waiting for the card, or for headquarters. What is being registered cannot be called back, but it goes on by itself. */
function DeskWait(props: {
  readonly act: DeskScreen["act"];
  readonly step: "card" | "finding" | "sending";
}): ReactNode {
  const { act, step } = props;
  const say = useWords();
  const back = (): void => send({ kind: "back" });
  const [sinceMs] = useState(Date.now);
  const nowMs = useNow(500);
  const canGoBack = step !== "sending" || nowMs - sinceMs > patienceMs;
  useKeys(canGoBack ? { back } : {});
  const word =
    step === "card"
      ? (`desk.place.${act}` as const)
      : step === "finding"
        ? "desk.finding"
        : (`desk.sending.${act}` as const);
  return (
    <Stage left={canGoBack && <BackAction onPress={back} word={say(step === "sending" ? "desk.leave" : "key.back")} />}>
      <div className={card["card"]}>
        <p className={card["for"]}>{say(`desk.${act}`)}</p>
        <CardPicture isStill={step !== "card"} />
        <p className={card["touch"]}>{say(word)}</p>
        <p className={card["where"]}>{step === "card" ? say("desk.place.more") : "　"}</p>
      </div>
    </Stage>
  );
}

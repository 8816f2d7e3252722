import type { ReactNode } from "react";
import type { Screen, View } from "#ipc/view.ts";
import { useWords } from "../hooks.ts";
import { useKeys } from "../keyboard.ts";
import { Action, BackAction } from "../parts/action.tsx";
import { Amount } from "../parts/amount.tsx";
import { CardPicture } from "../parts/card-picture.tsx";
import { PhonePicture } from "../parts/phone-picture.tsx";
import { Stage } from "../parts/stage.tsx";
import { send } from "../register.ts";
import css from "./card.module.css";

/** Waiting for the member's card or the barcode of the app: one amount, and what to do. */
export function CardScreen(props: {
  readonly screen: Extract<Screen, { kind: "card" }>;
  readonly view: View;
}): ReactNode {
  const { screen, view } = props;
  const say = useWords();
  const { for: purpose, amount, canScan, canTray } = screen;
  const back = (): void => send({ kind: "back" });
  const tray = (): void => {
    if (canTray) send({ kind: "tray" });
  };
  useKeys({ back });
  const hasReader = view.lamps.reader.state !== "bad";
  const isPaying = purpose === "pay" || purpose === "meal";
  return (
    <Stage
      left={
        <>
          <BackAction onPress={back} />
          {canTray && (
            <Action name="tray" shortcut="F1" word={say("key.tray")} className={css["tray"]} onPress={tray} />
          )}
        </>
      }
      right={
        isPaying && (
          <>
            {/* Where 現金 stands on the screen before; the place of the green key stays empty. */}
            <Action name="cash" shortcut="F11" look="quiet" word={say("key.cash")} onPress={back} />
            <span />
          </>
        )
      }
    >
      <div className={css["card"]}>
        <p className={css["for"]}>{say(`card.${purpose}`)}</p>
        {amount > 0 && <Amount yen={amount} className={css["amount"]} />}
        <div className={css["ways"]} data-two={(canScan && hasReader) || undefined}>
          {hasReader && (
            <div className={css["way"]}>
              <CardPicture />
              <p className={css["touch"]}>{say("card.touch")}</p>
              <p className={css["where"]}>{say(canScan ? "card.place" : "card.where")}</p>
            </div>
          )}
          {canScan && hasReader && <p className={css["or"]}>{say("card.or")}</p>}
          {canScan && (
            <div className={css["way"]}>
              <PhonePicture does="shows" />
              <p className={css["touch"]}>{say("card.app")}</p>
              <p className={css["where"]}>{say("card.app.where")}</p>
            </div>
          )}
          {!canScan && !hasReader && <p className={css["touch"]}>{say("card.no-reader")}</p>}
        </div>
      </div>
    </Stage>
  );
}

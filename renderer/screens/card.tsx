import type { ReactNode } from "react";
import type { Screen } from "#ipc/view.ts";
import { useWords } from "../hooks.ts";
import { useKeys } from "../keyboard.ts";
import { Action, BackAction } from "../parts/action.tsx";
import { Amount } from "../parts/amount.tsx";
import { CardPicture } from "../parts/card-picture.tsx";
import { Stage } from "../parts/stage.tsx";
import { send } from "../register.ts";
import css from "./card.module.css";

/** Waiting for the member's card: one amount, one instruction. */
export function CardScreen({ screen }: { readonly screen: Extract<Screen, { kind: "card" }> }): ReactNode {
  const say = useWords();
  const back = (): void => send({ kind: "back" });
  useKeys({ back });
  return (
    <Stage
      left={<BackAction onPress={back} />}
      right={
        screen.for === "pay" && (
          <>
            {/* Where 現金 stands on the screen before; the place of the green key stays empty. */}
            <Action name="cash" look="quiet" word={say("key.cash")} onPress={back} />
            <span />
          </>
        )
      }
    >
      <div className={css["card"]}>
        <p className={css["for"]}>{say(screen.for === "pay" ? "card.pay" : "card.charge")}</p>
        {screen.amount > 0 && <Amount yen={screen.amount} className={css["amount"]} />}
        <CardPicture />
        <p className={css["touch"]}>{say("card.touch")}</p>
        <p className={css["where"]}>{say("card.where")}</p>
      </div>
    </Stage>
  );
}

import type { ReactNode } from "react";
import type { Screen } from "#ipc/view.ts";
import { useSaying, useWords } from "../hooks.ts";
import { useKeys } from "../keyboard.ts";
import { Action } from "../parts/action.tsx";
import { Amount } from "../parts/amount.tsx";
import { Figure } from "../parts/figure.tsx";
import { Stage } from "../parts/stage.tsx";
import { sayNotice } from "../prompt.ts";
import { send } from "../register.ts";
import css from "./panel.module.css";

/** A charge was refused after the cash was taken: the cash goes back before anything else. */
export function ChargeReturnScreen({
  screen,
}: {
  readonly screen: Extract<Screen, { kind: "charge-return" }>;
}): ReactNode {
  const say = useWords();
  const saySaying = useSaying();
  const give = (): void => send({ kind: "charge-returned" });
  useKeys({ enter: give });
  const why = sayNotice({ code: "charge-rejected", text: screen.code });
  return (
    <Stage right={<Action name="charge-returned" look="go" word={say("return.do")} onPress={give} />}>
      <div className={css["panel"]}>
        <p className={css["title"]}>{say("return.title")}</p>
        <p className={css["text"]}>{saySaying(why)}</p>
        <Figure label={say("return.amount")} size="huge" tone="look">
          <Amount yen={screen.amount} />
        </Figure>
      </div>
    </Stage>
  );
}

import type { ReactNode } from "react";
import type { Screen } from "#ipc/view.ts";
import { useWords } from "../hooks.ts";
import { useKeys } from "../keyboard.ts";
import { Action, BackAction } from "../parts/action.tsx";
import { Amount } from "../parts/amount.tsx";
import { Figure } from "../parts/figure.tsx";
import { Stage } from "../parts/stage.tsx";
import { send } from "../register.ts";
import css from "./meal-offer.module.css";

/** What the meal plan pays of this basket and what is left then: shown before anything is taken. */
export function MealOfferScreen({ screen }: { readonly screen: Extract<Screen, { kind: "meal-offer" }> }): ReactNode {
  const say = useWords();
  const { plan, rest, covers, due } = screen;
  const back = (): void => send({ kind: "back" });
  const take = (): void => {
    if (covers > 0) send({ kind: "meal-take" });
  };
  useKeys({ enter: take, back });
  return (
    <Stage
      left={<BackAction onPress={back} />}
      right={
        <Action
          name="meal-take"
          look="go"
          word={say("meal.take")}
          more={<Amount yen={covers} />}
          disabled={covers === 0}
          onPress={take}
        />
      }
    >
      <div className={css["offer"]}>
        <p className={css["plan"]} data-ellipsis>
          {plan}
        </p>
        <Figure label={say("meal.covers")} size="huge">
          <Amount yen={covers} />
        </Figure>
        <div className={css["due"]} data-none={due === 0 || undefined}>
          {due === 0 ? (
            <p className={css["all"]}>{say("meal.due.none")}</p>
          ) : (
            <>
              <Figure label={say("meal.due")} size="large">
                <Amount yen={due} />
              </Figure>
              <p className={css["how"]}>{say("meal.due.how")}</p>
            </>
          )}
        </div>
        <div className={css["rest"]}>
          <Figure label={say("meal.rest")} tone="soft">
            <Amount yen={rest} />
          </Figure>
          <Figure label={say("meal.after")} tone="soft">
            <Amount yen={rest - covers} />
          </Figure>
        </div>
      </div>
    </Stage>
  );
}

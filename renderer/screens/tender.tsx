import { type ReactNode, useState } from "react";
import type { Screen, View } from "#ipc/view.ts";
import { openSheet } from "../desk.ts";
import { type PadKey, pressDigit, readDigits } from "../digits.ts";
import { useWords } from "../hooks.ts";
import { useKeys } from "../keyboard.ts";
import { Action, BackAction } from "../parts/action.tsx";
import { Amount } from "../parts/amount.tsx";
import { CashDesk } from "../parts/cash-desk.tsx";
import { EmoneyAction } from "../parts/emoney-action.tsx";
import { Stage } from "../parts/stage.tsx";
import { send } from "../register.ts";
import css from "./tender.module.css";

type Tender = Extract<Screen, { kind: "tender" }>;

/** How it is paid: a quick amount of cash is one touch; the pad is for everything else, also for a part by e-money. */
export function TenderScreen({ screen, view }: { readonly screen: Tender; readonly view: View }): ReactNode {
  const say = useWords();
  const [digits, setDigits] = useState("");
  const { due, quick, canMeal, trust } = screen;
  const given = readDigits(digits);
  const press = (key: PadKey): void => setDigits((now) => pressDigit(now, key, 7));
  const take = (yen: number): void => send({ kind: "cash", given: yen });
  const isPart = given !== null && given > 0 && given < due;
  const acts = {
    back: () => send({ kind: "back" }),
    cancel: () => openSheet("cancel"),
    meal: () => {
      if (canMeal) send({ kind: "meal" });
    },
    emoney: () => {
      // On trust all that is left is sold or nothing is: a part would leave the rest to be asked for when nobody can be.
      if (trust !== 0) send({ kind: "emoney", ...(isPart && trust === null ? { amount: given } : {}) });
    },
    cash: () => {
      if (given !== null && given > 0) take(given);
    },
  };
  useKeys({
    type: press,
    enter: acts.cash,
    back: acts.back,
  });
  return (
    <Stage
      left={
        <>
          <BackAction onPress={acts.back} />
          <Action
            name="cancel"
            shortcut="F9"
            look="quiet"
            word={say("key.cancel")}
            className={css["cancel"]}
            onPress={acts.cancel}
          />
          {/* The keys to the left of it stay where they are when nothing here can be paid by the meal plan. */}
          {canMeal ? (
            <Action name="meal" shortcut="F10" word={say("key.meal")} className={css["meal"]} onPress={acts.meal} />
          ) : (
            <span />
          )}
        </>
      }
      right={
        <>
          <EmoneyAction
            trust={trust}
            amount={isPart ? given : due}
            isPart={isPart}
            isAway={view.lamps.pokepay.state === "bad"}
            onPress={acts.emoney}
          />
          <Action
            name="cash"
            look="go"
            word={say(isPart ? "tender.part" : "tender.take")}
            disabled={given === null || given === 0}
            {...(given === null ? {} : { more: <Amount yen={given} /> })}
            onPress={acts.cash}
          />
        </>
      }
    >
      <CashDesk dueWord="tender.due" due={due} quick={quick} given={given} onQuick={take} onKey={press} />
    </Stage>
  );
}

import { type ReactNode, useState } from "react";
import type { Screen } from "#ipc/view.ts";
import { openSheet } from "../desk.ts";
import { type PadKey, pressDigit, readDigits } from "../digits.ts";
import { useWords } from "../hooks.ts";
import { useKeys } from "../keyboard.ts";
import { Action, BackAction } from "../parts/action.tsx";
import { Amount } from "../parts/amount.tsx";
import { CashDesk } from "../parts/cash-desk.tsx";
import { Stage } from "../parts/stage.tsx";
import { send } from "../register.ts";
import css from "./tender.module.css";

/** Cash: a quick amount is one touch; the pad is for everything else. */
export function TenderScreen({ screen }: { readonly screen: Extract<Screen, { kind: "tender" }> }): ReactNode {
  const say = useWords();
  const [digits, setDigits] = useState("");
  const given = readDigits(digits);
  const press = (key: PadKey): void => setDigits((now) => pressDigit(now, key, 7));
  const take = (yen: number): void => send({ kind: "cash", given: yen });
  const back = (): void => send({ kind: "back" });
  const emoney = (): void => send({ kind: "emoney" });
  const enter = (): void => {
    if (given !== null && given > 0) take(given);
  };
  useKeys({ type: press, enter, back, functions: screen.quick.map((yen) => () => take(yen)) });
  const isPart = given !== null && given < screen.due;
  return (
    <Stage
      left={
        <>
          <BackAction onPress={back} />
          <Action
            name="cancel"
            look="quiet"
            word={say("key.cancel")}
            className={css["cancel"]}
            onPress={() => openSheet("cancel")}
          />
        </>
      }
      right={
        <>
          <Action name="emoney" word={say("key.emoney.rest")} onPress={emoney} />
          <Action
            name="cash"
            look="go"
            word={say(isPart ? "tender.part" : "tender.take")}
            disabled={given === null || given === 0}
            {...(given === null ? {} : { more: <Amount yen={given} /> })}
            onPress={enter}
          />
        </>
      }
    >
      <CashDesk dueWord="tender.due" due={screen.due} quick={screen.quick} given={given} onQuick={take} onKey={press} />
    </Stage>
  );
}

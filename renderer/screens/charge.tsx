import { type ReactNode, useState } from "react";
import type { Screen } from "#ipc/view.ts";
import { type PadKey, pressDigit, readDigits } from "../digits.ts";
import { useWords } from "../hooks.ts";
import { useKeys } from "../keyboard.ts";
import { formatYen } from "../money.ts";
import { Action, BackAction } from "../parts/action.tsx";
import { Amount } from "../parts/amount.tsx";
import { Figure } from "../parts/figure.tsx";
import { Key } from "../parts/key.tsx";
import { Pad } from "../parts/pad.tsx";
import { Stage } from "../parts/stage.tsx";
import { send } from "../register.ts";
import css from "./charge.module.css";

/** Cash onto the card: pick how much, take the cash (exact unless keyed), charge. */
export function ChargeScreen({ screen }: { readonly screen: Extract<Screen, { kind: "charge" }> }): ReactNode {
  const say = useWords();
  const [amount, setAmount] = useState<number | null>(null);
  const [digits, setDigits] = useState("");
  const { balance, most, amounts } = screen;
  const press = (key: PadKey): void => setDigits((now) => pressDigit(now, key, 7));
  const given = readDigits(digits) ?? amount;
  const canCharge = amount !== null && given !== null && given >= amount;
  const back = (): void => send({ kind: "back" });
  const enter = (): void => {
    if (canCharge) send({ kind: "charge-cash", amount, given });
  };
  useKeys({ type: press, enter, back, functions: amounts.map((yen) => () => setAmount(yen)) });
  const rest = amount === null || given === null ? null : given - amount;
  return (
    <Stage
      left={<BackAction onPress={back} />}
      right={
        <Action
          name="charge-cash"
          look="go"
          word={say("charge.do")}
          {...(amount === null ? {} : { more: <Amount yen={amount} /> })}
          disabled={!canCharge}
          onPress={enter}
        />
      }
    >
      <div className={css["charge"]}>
        <div className={css["column"]}>
          <div>
            <Figure label={say("charge.balance")} size="large">
              <Amount yen={balance} />
            </Figure>
            <Figure label={say("charge.after")} tone="good">
              {amount === null ? "–" : <Amount yen={balance + amount} />}
            </Figure>
            <Figure label={say("tender.given")}>{given === null ? "–" : <Amount yen={given} />}</Figure>
            <Figure
              label={say(rest !== null && rest < 0 ? "tender.lacking" : "tender.change")}
              tone={rest !== null && rest < 0 ? "look" : "plain"}
            >
              {rest === null ? "–" : <Amount yen={Math.abs(rest)} />}
            </Figure>
          </div>
          <p className={css["most"]}>{say("charge.most", { yen: formatYen(most) })}</p>
          <div className={css["amounts"]}>
            {amounts.slice(0, 6).map((yen) => (
              <Key
                key={yen}
                name={`amount:${yen}`}
                isOn={yen === amount}
                disabled={yen > most}
                onPress={() => setAmount(yen)}
              >
                <Amount yen={yen} />
              </Key>
            ))}
          </div>
        </div>
        <Pad onKey={press} zeros />
      </div>
    </Stage>
  );
}

import { type ReactNode, useState } from "react";
import type { Screen } from "#ipc/view.ts";
import { type PadKey, pressDigit, readDigits } from "../digits.ts";
import { useWords } from "../hooks.ts";
import { useKeys } from "../keyboard.ts";
import { Action, BackAction } from "../parts/action.tsx";
import { Amount } from "../parts/amount.tsx";
import { EntryField } from "../parts/entry-field.tsx";
import { Figure } from "../parts/figure.tsx";
import { Key } from "../parts/key.tsx";
import { Pad } from "../parts/pad.tsx";
import { Stage } from "../parts/stage.tsx";
import { send } from "../register.ts";
import css from "./charge.module.css";
import panel from "./panel.module.css";

function Typed({ yen }: { readonly yen: number | null }): ReactNode {
  return yen === null ? null : <Amount yen={yen} />;
}

/** Cash onto the card: how much (a key, or the pad), the cash that was given (exact unless keyed), charge. */
export function ChargeScreen({ screen }: { readonly screen: Extract<Screen, { kind: "charge" }> }): ReactNode {
  const say = useWords();
  const [field, setField] = useState<"amount" | "given">("amount");
  const [digits, setDigits] = useState({ amount: "", given: "" });
  const { balance, most, amounts, deferred = false } = screen;
  const press = (key: PadKey): void => setDigits((now) => ({ ...now, [field]: pressDigit(now[field], key, 7) }));
  const pick = (yen: number): void => {
    setDigits((now) => ({ ...now, amount: String(yen) }));
    setField("given");
  };
  const amount = readDigits(digits.amount);
  const given = readDigits(digits.given) ?? amount;
  const rest = amount === null || given === null ? null : given - amount;
  const isOver = amount !== null && amount > most;
  const canCharge = amount !== null && amount > 0 && !isOver && rest !== null && rest >= 0;
  const back = (): void => send({ kind: "back" });
  const enter = (): void => {
    if (canCharge && given !== null) send({ kind: "charge-cash", amount, given });
  };
  useKeys({ type: press, enter, back });
  const after =
    amount === null ? (
      "–"
    ) : deferred && !isOver ? (
      say("charge.later")
    ) : (
      <Amount yen={isOver ? amount - most : balance + amount} />
    );
  const lacks = rest !== null && rest < 0;
  if (most === 0) return <NoCharge onBack={back} />;
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
          <div className={css["fields"]}>
            {(["amount", "given"] as const).map((name) => (
              <Key
                key={name}
                name={`field:${name}`}
                look="bare"
                className={css["field"]}
                onPress={() => setField(name)}
              >
                <EntryField
                  name={name}
                  label={say(name === "amount" ? "charge.amount" : "tender.given")}
                  isActive={field === name}
                >
                  <Typed yen={name === "amount" ? amount : given} />
                </EntryField>
              </Key>
            ))}
          </div>
          <div>
            <Figure label={say(isOver ? "charge.over" : "charge.after")} tone={isOver ? "look" : "good"}>
              {after}
            </Figure>
            <Figure label={say(lacks ? "tender.lacking" : "tender.change")} tone={lacks ? "look" : "plain"}>
              {rest === null ? "–" : <Amount yen={Math.abs(rest)} />}
            </Figure>
          </div>
          <div className={css["amounts"]}>
            {amounts.slice(0, 6).map((yen) => (
              <Key
                key={yen}
                name={`amount:${yen}`}
                isOn={yen === amount}
                disabled={yen > most}
                onPress={() => pick(yen)}
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

/** The wallet, or this card's day, is full: there is nothing to choose. */
function NoCharge({ onBack }: { readonly onBack: () => void }): ReactNode {
  const say = useWords();
  return (
    <Stage left={<BackAction onPress={onBack} />}>
      <div className={`${panel["panel"]} ${panel["center"]}`}>
        <p className={panel["title"]}>{say("charge.none")}</p>
        <p className={panel["text"]}>{say("charge.limit")}</p>
      </div>
    </Stage>
  );
}

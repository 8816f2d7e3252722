import type { ReactNode } from "react";
import type { PadKey } from "../digits.ts";
import { useWords } from "../hooks.ts";
import type { Word } from "../words/words.ts";
import { Amount } from "./amount.tsx";
import { Figure } from "./figure.tsx";
import { Key } from "./key.tsx";
import { Pad } from "./pad.tsx";
import css from "./cash-desk.module.css";

/** Taking cash: what is due, what was given, what goes back; quick amounts at the left, the pad at the right. */
export function CashDesk(props: {
  readonly dueWord: Word;
  readonly due: number;
  readonly quick: readonly number[];
  readonly given: number | null;
  readonly onQuick: (yen: number) => void;
  readonly onKey: (key: PadKey) => void;
  readonly children?: ReactNode;
}): ReactNode {
  const { dueWord, due, quick, given, onQuick, onKey, children } = props;
  const say = useWords();
  const rest = given === null ? null : given - due;
  return (
    <div className={css["desk"]}>
      <div className={css["column"]}>
        {children}
        <div className={css["figures"]}>
          <Figure label={say(dueWord)} size="large">
            <Amount yen={due} />
          </Figure>
          <Figure label={say("tender.given")}>{given === null ? "–" : <Amount yen={given} />}</Figure>
          <Figure
            label={say(rest !== null && rest < 0 ? "tender.lacking" : "tender.change")}
            tone={rest !== null && rest < 0 ? "look" : "plain"}
          >
            {rest === null ? "–" : <Amount yen={Math.abs(rest)} />}
          </Figure>
        </div>
        <div className={css["quick"]}>
          {quick.slice(0, 6).map((yen) => (
            <Key key={yen} name={`quick:${yen}`} onPress={() => onQuick(yen)}>
              {yen === due && <span className={css["exact"]}>{say("tender.exact")}</span>}
              <Amount yen={yen} />
            </Key>
          ))}
        </div>
      </div>
      <Pad onKey={onKey} zeros />
    </div>
  );
}

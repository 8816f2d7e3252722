import type { ReactNode } from "react";
import { useWords } from "../hooks.ts";
import css from "./charge-side.module.css";

/** Stands where the basket is while cash goes onto a card: the four steps, in the order a cashier takes them. */
export function ChargeSide(): ReactNode {
  const say = useWords();
  return (
    <aside className={css["side"]}>
      <p className={css["title"]}>{say("card.charge")}</p>
      <ol className={css["steps"]}>
        {(["charge.step.card", "charge.step.amount", "charge.step.cash", "charge.step.do"] as const).map((word, at) => (
          <li key={word} className={css["step"]}>
            <span className={css["number"]}>{at + 1}</span>
            {say(word)}
          </li>
        ))}
      </ol>
      <p className={css["note"]}>{say("charge.note")}</p>
    </aside>
  );
}

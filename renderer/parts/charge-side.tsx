import type { ReactNode } from "react";
import type { Screen } from "#ipc/view.ts";
import { useWords } from "../hooks.ts";
import { Amount } from "./amount.tsx";
import { Figure } from "./figure.tsx";
import { StepList } from "./step-list.tsx";
import css from "./charge-side.module.css";

const steps = ["charge.step.card", "charge.step.amount", "charge.step.cash", "charge.step.do"] as const;

/** Stands where the basket is while cash goes onto a card: the steps in the order a cashier takes them, and what the card holds. */
export function ChargeSide({ screen }: { readonly screen: Screen }): ReactNode {
  const say = useWords();
  const isReading = screen.kind === "card" || (screen.kind === "working" && screen.step === "balance");
  return (
    <aside className={css["side"]}>
      <p className={css["title"]}>{say("card.charge")}</p>
      {(isReading || (screen.kind === "charge" && screen.most > 0)) && (
        <StepList steps={steps.map((word, at) => ({ word, standing: (at === 0) === isReading ? "open" : "later" }))} />
      )}
      {screen.kind === "charge" && (
        <div className={css["card"]}>
          <Figure label={say("charge.balance")} size="large">
            {screen.deferred ? "–" : <Amount yen={screen.balance} />}
          </Figure>
          <Figure label={say("charge.most")} tone={screen.most === 0 ? "look" : "plain"}>
            <Amount yen={screen.most} />
          </Figure>
          <p className={css["note"]}>{say("charge.limit")}</p>
        </div>
      )}
      {screen.kind === "unknown" && (
        <div className={css["card"]}>
          <Figure label={say("charge.amount")}>
            <Amount yen={screen.amount} />
          </Figure>
          <Figure label={say("tender.given")}>
            <Amount yen={screen.amount + screen.change} />
          </Figure>
          <Figure label={say("tender.change")} tone={screen.change > 0 ? "look" : "plain"}>
            <Amount yen={screen.change} />
          </Figure>
        </div>
      )}
      <p className={css["note"]}>
        {say(screen.kind === "unknown" && screen.change > 0 ? "unknown.change" : "charge.note")}
      </p>
    </aside>
  );
}

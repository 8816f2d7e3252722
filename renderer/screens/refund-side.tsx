import type { ReactNode } from "react";
import type { RefundScreen } from "#ipc/view.ts";
import { useWords } from "../hooks.ts";
import { Amount } from "../parts/amount.tsx";
import { Figure } from "../parts/figure.tsx";
import css from "./refund-side.module.css";

/** Stands where the basket is: what goes back, by which way, and what is taken back with it. */
export function RefundSide({ screen }: { readonly screen: RefundScreen }): ReactNode {
  const say = useWords();
  const { total, rebate, lines } = screen;
  const isPicked = lines.some((line) => line.picked > 0);
  // Cash first: that is what the cashier has to hand over.
  const tenders = screen.tenders
    .filter(({ amount }) => amount > 0)
    .toSorted((a, b) => Number(b.kind === "cash") - Number(a.kind === "cash"));
  return (
    <aside className={css["side"]}>
      <p className={css["title"]}>{say("refund.how")}</p>
      <div className={css["rows"]}>
        {!isPicked && <p className={css["pick"]}>{say("refund.pick")}</p>}
        {isPicked &&
          tenders.map(({ kind, amount }) => (
            <Figure key={kind} label={say(`refund.how.${kind}`)} size="large" tone={kind === "cash" ? "look" : "plain"}>
              <Amount yen={amount} />
            </Figure>
          ))}
        {isPicked && rebate > 0 && (
          <div className={css["back"]}>
            <Figure label={say("refund.rebate")}>
              <Amount yen={-rebate} />
            </Figure>
          </div>
        )}
      </div>
      <div className={css["foot"]}>
        {tenders.some(({ kind }) => kind !== "cash") && <p className={css["note"]}>{say("refund.law")}</p>}
        <div className={css["total"]}>
          <span className={css["label"]}>{say("refund.total")}</span>
          <Amount yen={total} className={css["money"]} />
        </div>
      </div>
    </aside>
  );
}

import { payable } from "./allocate.ts";
import { closeSale } from "./close-sale.ts";
import type { Draft } from "./draft.ts";
import type { TenderKind } from "./entry.ts";
import { refuseIntent, refuseMoney, settingsOf } from "./guard.ts";
import { dueOf, journalLines, paidOf } from "./sale.ts";
import { type State, type Verdict, refuse } from "./verdict.ts";

export function isEmpty(draft: Draft): boolean {
  return !draft.lines.some((line) => !line.void);
}

/** The most this kind of money may still take of the basket, yen. `classes`: where the plan covers fewer than the settings say. */
export function payableBy(state: State, kind: TenderKind, classes = settingsOf(state).classes): number {
  return payable(journalLines(state.draft.lines), paidOf(state.draft), kind, classes);
}

/**
 * Yen that e-money is to take of the basket now (all that is due, or `part` of it), or what is to be done instead: a sale with
 * nothing left to pay is closed.
 */
export function askPart(state: State, part?: number): number | Verdict {
  const { draft } = state;
  if (isEmpty(draft)) return refuse("basket-empty");
  const held = refuseMoney(state) ?? refuseIntent(state, null);
  if (held) return held;
  const due = dueOf(draft);
  if (due === 0) return closeSale(state, []);
  const amount = part ?? due;
  if (amount === 0 || amount > due) return refuse("part-over", { amount: due });
  const most = payableBy(state, "emoney");
  return most < amount ? refuse("class-not-payable", { amount: amount - most }) : amount;
}

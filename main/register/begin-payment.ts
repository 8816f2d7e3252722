import { refuseCardPolicy } from "./card-policy.ts";
import type { Payer } from "./draft.ts";
import { refuseIntent, refuseMoney } from "./guard.ts";
import { payableBy } from "./part.ts";
import { namedBy } from "./payer.ts";
import { type Stamp, type State, type Verdict, accept, refuse } from "./verdict.ts";

/** Journals the intent before the first byte of the request leaves: from now on the money *may have been sent*. */
export function beginPayment(state: State, payer: Payer, amount: number, stamp: Stamp): Verdict {
  const { draft } = state;
  const { via, handle, wallet } = payer;
  const held =
    refuseMoney(state) ??
    refuseIntent(state, wallet) ??
    (via === undefined ? refuseCardPolicy(state, wallet, amount) : null);
  const most = payableBy(state, "emoney");
  const refused = held ?? (amount > most ? refuse("class-not-payable", { amount: amount - most }) : null);
  if (refused?.kind === "refused") {
    return accept({ ...draft, stage: { kind: "tender" }, notice: refused.refusal }, { sound: "error" });
  }
  const { key, basket } = stamp;
  const data = { key, ...namedBy(payer), amount, basket, ...(via === undefined ? {} : { via }) };
  return accept(
    { ...draft, stage: { kind: "paying", key, amount }, notice: null },
    {
      facts: [{ kind: "pay-intent", data }],
      effects: [{ kind: "pay", key, ...(handle === undefined ? {} : { handle }) }],
    },
  );
}

/** A balance was read: all of it is taken now, or the cashier is shown what is lacking. */
export function payFrom(state: State, payer: Payer, held: number, due: number, stamp: Stamp): Verdict {
  if (held >= due) return beginPayment(state, payer, due, stamp);
  return accept(
    { ...state.draft, stage: { kind: "short", payer, balance: held, due }, notice: null },
    { sound: "error" },
  );
}

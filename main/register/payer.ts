import type { Intent } from "./book.ts";
import type { Payer } from "./draft.ts";

/** Whom an intent names in the journal: the wallet and how it was named. Nothing that only this moment needs. */
export function namedBy({ wallet, customer, member }: Payer) {
  return { wallet, customer, ...(member === undefined ? {} : { member }) };
}

/** The payer an intent speaks of. */
export function payerOf({ wallet, customer, member, via }: Intent): Payer {
  return { wallet, customer, ...(member === undefined ? {} : { member }), ...(via === undefined ? {} : { via }) };
}

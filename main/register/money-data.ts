/** What intents and their outcomes say in the journal. Integer yen. */

import type { Authority } from "./sale-data.ts";

/** An intent means *may have been sent*. key is the request id (UUIDv4); basket is hex SHA-256 of the JCS of the lines. */
export type PayIntentData = {
  readonly key: string;
  readonly wallet: string;
  readonly customer: string;
  readonly member?: string;
  readonly amount: number;
  readonly basket: string;
  /** Left out = e-money. */
  readonly money?: "meal";
  /** Key of the authorisation headquarters was asked for first (meal plan). */
  readonly leave?: string;
  /** Left out = card. A tray has no wallet ("") until somebody has paid by it. */
  readonly via?: "barcode" | "tray";
  /** The authority's id of the code shown on the customer's window. */
  readonly tray?: string;
  /** Sold on trust while the authority was away: collected later, under this key. */
  readonly claim?: true;
  /** Taken again after the whole was given back: what is kept of the sale with this receipt number. */
  readonly kept_of?: string;
};
/** Cash taken, to be credited to the wallet. */
export type ChargeIntentData = {
  readonly key: string;
  readonly wallet: string;
  readonly customer: string;
  readonly member?: string;
  readonly amount: number;
  readonly given: number;
  readonly change: number;
  readonly via?: "barcode";
  /** Taken while the authority was away: sent later, under this key (反映待ち). */
  readonly deferred?: true;
  /** No cash: the rebate of this receipt, as points. */
  readonly rebate_of?: string;
};
export type Outcome = { readonly key: string; readonly wallet: string; readonly amount: number };
/** fault: the authority's answer does not agree with what was asked; a person looks. */
export type Reasoned = Outcome & { readonly reason: string; readonly fault?: true };
export type Found = Outcome & { readonly authority: Authority };
/**
 * Money that has to go back. Without `how` the transaction `authority` is refunded whole; with `credit` the wallet is
 * credited `amount` under `key`, a request id of its own. `of`: receipt number of the return it belongs to.
 */
export type Due = Found & {
  readonly how?: "credit";
  readonly customer?: string;
  readonly member?: string;
  readonly money?: "meal";
  /** Meal plan: the authorisation that goes back with it, but for `leave_keep` yen. */
  readonly leave?: string;
  readonly leave_keep?: number;
  readonly of?: string;
  /** The authority refused; a person looks. */
  readonly refused?: string;
  /** Yen of it that are taken again once the whole went back: what the member keeps of the sale with receipt number `kept_of`. */
  readonly kept?: number;
  readonly kept_of?: string;
};

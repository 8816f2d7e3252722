import type { Authority, Line, RebateRow, Tender } from "./sale-data.ts";

/** A line of a sale and what of it can still come back: units and yen. `at` is its place in the sale, from 0. */
export type RefundLine = Line & { readonly at: number; readonly left: number; readonly amountLeft: number };
/** A tender as it still stands. `was`: what it was in the sale. The wallet it came from, where the register knows it. */
export type RefundTender = Tender & {
  readonly was: number;
  readonly wallet?: string;
  readonly customer?: string;
  readonly member?: string;
  /** Meal plan: the authorisation it was paid under. */
  readonly leave?: string;
};
/** The points a sale was granted by the register itself, as they stand now: `key` of their grant. */
export type GrantedRebate = {
  readonly key: string;
  readonly wallet: string;
  readonly customer: string;
  readonly member?: string;
  readonly amount: number;
  /** Left out: the authority has not said that they were granted. */
  readonly authority?: Authority;
};
/** A sale found for a return: where it stands, and what has not gone back yet. */
export type RefundSale = {
  readonly reg: string;
  readonly epoch: number;
  readonly seq: number;
  readonly receipt: string;
  readonly day: string;
  readonly member: string | null;
  /** Of this register's own journal: it can be returned without headquarters. */
  readonly isOwn: boolean;
  readonly lines: readonly RefundLine[];
  readonly tenders: readonly RefundTender[];
  /** base and amount as they still stand. */
  readonly rebate: readonly RebateRow[];
  readonly creditor: "headquarters" | "register" | "pokepay";
  /** Creditor register: what was granted, where the register can tell. */
  readonly granted?: GrantedRebate;
};
/** `at`: place of the line in the sale. */
export type Pick = { readonly at: number; readonly qty: number };

export type RefundStage =
  /** Waiting for the receipt's QR, its number or a choice. */
  | { readonly kind: "refund-find" }
  | { readonly kind: "refund-finding" }
  | { readonly kind: "refund"; readonly sale: RefundSale; readonly picks: readonly Pick[] }
  /** Headquarters is asked for leave; `key` is the allowance's, durable before it is asked. */
  | {
      readonly kind: "refund-asking";
      readonly key: string;
      readonly sale: RefundSale;
      readonly picks: readonly Pick[];
      /** No answer that could be acted on: away = headquarters is not there; held = none that was understood, or no money may move now. */
      readonly failed?: "away" | "held";
    };

/** What a Z and what it carries say in the journal. Integer yen, all ≥ 0. */

import type { ClassAmount, TaxRow, TenderKind } from "./sale-data.ts";
import type { ZMore } from "./z-more.ts";

export type * from "./z-more.ts";

/** Written whole since there is a `ZMore`; what an older Z lacks is optional to a reader. */
export type ZTotals = Partial<ZMore> & {
  readonly sales: { readonly count: number; readonly total: number };
  readonly refunds: { readonly count: number; readonly total: number };
  readonly taxes: readonly TaxRow[];
  readonly classes: readonly ClassAmount[];
  readonly tenders: readonly { readonly kind: TenderKind; readonly count: number; readonly amount: number }[];
  readonly operators: readonly { readonly op: string; readonly count: number; readonly total: number }[];
  readonly rebate: number;
  readonly charges: { readonly count: number; readonly total: number };
  readonly voids: number;
  readonly cancelled: number;
  readonly no_sales: number;
  /** The same by reason, in bytewise order. */
  readonly no_sale_by: readonly { readonly reason: string; readonly count: number }[];
  readonly kicks: number;
  /** Drawer opened without a kick, and left open past the alarm. */
  readonly opened: number;
  readonly left_open: number;
  /** 再発行: papers that came out again, whatever they are; a receipt given for the first time on request is none. */
  readonly copies: number;
  /** E-money given back: late captures and returns (pay-refunded). */
  readonly paid_back: { readonly count: number; readonly total: number };
  /** Charges taken back (charge-reversed). */
  readonly charges_reversed: { readonly count: number; readonly total: number };
  /** Rebate taken back with returns. */
  readonly rebate_back: number;
  /** E-money sold on claim (後日引落). */
  readonly claims: { readonly count: number; readonly total: number };
  /** Yen the drawer ought to hold: float + cash tenders + charges + in − out. */
  readonly drawer: number;
};
/** What the day says of its drawer, beside the yen in it. */
export type DrawerCounts = Pick<ZTotals, "no_sales" | "no_sale_by" | "kicks" | "opened" | "left_open">;
export type PendingItem = {
  readonly key: string;
  readonly kind: PendingKind;
  readonly amount: number;
  readonly seq: number;
  /** Of an intent: how it stood. */
  readonly state?: string;
};
/** rebate = points of a sale; credit = money of a return; difference = two books that do not agree. */
export type PendingKind = "payment" | "charge" | "rebate" | "credit" | "difference" | "job" | "fork";
/** Two books that do not agree. `key` names it: the same difference found again is the same item. All yen ≥ 0. */
export type Difference = {
  readonly key: string;
  readonly about: "drawer" | "pokepay" | "headquarters";
  readonly code: string;
  readonly amount: number;
  /** The entry it speaks of, 0 for none. */
  readonly seq: number;
  /** When it was first found, as `at`. */
  readonly since?: string;
};
export type ZReportData = ZTotals & {
  readonly z: number;
  readonly first: number;
  readonly last: number;
  readonly head: string;
  readonly pending: readonly PendingItem[];
};

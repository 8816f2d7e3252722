/** What a Z says since it speaks of hours, hands and the till. A Z of an older register lacks these. Integer yen, all ≥ 0. */

import type { ClassAmount, TaxRow, TenderKind } from "./sale-data.ts";

export type CountTotal = { readonly count: number; readonly total: number };

/** What one operator did, beside the sales (`operators`). Whoever did nothing of it has no row. */
export type OperatorActs = {
  readonly op: string;
  /** Lines taken back, in sales and in cancelled ones; baskets given up. */
  readonly voids: number;
  readonly cancelled: number;
  readonly no_sales: number;
  /** Drawer: by a pulse of the register, and without one. */
  readonly openings: number;
  readonly copies: number;
  /** Prices changed by hand (price-override); one that was put back again is still one. */
  readonly overrides: number;
  /** Lines sold with a discount, and what was taken off. */
  readonly discounts: CountTotal;
};

export type ZMore = {
  /** Sales by the hour of their `at`, as its own offset says; hours without a sale are left out. */
  readonly hours: readonly { readonly hour: number; readonly count: number; readonly total: number }[];
  /** Σ `guests` of the sales; a sale that names none is one. */
  readonly customers: number;
  /** In bytewise order of `op`. */
  readonly by_operator: readonly OperatorActs[];
  readonly discounts: CountTotal;
  readonly overrides: number;
  /** 入金・出金 but for what came from the safe (loans) or went to it (pickups). */
  readonly cash_in: CountTotal;
  readonly cash_out: CountTotal;
  readonly loans: CountTotal;
  readonly pickups: CountTotal;
  /** Returned deposits: cash out of the drawer, no part of gt and gta. */
  readonly deposits: CountTotal;
  /** 領収書 made out, copies of them included. */
  readonly invoices: number;
  /** What the refunds are made of; Σ of each = `refunds.total`. */
  readonly refund_classes: readonly ClassAmount[];
  readonly refund_taxes: readonly TaxRow[];
  readonly refund_tenders: readonly { readonly kind: TenderKind; readonly count: number; readonly amount: number }[];
  /** How often the cash was counted; the last count of the day, left out where it never was. over/short = counted − expected. */
  readonly counts: number;
  readonly count?: { readonly seq: number; readonly counted: number; readonly expected: number };
};

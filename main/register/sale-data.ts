/** What a sale and a refund say in the journal. Integer yen, tax included. */

import type { DiscountData } from "./price-data.ts";

export type TaxRate = 10 | 8 | 0;
export type TaxClass = "standard" | "reduced" | "exempt" | "outside";
export type TenderKind = "meal" | "emoney" | "cash";
export type Creditor = "headquarters" | "register" | "pokepay";

/** Energy in kcal, the rest in mg; red, green and yellow are points × 10 (3群点数法: 1 point = 80 kcal). */
export type Nutrition = {
  readonly kcal: number;
  readonly protein_mg: number;
  readonly fat_mg: number;
  readonly carb_mg: number;
  readonly salt_mg: number;
  readonly red: number;
  readonly green: number;
  readonly yellow: number;
};

/** One line of a sale. amount = qty × unit − discount, never negative; a void line keeps its amount and counts nowhere. */
export type Line = {
  readonly code: string;
  readonly name: string;
  readonly class: string;
  readonly rate: TaxRate;
  readonly tax: TaxClass;
  readonly qty: number;
  readonly unit: number;
  readonly discount: number;
  readonly amount: number;
  readonly void: boolean;
  readonly kana?: string;
  readonly nutrition?: Nutrition;
  /** What of `discount` is the line's own; the rest is its share of the discount on the basket. */
  readonly off?: DiscountData;
  /** The catalogue did not know its code: it was sold under a department, or by the price in its bars. */
  readonly unlisted?: true;
  /** Of a return: its place in the sale's lines, from 0. */
  readonly at?: number;
};

export type TaxRow = { readonly rate: TaxRate; readonly total: number; readonly tax: number };
export type ClassAmount = { readonly class: string; readonly amount: number };
/**
 * What the e-money authority said of a captured payment: its transaction id and how it was split (yen). `campaign`: points
 * its own campaign gave for it; left out where it gave none.
 */
export type Authority = {
  readonly id: string;
  readonly money: number;
  readonly points: number;
  readonly campaign?: number;
};
export type Tender = {
  readonly kind: TenderKind;
  readonly amount: number;
  readonly by: readonly ClassAmount[];
  readonly key?: string;
  readonly authority?: Authority;
};
export type RebateRow = {
  readonly class: string;
  readonly base: number;
  readonly bp: number;
  readonly amount: number;
};
export type Rebate = {
  readonly total: number;
  readonly creditor: Creditor;
  readonly by: readonly RebateRow[];
};

export type SaleData = {
  readonly receipt: string;
  readonly shift: number;
  readonly member: string | null;
  readonly lines: readonly Line[];
  readonly total: number;
  readonly taxes: readonly TaxRow[];
  readonly tenders: readonly Tender[];
  readonly given: number;
  readonly change: number;
  readonly rebate: Rebate;
  /** The one on the basket; its shares stand in the lines' `discount`. */
  readonly discount?: DiscountData;
  /** How many customers it served; left out = one. */
  readonly guests?: number;
};

export type RefundData = {
  readonly receipt: string;
  /** day: of that sale, which may stand in another register's journal. */
  readonly of: { readonly receipt: string; readonly seq: number; readonly day?: string };
  /** Key of headquarters' leave; left out where the register was on its own. */
  readonly allowance?: string;
  readonly lines: readonly Line[];
  readonly total: number;
  readonly taxes: readonly TaxRow[];
  readonly tenders: readonly Tender[];
  readonly rebate: Rebate;
};

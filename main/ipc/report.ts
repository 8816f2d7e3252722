import type { TaxRate, TenderKind } from "#register/entry.ts";

/**
 * 日報: the sums of one business day as a screen shows them. Yen ≥ 0. `null` for what would tell what the drawer holds before it
 * is counted: only a supervisor sees that of a day that is not over.
 */
export type Report = {
  /** Number of the Z, and seq of its entry; null = the day is not over. */
  readonly z: number | null;
  readonly seq: number | null;
  readonly day: string;
  /** When it began and, of a Z, when it was taken, ms since 1970. */
  readonly fromMs: number;
  readonly atMs: number;
  readonly sales: { readonly count: number; readonly total: number };
  readonly refunds: { readonly count: number; readonly total: number };
  readonly customers: number;
  readonly hours: readonly { readonly hour: number; readonly count: number; readonly total: number }[];
  /** Named as the settings of now name it. */
  readonly classes: readonly { readonly name: string; readonly amount: number }[];
  readonly taxes: readonly { readonly rate: TaxRate; readonly total: number; readonly tax: number }[];
  readonly tenders: readonly { readonly kind: TenderKind; readonly count: number; readonly amount: number | null }[];
  readonly operators: readonly {
    readonly op: string;
    readonly name: string;
    readonly count: number;
    readonly total: number;
  }[];
  readonly charges: { readonly count: number; readonly total: number | null };
  readonly rebate: number;
  readonly voids: number;
  readonly cancelled: number;
  /** What the drawer ought to hold. */
  readonly drawer: number | null;
  /** counted − expected, signed; null = not counted, or not to be told. */
  readonly gap: number | null;
};
/** failed: the sums could not be taken now. */
export type ReportAnswer =
  | { readonly kind: "report"; readonly report: Report }
  | { readonly kind: "none" }
  | { readonly kind: "refused" }
  | { readonly kind: "failed" };

/** A Z in a list. `customers`: of an older register the number of its sales. */
export type ZRow = {
  readonly z: number;
  readonly seq: number;
  readonly day: string;
  readonly count: number;
  readonly total: number;
  readonly customers: number;
};

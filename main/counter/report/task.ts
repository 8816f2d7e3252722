import type { EntryOf, ZTotals } from "#register/entry.ts";

/** What the report worker is asked. `nativeBinding` as for every other connection. */
export type ReportTask =
  /** The day so far, or a past one by the number of its Z. */
  | { readonly kind: "day"; readonly of: "today" | number }
  /** The last Zs, newest first. */
  | { readonly kind: "zs"; readonly most: number }
  /** Line items and Zs as CSV, and a POSLog, to `out` and its ending. */
  | { readonly kind: "export"; readonly of: "today" | number; readonly out: string };
export type ReportInput = {
  readonly dir: string;
  readonly nativeBinding?: string | undefined;
  readonly task: ReportTask;
};

/** Sums of a stretch of entries; `z`: its Z, null of a day that is not over. */
export type DaySums = {
  readonly from: number;
  readonly upTo: number;
  readonly day: string;
  readonly fromAt: string;
  readonly totals: ZTotals;
  readonly z: { readonly z: number; readonly seq: number; readonly at: string } | null;
};
export type ReportDone =
  | { readonly kind: "day"; readonly sums: DaySums | null }
  | { readonly kind: "zs"; readonly zs: readonly EntryOf<"z-report">[] }
  | { readonly kind: "export"; readonly files: readonly string[] };

/** What the journal says of the cash in the drawer beside sales. Integer yen. */

import type { Counts } from "./denominations.ts";
import type { Difference, DrawerCounts, ZTotals } from "./z-data.ts";

/** `float` = Σ of `counts`, where it was counted by denomination. */
export type DayOpenData = {
  readonly day: string;
  readonly shift: number;
  readonly float: number;
  readonly counts?: Counts;
};

/**
 * 入金・出金. `as`: from the safe (loan, 釣銭の補充) or to it (pickup, 回収); left out = paid in or out for `reason`.
 * `by`: the supervisor who let it happen, where one had to.
 */
export type CashMoveData = {
  readonly amount: number;
  readonly reason: string;
  readonly as?: "loan" | "pickup";
  readonly counts?: Counts;
  readonly by?: string;
};

/**
 * Cash counted against the journal. `expected`: what the drawer ought to hold by the entries before this one; below zero
 * only where more was paid out than the journal knows of. `n`: 1 = counted without knowing it, 2.. = counted again while
 * nothing had moved. A count without `n` is an older register's, whose `expected` is of the x-report that follows.
 */
export type CashCountData = {
  readonly counted: number;
  readonly expected: number;
  readonly counts?: Counts;
  readonly n?: number;
  readonly for?: CountFor;
};
export type CountFor = "x" | "z" | "hand-over";

/** The day so far held against the other books (点検, 突合): on demand, at closing, at a hand-over. Its differences replace those before. */
export type XReportData = {
  readonly from: number;
  readonly upTo: number;
  /** Which books could be asked. */
  readonly asked: { readonly drawer: boolean; readonly pokepay: boolean; readonly headquarters: boolean };
  readonly drawer: number;
  /** How often the drawer was opened, and how. */
  readonly openings?: DrawerCounts;
  readonly differences: readonly Difference[];
  /** Seq of the cash-count that stood then. */
  readonly count?: number;
  /** A shift's own: `from` is where it began. */
  readonly shift?: number;
  /** Sums of `from` to `upTo`; left out at closing, where the Z says them. */
  readonly totals?: Omit<ZTotals, "drawer">;
};

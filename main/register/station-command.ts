/** What is said of the register itself rather than of a sale: its lock, its reports, practice. */
export type StationCommand =
  /** Nobody stands at it for a while; the one who is signed on, or a supervisor, opens it again. */
  | { readonly kind: "lock" }
  | { readonly kind: "unlock"; readonly op: string; readonly pin: string }
  /** 日報 of the day so far on paper. */
  | { readonly kind: "report-print" }
  /** The same files an auditor gets by `journal report`, into DIR/reports. `of`: the day so far, or the number of a Z. */
  | { readonly kind: "report-export"; readonly of: "today" | number }
  /** Back from practice to the register itself. */
  | { readonly kind: "training-end" };

/** What of it a supervisor has to approve: from the register itself to practice. */
export type StationAct = { readonly kind: "training" };

/** What timers and workers say of it. */
export type StationInner =
  /** Nobody has touched or scanned anything for as long as the settings allow. */
  | { readonly kind: "idle" }
  | { readonly kind: "report-ready"; readonly report: SlipReport }
  /** `name`: of the files, without their endings. */
  | { readonly kind: "report-written"; readonly name: string }
  | { readonly kind: "report-failed" };

/** The day so far as a slip says it: sums by hour and class, all yen ≥ 0; nothing from which the drawer could be known. */
export type SlipReport = {
  readonly day: string;
  readonly at: string;
  readonly op: string | null;
  readonly from: number;
  readonly upTo: number;
  readonly sales: { readonly count: number; readonly total: number };
  readonly refunds: { readonly count: number; readonly total: number };
  readonly customers: number;
  readonly hours: readonly { readonly hour: number; readonly count: number; readonly total: number }[];
  readonly classes: readonly { readonly class: string; readonly amount: number }[];
  readonly taxes: readonly { readonly rate: 10 | 8 | 0; readonly total: number; readonly tax: number }[];
};

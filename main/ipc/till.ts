import type { NoSaleReason } from "#register/settings.ts";

/** How the till stands, for the cashier. What the drawer ought to hold is not here before it was counted. Yen. */
export type TillView = {
  readonly shift: number;
  /** The cash was counted, and nothing has moved since: `n` times, and only then what it ought to be. */
  readonly count: { readonly n: number; readonly counted: number; readonly expected: number } | null;
  /** Where the settings do not ask for a blind count. */
  readonly expected?: number;
  /** 釣銭準備金 as usual: that of the settings, else of the last day; null = nobody knows. */
  readonly float: number | null;
};

/** Why cash comes and goes, and which of it a supervisor lets happen: part of the layout. */
export type TillKeys = {
  readonly in: readonly NoSaleReason[];
  readonly out: readonly NoSaleReason[];
  readonly approve: readonly ("loan" | "pickup")[];
};

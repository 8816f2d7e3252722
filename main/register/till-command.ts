import type { Counts } from "./denominations.ts";
import type { CountFor, ZTotals } from "./entry.ts";

/** Cash put into the drawer or taken out of it without a sale. `as`: from the safe (釣銭の補充), to it (回収). Yen. */
export type CashMove = {
  readonly kind: "cash-in" | "cash-out";
  readonly amount: number;
  readonly reason: string;
  readonly as?: "loan" | "pickup" | undefined;
  readonly counts?: Counts | undefined;
};

/** What a cashier says of the cash in the drawer and of the shift. Amounts in yen. */
export type TillCommand =
  | CashMove
  /** Opens the drawer so that its cash can be counted. */
  | { readonly kind: "count-drawer" }
  /** The cash as it was counted, before anything is said of what it ought to be. */
  | {
      readonly kind: "cash-count";
      readonly counted: number;
      readonly counts?: Counts | undefined;
      readonly for: CountFor;
    }
  /** 交代: the shift ends, the day goes on under whoever signs on next. */
  | { readonly kind: "hand-over" };

/** What of it a supervisor has to approve. */
export type TillAct = CashMove;

/** What workers and the wire say of it. */
export type TillInner =
  /** Sums of the shift that ends; null = they could not be taken, and the shift ends without them. */
  | {
      readonly kind: "shift-summed";
      readonly from: number;
      readonly upTo: number;
      readonly totals: ZTotals | null;
    }
  /** How far this clock is ahead of headquarters', ms. */
  | { readonly kind: "clock-drift"; readonly driftMs: number };

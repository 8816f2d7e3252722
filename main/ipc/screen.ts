import type { DeskAct } from "#register/desk-stage.ts";
import type { MoneyPurpose, Purpose } from "#register/draft.ts";
import type { TenderKind } from "#register/entry.ts";
import type { GoodsScreen } from "./goods.ts";

/** What stands in the middle of the screen. The gate rises whenever its kind (or the intent it speaks of) changes. */
export type Screen =
  | { readonly kind: "out-of-service"; readonly code: string; readonly sinceMs: number }
  | { readonly kind: "sign-on"; readonly checking: boolean }
  /** Somebody is signed on, and nobody was there for a while: PIN of that one, or of a supervisor. */
  | { readonly kind: "locked"; readonly checking: boolean }
  | { readonly kind: "day-open"; readonly day: string }
  /** `basket`: rises when another basket takes the place of this one; what was pressed for the one is not for the other. */
  | { readonly kind: "sale"; readonly basket?: number }
  | GoodsScreen
  | {
      readonly kind: "tender";
      readonly due: number;
      readonly quick: readonly number[];
      /** Whether any of it may be paid by the meal plan. */
      readonly canMeal: boolean;
      /** E-money is away and trust mode is on: what a card may still take on claim, yen; null = no trust mode. */
      readonly trust: number | null;
    }
  /** A card is waited for; an app's barcode too where `canScan`, and a code on the customer's window can be shown where `canTray`. */
  | {
      readonly kind: "card";
      readonly for: Purpose;
      readonly amount: number;
      readonly canScan: boolean;
      readonly canTray: boolean;
    }
  | {
      readonly kind: "meal-offer";
      readonly plan: string;
      readonly rest: number;
      readonly covers: number;
      /** What is left to pay by e-money, then cash. */
      readonly due: number;
    }
  | {
      readonly kind: "tray";
      readonly amount: number;
      readonly step: "asking" | "shown" | "cancelling";
      readonly expiresAtMs: number;
    }
  /** Balance and last bookings stand on the customer's window, and only there. */
  | { readonly kind: "inquiry" }
  /** The receipt is waited for; `finding`: it is being looked up. */
  | { readonly kind: "refund-find"; readonly finding: boolean }
  | RefundScreen
  | { readonly kind: "desk" }
  | DeskScreen
  | {
      readonly kind: "working";
      readonly for: Purpose;
      readonly amount: number;
      readonly step: "balance" | "money";
      readonly sinceMs: number;
    }
  | {
      readonly kind: "short";
      readonly balance: number;
      readonly due: number;
      readonly lacking: number;
      readonly quick: readonly number[];
    }
  | {
      readonly kind: "charge";
      readonly balance: number;
      readonly most: number;
      readonly unit: number;
      readonly amounts: readonly number[];
      /** The balance is not known; the charge will wait (反映待ち). */
      readonly deferred?: true;
    }
  | { readonly kind: "charge-return"; readonly amount: number; readonly code: string }
  | {
      readonly kind: "unknown";
      readonly for: MoneyPurpose;
      readonly amount: number;
      readonly sinceMs: number;
      readonly canPark: boolean;
      /** Of a charge: what the member laid down beyond the amount, not handed back yet. */
      readonly change: number;
    }
  | {
      readonly kind: "done";
      readonly of: "sale" | "charge" | "close" | "refund";
      readonly seq: number;
      readonly total: number;
      readonly given: number;
      readonly change: number;
      readonly emoney: number;
      readonly rebate: number;
      readonly balance: number | null;
      readonly unknown: boolean;
      readonly printing: Printing;
      /** Number of the Z, when the day was closed. */
      readonly z?: number;
      /** Yen by the meal plan: paid, or given back. */
      readonly meal?: number;
      /** 後日引落. */
      readonly claim?: number;
      /** Of a return: points the wallet now owes. */
      readonly debt?: number;
      /** Of a charge: it waits until the authority is back (反映待ち); it was taken back, and `change` is to be handed out. */
      readonly deferred?: true;
      readonly corrected?: true;
    };

/** A return being put together. All yen ≥ 0; `total` goes back in `tenders`, `rebate` is taken back. */
export type RefundScreen = {
  readonly kind: "refund";
  readonly receipt: string;
  readonly day: string;
  /** Headquarters is asked for leave now. */
  readonly isAsking: boolean;
  readonly isOwn: boolean;
  readonly lines: readonly {
    readonly at: number;
    readonly name: string;
    readonly qty: number;
    readonly unit: number;
    readonly left: number;
    readonly picked: number;
    readonly amount: number;
  }[];
  readonly total: number;
  readonly tenders: readonly { readonly kind: TenderKind; readonly amount: number }[];
  readonly rebate: number;
};

export type DeskScreen = {
  readonly kind: "desk-step";
  readonly act: DeskAct;
  readonly step: "member" | "finding" | "confirm" | "card" | "sending" | "done";
  /** Of the member found, to be confirmed on both screens. */
  readonly name: string | null;
  readonly cards: number;
  /** What came of it (done): a code with a sentence. */
  readonly code: string | null;
  /** While it is sent: headquarters does not answer, and the queue may go on (`back`); it is sent by itself. */
  readonly canLeave?: boolean;
};
/** waiting: nothing is on paper yet, and it comes by itself as soon as the printer can print. */
export type Printing = "none" | "waiting" | "printing" | "printed" | "unknown";

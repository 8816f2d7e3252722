import type { Asking } from "./asking.ts";
import type { Authority, Line, Off } from "./entry.ts";
import type { GoodsStage } from "./goods-waiting.ts";
import type { DeskChange, DeskStage } from "./desk-stage.ts";
import type { Held } from "./held.ts";
import type { Locked } from "./lock.ts";
import type { RefundStage } from "./refund-stage.ts";

/** The member a tap or an app's barcode stands for, as headquarters and the authority know him. Nothing here is a name. */
export type Payer = {
  /** Opaque id; left out where it is not known (an app's barcode while headquarters is away). */
  readonly member?: string;
  readonly wallet: string;
  readonly customer: string;
  /** What named the wallet: a card unless told. */
  readonly via?: "barcode" | "tray";
  /** The member's wallet of meal money, where headquarters knows one. */
  readonly meal?: string;
  /** Names the app's barcode in the register's memory; the token itself is nowhere else. */
  readonly handle?: string;
};

/** Money of the open basket already in hand: cash counted by the cashier (given ≥ amount is change to give). */
export type Taken = { readonly kind: "cash"; readonly amount: number; readonly given: number };

/** A line as it is rung up: `n` names it on the screen and never changes; eat_in and takeoutUnit allow the take-out switch. */
export type DraftLine = Line & {
  readonly n: number;
  readonly eatIn?: boolean;
  readonly unitTakeout?: number;
  readonly unitEatIn?: number;
  /** Of a book: how many lower rows were read for it, and the last of them. */
  readonly rows?: { readonly count: number; readonly last: string };
  /** The line's own discount, worked out again whenever the line changes; what of `discount` is its share of the basket's. */
  readonly cut?: Off;
  readonly share?: number;
  /** Its price was changed by hand: what it was rung up at, and the override's entry. */
  readonly priced?: Priced;
};

/** `was`, and with it the prices here and taken out that it had; `seq` of the price-override. */
export type Priced = {
  readonly was: number;
  readonly seq: number;
  readonly unitTakeout?: number;
  readonly unitEatIn?: number;
};

/** meal = by the meal plan; balance = 残高照会; desk = カード設定. */
export type Purpose = "pay" | "charge" | "meal" | "balance" | "desk";
/** What of these moves money. */
export type MoneyPurpose = "pay" | "charge";
/** What the basket's money is doing. Kept durable beside the basket, so that a restart shows the same screen. */
export type Stage =
  | { readonly kind: "sale" }
  | GoodsStage
  | { readonly kind: "tender" }
  /** Waiting for a card. */
  | { readonly kind: "card"; readonly for: Purpose; readonly amount: number }
  /** The authority is asked for the balance; nothing is journalled, nothing is owed. */
  | { readonly kind: "reading"; readonly for: Purpose; readonly amount: number; readonly payer: Payer }
  /** The wallet holds less than what is due: the rest may be taken in cash. */
  | { readonly kind: "short"; readonly payer: Payer; readonly balance: number; readonly due: number }
  /** The authority is asked whose barcode it is. */
  | { readonly kind: "reading-code"; readonly for: Purpose; readonly amount: number; readonly handle: string }
  /** What the meal plan pays of this basket, shown before anything is taken. `rest`: what the plan still pays now. */
  | {
      readonly kind: "meal-offer";
      readonly payer: Payer;
      readonly plan: string;
      readonly rest: number;
      readonly covers: number;
      readonly due: number;
    }
  /** A code for the member's own app is being made; nothing can be paid by it yet. */
  | { readonly kind: "tray-asking"; readonly amount: number }
  /** It stands on the customer's window, its intent is journalled. */
  | {
      readonly kind: "tray";
      readonly key: string;
      readonly amount: number;
      readonly url: string;
      readonly expiresAtMs: number;
      readonly isCancelling: boolean;
    }
  /** The member reads balance and last bookings on the customer's window; the figures are in memory only. */
  | { readonly kind: "inquiry"; readonly wallet: string; readonly customer: string }
  | RefundStage
  | DeskStage
  /** An intent is journalled; the authority has been or is being asked for money. */
  | {
      readonly kind: "paying";
      readonly key: string;
      readonly amount: number;
      /** Whose e-money is asked for what the meal plan leaves. */
      readonly restBy?: Payer;
    }
  | {
      readonly kind: "charge";
      readonly payer: Payer;
      readonly balance: number;
      readonly most: number;
      /** The authority is away: the balance is not known, and what is charged waits (反映待ち). */
      readonly deferred?: true;
    }
  | { readonly kind: "charging"; readonly key: string; readonly amount: number; readonly change: number }
  /** A charge was refused after the cash was taken: the cash goes back. */
  | {
      readonly kind: "charge-return";
      readonly key: string;
      readonly amount: number;
      /** What the member laid down beyond the amount, not handed back yet. */
      readonly change?: number;
      readonly code: string;
    }
  /** 処理未了: an intent without an outcome. */
  | {
      readonly kind: "unknown";
      readonly for: MoneyPurpose;
      readonly key: string;
      readonly amount: number;
      /** Of a charge: not handed back yet. */
      readonly change?: number;
      readonly sinceMs: number;
    }
  | { readonly kind: "done"; readonly done: Done };

export type Done =
  | {
      readonly of: "sale";
      readonly seq: number;
      readonly receipt: string;
      readonly total: number;
      readonly given: number;
      readonly change: number;
      readonly emoney: number;
      readonly rebate: number;
      readonly wallet: string | null;
      readonly balance: number | null;
      /** Yen of the meal plan. */
      readonly meal?: number;
      /** 後日引落: yen to be collected later. */
      readonly claim?: number;
    }
  | {
      readonly of: "charge";
      readonly seq: number;
      readonly amount: number;
      readonly change: number;
      readonly wallet: string;
      readonly balance: number | null;
      readonly unknown: boolean;
      /** 反映待ち: sent when the authority is back. */
      readonly deferred?: true;
      /** Taken back at the counter: `change` is what the member gets back of the charge. */
      readonly corrected?: true;
    }
  | {
      readonly of: "refund";
      readonly seq: number;
      readonly receipt: string;
      readonly total: number;
      /** Yen handed back from the drawer, to the wallet, to the meal plan. */
      readonly cash: number;
      readonly emoney: number;
      readonly meal: number;
      readonly rebate: number;
      readonly wallet: string | null;
      readonly balance: number | null;
      /** What the wallet owes in points after its rebate was taken back. */
      readonly debt?: number;
    }
  | { readonly of: "close"; readonly seq: number; readonly z: number };

/** A sentence under the top bar: code → words in the renderer. */
export type Notice = { readonly code: string; readonly amount?: number; readonly text?: string };

/** The open basket: one row of `draft`, written in the same transaction as the facts that change it. */
export type Draft = {
  readonly stage: Stage;
  readonly lines: readonly DraftLine[];
  readonly next: number;
  readonly takeout: boolean;
  readonly taken: readonly Taken[];
  /** E-money captured while the basket had to stay open (paid, but not yet a sale). */
  readonly captured: readonly {
    readonly key: string;
    readonly amount: number;
    readonly authority: Authority;
    readonly payer: Payer;
    readonly money?: "meal";
    readonly leave?: string;
  }[];
  readonly notice: Notice | null;
  /** Last sale of this register, one touch away. */
  readonly last: { readonly seq: number; readonly receipt: string; readonly total: number } | null;
  /** A card change headquarters has not answered, left so that the queue goes on: asked for until it is answered. */
  readonly desk?: DeskChange | null;
  /** Of a basket the meal plan paid: whose e-money gets the rebate. */
  readonly earner?: Payer;
  /** The screen is locked; all the rest stands as it was, and money on its way goes on. */
  readonly locked?: Locked;
  /** Baskets put aside; kept beside the draft, in rows of their own, so that no scan writes them again. */
  readonly held?: readonly Held[];
  /** How many of what is read next; left out = 1. */
  readonly times?: number;
  /** Customers who share this bill (客数); left out = 1. */
  readonly guests?: number;
  /** How often a basket was put aside or brought back: another number, another basket. */
  readonly turn?: number;
  /** Express mode was switched at this register; left out = as the settings say. */
  readonly express?: boolean;
  /** Large letters on the customer's window. */
  readonly large?: boolean;
  /** Codes whose touch keys are sold out at this register today. */
  readonly soldOut?: readonly string[];
  /** The one discount on the basket, spread anew whenever a line changes. */
  readonly cut?: Off;
  /** A supervisor is asked: a staff card at the reader approves this, and pays nothing. */
  readonly asking?: Asking;
  /** Keys of refund allowances nobody will use, given back until headquarters says that they are. */
  readonly releases?: readonly string[];
};

/** Between two sales, with no card asked for and no money on its way. */
export function isIdle({ stage, lines }: Draft): boolean {
  return (stage.kind === "sale" || stage.kind === "done") && lines.length === 0;
}

export const emptyDraft: Draft = {
  stage: { kind: "sale" },
  lines: [],
  next: 1,
  takeout: false,
  taken: [],
  captured: [],
  notice: null,
  last: null,
};

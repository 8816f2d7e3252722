import type { Authority, Line } from "./entry.ts";

/** The member a tap stands for, as headquarters' card list knows him. Nothing here is a name. */
export type Payer = { readonly member: string; readonly wallet: string; readonly customer: string };

/** Money of the open basket already in hand: cash counted by the cashier (given ≥ amount is change to give). */
export type Taken = { readonly kind: "cash"; readonly amount: number; readonly given: number };

/** A line as it is rung up: `n` names it on the screen and never changes; eat_in and takeoutUnit allow the take-out switch. */
export type DraftLine = Line & {
  readonly n: number;
  readonly eatIn?: boolean;
  readonly unitTakeout?: number;
  readonly unitEatIn?: number;
};

export type Purpose = "pay" | "charge";
/** What the basket's money is doing. Kept durable beside the basket, so that a restart shows the same screen. */
export type Stage =
  | { readonly kind: "sale" }
  | { readonly kind: "tender" }
  /** Waiting for a card. */
  | { readonly kind: "card"; readonly for: Purpose; readonly amount: number }
  /** The authority is asked for the balance; nothing is journalled, nothing is owed. */
  | { readonly kind: "reading"; readonly for: Purpose; readonly amount: number; readonly payer: Payer }
  /** The wallet holds less than what is due: the rest may be taken in cash. */
  | { readonly kind: "short"; readonly payer: Payer; readonly balance: number; readonly due: number }
  /** An intent is journalled; the authority has been or is being asked for money. */
  | { readonly kind: "paying"; readonly key: string; readonly amount: number }
  | { readonly kind: "charge"; readonly payer: Payer; readonly balance: number; readonly most: number }
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
      readonly for: Purpose;
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
    }
  | {
      readonly of: "charge";
      readonly seq: number;
      readonly amount: number;
      readonly change: number;
      readonly wallet: string;
      readonly balance: number | null;
      readonly unknown: boolean;
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
  }[];
  readonly notice: Notice | null;
  /** Last sale of this register, one touch away. */
  readonly last: { readonly seq: number; readonly receipt: string; readonly total: number } | null;
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

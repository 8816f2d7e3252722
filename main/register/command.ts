import type { Payer } from "./draft.ts";
import type { Authority, ZTotals } from "./entry.ts";
import type { Item } from "./item.ts";
import type { Settings } from "./settings.ts";
import type { JobWhat } from "./verdict.ts";

/** What a cashier can say. Amounts in yen. The contract (ipc/contract.ts) parses exactly these. */
export type ScreenCommand =
  | { readonly kind: "sign-on"; readonly op: string; readonly pin: string }
  | { readonly kind: "sign-off" }
  | { readonly kind: "day-open"; readonly day: string; readonly float: number }
  | { readonly kind: "day-close" }
  /** A touch key, or a code keyed by hand. */
  | { readonly kind: "item"; readonly code: string; readonly qty: number }
  | { readonly kind: "line-qty"; readonly n: number; readonly qty: number }
  | { readonly kind: "line-void"; readonly n: number }
  | { readonly kind: "takeout"; readonly on: boolean }
  | { readonly kind: "cancel-sale" }
  | { readonly kind: "tender" }
  | { readonly kind: "cash"; readonly given: number }
  | { readonly kind: "emoney" }
  | { readonly kind: "charge" }
  | { readonly kind: "charge-cash"; readonly amount: number; readonly given: number }
  /** Cash of a charge that was not posted is handed back; without a key, the one on the screen. */
  | { readonly kind: "charge-returned"; readonly key?: string | undefined }
  | { readonly kind: "park" }
  | { readonly kind: "back" }
  | { readonly kind: "next" }
  | { readonly kind: "receipt-copy"; readonly seq: number }
  | { readonly kind: "job-answer"; readonly job: string; readonly printed: boolean }
  | { readonly kind: "clock-confirm"; readonly pin: string; readonly op: string }
  | { readonly kind: "no-sale"; readonly reason: string };

export type CardStanding =
  | { readonly kind: "known"; readonly payer: Payer }
  | { readonly kind: "unknown" }
  | { readonly kind: "stopped" };

export type MoneyOutcome =
  | { readonly kind: "captured"; readonly authority: Authority }
  | { readonly kind: "declined"; readonly code: string }
  | { readonly kind: "unknown"; readonly code: string }
  | { readonly kind: "fault"; readonly code: string }
  | { readonly kind: "not-sent"; readonly code: string };

/** What devices, timers and authorities say; the counter has already gathered what the core may not fetch. */
export type InnerCommand =
  | { readonly kind: "start"; readonly clean: boolean; readonly runtime: string }
  | { readonly kind: "stop"; readonly reason: string }
  | { readonly kind: "pin-checked"; readonly op: string; readonly ok: boolean; readonly for: "sign-on" | "clock" }
  | { readonly kind: "ring"; readonly code: string; readonly qty: number; readonly item: Item | null }
  | { readonly kind: "tap"; readonly card: CardStanding; readonly presentAtStart: boolean }
  | { readonly kind: "unreadable"; readonly device: "reader" | "scanner" }
  | { readonly kind: "balance-read"; readonly payer: Payer; readonly answer: BalanceAnswer }
  | { readonly kind: "pay-outcome"; readonly key: string; readonly outcome: MoneyOutcome }
  | { readonly kind: "charge-outcome"; readonly key: string; readonly outcome: MoneyOutcome }
  /** The resolver's verdict over an intent without an outcome. */
  | { readonly kind: "resolved"; readonly key: string; readonly as: "captured"; readonly authority: Authority }
  | { readonly kind: "resolved"; readonly key: string; readonly as: "not-charged" | "fault"; readonly code: string }
  | { readonly kind: "refunded"; readonly key: string; readonly authority: Authority }
  | { readonly kind: "balance-after"; readonly seq: number; readonly balance: number }
  | { readonly kind: "z-ready"; readonly upTo: number; readonly head: string; readonly totals: ZTotals }
  /** The sums could not be taken; the day stays open. */
  | { readonly kind: "z-failed" }
  | { readonly kind: "settings"; readonly settings: Settings }
  | {
      readonly kind: "anchor";
      readonly seq: number;
      readonly hash: string;
      readonly at: number;
      readonly keyId: string;
      readonly sig: string;
    }
  | { readonly kind: "fork"; readonly seq: number; readonly ours: string; readonly theirs: string }
  | { readonly kind: "job-unknown"; readonly job: string; readonly of: number; readonly device: string }
  /** A slip that did not come out is printed again, marked 再発行. */
  | { readonly kind: "reprint"; readonly seq: number; readonly what: JobWhat; readonly receipt?: string | undefined }
  | { readonly kind: "device-fault"; readonly device: string; readonly code: string };

export type BalanceAnswer =
  | {
      readonly kind: "answer";
      readonly total: number;
      readonly suspended: boolean;
      readonly maxBalance: number;
      readonly perCharge: number;
    }
  | { readonly kind: "refused"; readonly code: string }
  | { readonly kind: "away"; readonly code: string };

export type Command = ScreenCommand | InnerCommand;

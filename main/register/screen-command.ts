import type { Counts } from "./denominations.ts";
import type { DeskAct } from "./desk-stage.ts";
import type { GoodsCommand } from "./goods-command.ts";
import type { LaneCommand } from "./lane-command.ts";
import type { PaperCommand } from "./paper-command.ts";
import type { SoldOutCommand } from "./sold-out-command.ts";
import type { StationAct, StationCommand } from "./station-command.ts";
import type { PriceAct, PriceCommand } from "./price-command.ts";
import type { TillAct, TillCommand } from "./till-command.ts";

/** What a cashier can say. Amounts in yen. The contract (ipc/contract.ts) parses exactly these. */
export type ScreenCommand =
  | { readonly kind: "sign-on"; readonly op: string; readonly pin: string }
  | { readonly kind: "sign-off" }
  | { readonly kind: "day-open"; readonly day: string; readonly float: number; readonly counts?: Counts | undefined }
  | { readonly kind: "day-close" }
  /** A touch key, a row of the search, or (`keyed`) a code typed digit by digit, which is judged by its check digit first. */
  | { readonly kind: "item"; readonly code: string; readonly qty: number; readonly keyed?: true | undefined }
  /** A scanner that types into the cashier's window. Like any other scan it belongs to no gate. */
  | { readonly kind: "scan"; readonly code: string; readonly symbology?: string | undefined }
  | { readonly kind: "line-qty"; readonly n: number; readonly qty: number }
  | { readonly kind: "line-void"; readonly n: number }
  | { readonly kind: "takeout"; readonly on: boolean }
  | { readonly kind: "cancel-sale" }
  | { readonly kind: "tender" }
  | { readonly kind: "cash"; readonly given: number }
  /** Without an amount: all that is due. */
  | { readonly kind: "emoney"; readonly amount?: number | undefined }
  | { readonly kind: "meal" }
  /** What the meal plan covers was shown, and is taken. */
  | { readonly kind: "meal-take" }
  /** The other way round: a code on the customer's window, for the member's own app. */
  | { readonly kind: "tray" }
  | { readonly kind: "balance" }
  | { readonly kind: "refund" }
  | { readonly kind: "refund-number"; readonly receipt: string }
  /** `at`: place of the line in the sale. */
  | { readonly kind: "refund-pick"; readonly at: number; readonly qty: number }
  | { readonly kind: "refund-all" }
  | { readonly kind: "refund-take" }
  | { readonly kind: "desk" }
  | { readonly kind: "desk-act"; readonly act: DeskAct }
  | { readonly kind: "desk-member"; readonly number: string }
  | { readonly kind: "desk-confirm" }
  /** Something a supervisor has to approve, with their PIN. */
  | { readonly kind: "approve"; readonly op: string; readonly pin: string; readonly act: Act }
  /** Of a pending item: ask the authority now; send again what is known not to have arrived. */
  | { readonly kind: "pending-ask"; readonly key: string }
  | { readonly kind: "pending-resend"; readonly key: string }
  | { readonly kind: "reconcile"; readonly counted?: number | undefined }
  | { readonly kind: "charge" }
  | { readonly kind: "charge-cash"; readonly amount: number; readonly given: number }
  /** Cash of a charge that was not posted is handed back; without a key, the one on the screen. */
  | { readonly kind: "charge-returned"; readonly key?: string | undefined }
  | { readonly kind: "park" }
  /** `why`: not by a finger; a code with a sentence. */
  | { readonly kind: "back"; readonly why?: string }
  | { readonly kind: "next" }
  | { readonly kind: "job-answer"; readonly job: string; readonly printed: boolean }
  | { readonly kind: "clock-confirm"; readonly pin: string; readonly op: string }
  | { readonly kind: "no-sale"; readonly reason: string }
  | GoodsCommand
  | PriceCommand
  | LaneCommand
  | TillCommand
  | PaperCommand
  | SoldOutCommand
  | StationCommand;

/** What only a supervisor may let happen. `key`: of a pending item; `seq`: of the charge-posted to take back. */
export type Act =
  | { readonly kind: "trust"; readonly on: boolean }
  /** `shown`: seq of what the done screen told while the PIN was typed; null = it told nothing. */
  | { readonly kind: "charge-correct"; readonly seq: number; readonly shown?: number | null }
  | { readonly kind: "no-sale"; readonly reason: string }
  | { readonly kind: "settle"; readonly key: string; readonly as: "captured" | "not-charged" | "seen" }
  | PriceAct
  | TillAct
  | StationAct;

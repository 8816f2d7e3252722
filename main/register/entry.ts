/**
 * The journalled facts. An Entry is the body of one row of `journal.db`; what stands here is what an auditor reads.
 * All money is integer yen, tax included. Optional keys are left out; null stands only where it is written.
 */

import type { ApprovalData } from "./approved.ts";
import type { ChargeIntentData, Due, Found, Outcome, PayIntentData, Reasoned } from "./money-data.ts";
import type { ReceiptCopyData } from "./paper-data.ts";
import type { Line, RefundData, SaleData, TenderKind } from "./sale-data.ts";
import type { DepositReturnData, PriceOverrideData } from "./price-data.ts";
import type { Settings } from "./settings.ts";
import type { CashCountData, CashMoveData, DayOpenData, XReportData } from "./till-data.ts";
import type { PendingItem, ZReportData } from "./z-data.ts";

export type * from "./money-data.ts";
export type * from "./paper-data.ts";
export type * from "./price-data.ts";
export type * from "./sale-data.ts";
export type * from "./till-data.ts";
export type * from "./z-data.ts";

/** What each kind of entry says in `data`. The kinds of design 5 that this version never writes are listed in `kinds`. */
export type EntryData = {
  readonly provision: {
    readonly prev: null | {
      readonly epoch: number;
      readonly seq: number;
      readonly head: string;
      readonly gt: number;
      readonly gta: number;
    };
    readonly pending: readonly PendingItem[];
    readonly approved_by: string;
    readonly reason: string;
  };
  readonly boot: {
    readonly mode: "rig" | "test" | "live";
    readonly runtime: string;
    readonly clean: boolean;
  };
  /** `drawer`: it stood open when the register was stopped. */
  readonly shutdown: { readonly reason: string; readonly drawer?: "open" };
  readonly config: Settings;
  /** A date confirmed by a supervisor; with `drift_ms`: how far this clock is ahead of headquarters' (was = ours, now = theirs). */
  readonly clock: {
    readonly was: string;
    readonly now: string;
    readonly by: string | null;
    readonly drift_ms?: number;
  };
  /** `shift`: after a hand-over a new one begins. */
  readonly "sign-on": {
    readonly op: string;
    readonly name: string;
    readonly role: "cashier" | "supervisor";
    readonly shift?: number;
  };
  /** hand_over (交代): the shift ends with it; `counted`: yen, where the drawer was counted for it. */
  readonly "sign-off": { readonly op: string; readonly hand_over?: true; readonly counted?: number };
  readonly lock: { readonly op: string; readonly tries: number; readonly until: string };
  /** The day the operator confirmed; the entry itself and all after it carry it as `day`. */
  readonly "day-open": DayOpenData;
  readonly sale: SaleData;
  readonly "sale-cancelled": {
    readonly lines: readonly Line[];
    readonly total: number;
    readonly returned: readonly { readonly kind: TenderKind; readonly amount: number }[];
    readonly reason: string;
  };
  readonly refund: RefundData;
  readonly "pay-intent": PayIntentData;
  readonly "pay-captured": Found;
  readonly "pay-declined": Reasoned;
  readonly "pay-unknown": Reasoned;
  readonly "pay-not-charged": Reasoned;
  readonly "pay-parked": Reasoned;
  readonly "pay-refund-due": Due;
  readonly "pay-refunded": Due;
  readonly "charge-intent": ChargeIntentData;
  readonly "charge-posted": Found & { readonly balance?: number; readonly rebate_of?: string };
  readonly "charge-rejected": Reasoned;
  readonly "charge-unknown": Reasoned;
  readonly "charge-not-posted": Reasoned;
  readonly "charge-cash-returned": Outcome;
  /** Taken back: found posted after its cash went back, corrected at the counter (the cash goes back then), or a rebate of a return. */
  readonly "charge-reverse-due": Found & {
    readonly correct?: true;
    readonly rebate_of?: string;
    readonly refused?: string;
  };
  readonly "charge-reversed": Found & { readonly correct?: true; readonly rebate_of?: string };
  readonly "drawer-kick": { readonly for: string };
  /** Opened without a kick of ours: with the key, while the printer could not say, or found so at the start. `after`: seq of the entry whose kick had come to nothing. */
  readonly "drawer-opened": { readonly by: Exclude<OpenedBy, "kick">; readonly after?: number };
  /** Open for `open_ms` and still open. `since`: as `at`. */
  readonly "drawer-left-open": { readonly by: OpenedBy; readonly since: string; readonly open_ms: number };
  /** `by`: the supervisor who let it happen, where the reason needs one. */
  readonly "no-sale": { readonly reason: string; readonly by?: string };
  readonly "price-override": PriceOverrideData;
  readonly "deposit-return": DepositReturnData;
  readonly "cash-in": CashMoveData;
  readonly "cash-out": CashMoveData;
  readonly "cash-count": CashCountData;
  readonly "x-report": XReportData;
  readonly approval: ApprovalData;
  readonly "receipt-copy": ReceiptCopyData;
  readonly "z-report": ZReportData;
  readonly anchor: {
    readonly seq: number;
    readonly hash: string;
    readonly at: number;
    readonly key_id: string;
    readonly sig: string;
  };
  /** `of`: seq of the entry whose job came to nothing. */
  readonly "device-fault": { readonly device: string; readonly code: string; readonly of?: number };
  /** A technician's window was opened with this operator's PIN (begin), or what was done there that outlasts the visit. */
  readonly "service-visit": {
    readonly by: string;
    readonly what: "begin" | "bind" | "learn";
    readonly device?: string;
  };
  readonly "job-unknown": { readonly job: string; readonly of: number; readonly device: string };
  readonly fork: { readonly seq: number; readonly ours: string; readonly theirs: string };
};

export type OpenedBy = "kick" | "key" | "unseen" | "start";

/** Every kind of design 5, those not yet written included: an older verifier must not stumble over a newer journal. */
export const kinds = [
  "provision",
  "boot",
  "shutdown",
  "config",
  "clock",
  "sign-on",
  "sign-off",
  "lock",
  "day-open",
  "sale",
  "sale-cancelled",
  "refund",
  "pay-intent",
  "pay-captured",
  "pay-declined",
  "pay-unknown",
  "pay-not-charged",
  "pay-parked",
  "pay-refund-due",
  "pay-refunded",
  "charge-intent",
  "charge-posted",
  "charge-rejected",
  "charge-unknown",
  "charge-not-posted",
  "charge-cash-returned",
  "charge-reverse-due",
  "charge-reversed",
  "deposit-return",
  "drawer-kick",
  "drawer-opened",
  "drawer-left-open",
  "no-sale",
  "cash-in",
  "cash-out",
  "cash-count",
  "receipt-copy",
  "price-override",
  "x-report",
  "z-report",
  "anchor",
  "device-fault",
  "job-unknown",
  "fork",
  "update",
  "service-visit",
  "key-rotate",
  "approval",
] as const;

export type Kind = keyof EntryData;
/** A fact decided but not yet journalled. */
export type FactOf<K extends Kind> = K extends Kind ? { readonly kind: K; readonly data: EntryData[K] } : never;
export type Fact = FactOf<Kind>;

/** Fields every entry carries. gt and gta are the values after this entry; cfg is the hex SHA-256 of the settings in force. */
export type EntryHead = {
  readonly v: 1;
  readonly reg: string;
  readonly epoch: number;
  readonly seq: number;
  readonly id: string;
  /** Business day YYYY-MM-DD: of the open day, else of the last one, else the date of `at`. */
  readonly day: string;
  readonly at: string;
  readonly clk: "ok" | "suspect";
  readonly op: string | null;
  readonly app: string;
  /** Left out until the first `config` entry stands; a `config` entry itself names the one before it. */
  readonly cfg?: string;
  readonly gt: number;
  readonly gta: number;
};
export type EntryOf<K extends Kind> = K extends Kind ? EntryHead & FactOf<K> : never;
export type Entry = EntryOf<Kind>;

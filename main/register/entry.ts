/**
 * The journalled facts. An Entry is the body of one row of `journal.db`; what stands here is what an auditor reads.
 * All money is integer yen, tax included. Optional keys are left out; null stands only where it is written.
 */

import type { Settings } from "./settings.ts";

import type { ClassAmount, Authority, Line, RefundData, SaleData, TaxRow, TenderKind } from "./sale-data.ts";

export type * from "./sale-data.ts";

/** An intent means *may have been sent*. key is the request id (UUIDv4); basket is hex SHA-256 of the JCS of the lines. */
export type PayIntentData = {
  readonly key: string;
  readonly wallet: string;
  readonly customer: string;
  readonly member: string;
  readonly amount: number;
  readonly basket: string;
};
/** Cash taken, to be credited to the wallet. */
export type ChargeIntentData = {
  readonly key: string;
  readonly wallet: string;
  readonly customer: string;
  readonly member: string;
  readonly amount: number;
  readonly given: number;
  readonly change: number;
};
type Outcome = { readonly key: string; readonly wallet: string; readonly amount: number };
type Reasoned = Outcome & { readonly reason: string };
type Found = Outcome & { readonly authority: Authority };

export type ZTotals = {
  readonly sales: { readonly count: number; readonly total: number };
  readonly refunds: { readonly count: number; readonly total: number };
  readonly taxes: readonly TaxRow[];
  readonly classes: readonly ClassAmount[];
  readonly tenders: readonly { readonly kind: TenderKind; readonly count: number; readonly amount: number }[];
  readonly operators: readonly { readonly op: string; readonly count: number; readonly total: number }[];
  readonly rebate: number;
  readonly charges: { readonly count: number; readonly total: number };
  readonly voids: number;
  readonly cancelled: number;
  readonly no_sales: number;
  readonly kicks: number;
  readonly copies: number;
  /** Yen the drawer ought to hold: float + cash tenders + charges + in − out. */
  readonly drawer: number;
};
export type PendingItem = {
  readonly key: string;
  readonly kind: "payment" | "charge" | "job" | "fork";
  readonly amount: number;
  readonly seq: number;
};
export type ZReportData = ZTotals & {
  readonly z: number;
  readonly first: number;
  readonly last: number;
  readonly head: string;
  readonly pending: readonly PendingItem[];
};

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
  readonly shutdown: { readonly reason: string };
  readonly config: Settings;
  readonly clock: { readonly was: string; readonly now: string; readonly by: string | null };
  readonly "sign-on": { readonly op: string; readonly name: string; readonly role: "cashier" | "supervisor" };
  readonly "sign-off": { readonly op: string };
  readonly lock: { readonly op: string; readonly tries: number; readonly until: string };
  /** The day the operator confirmed; the entry itself and all after it carry it as `day`. */
  readonly "day-open": { readonly day: string; readonly shift: number; readonly float: number };
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
  readonly "pay-refund-due": Found;
  readonly "pay-refunded": Found;
  readonly "charge-intent": ChargeIntentData;
  readonly "charge-posted": Found & { readonly balance?: number };
  readonly "charge-rejected": Reasoned;
  readonly "charge-unknown": Reasoned;
  readonly "charge-not-posted": Reasoned;
  readonly "charge-cash-returned": Outcome;
  /** Found posted after its cash went back: the wallet owes it. */
  readonly "charge-reverse-due": Found;
  readonly "charge-reversed": Found;
  readonly "drawer-kick": { readonly for: string };
  readonly "no-sale": { readonly reason: string };
  readonly "cash-in": { readonly amount: number; readonly reason: string };
  readonly "cash-out": { readonly amount: number; readonly reason: string };
  readonly "receipt-copy": { readonly receipt: string; readonly seq: number; readonly copy: number };
  readonly "z-report": ZReportData;
  readonly anchor: {
    readonly seq: number;
    readonly hash: string;
    readonly at: number;
    readonly key_id: string;
    readonly sig: string;
  };
  readonly "device-fault": { readonly device: string; readonly code: string };
  readonly "job-unknown": { readonly job: string; readonly of: number; readonly device: string };
  readonly fork: { readonly seq: number; readonly ours: string; readonly theirs: string };
};

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

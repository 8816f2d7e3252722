import type { Book } from "./book.ts";
import type { Act, DeskBy, SaleBy } from "./command.ts";
import type { DeskChange } from "./desk-stage.ts";
import type { Draft, Payer } from "./draft.ts";
import type { StandingCount } from "./drawer-difference.ts";
import type { Fact } from "./entry.ts";
import type { Settings } from "./settings.ts";
import type { SlipReport } from "./station-command.ts";

/** The moment of a decision, taken once by the counter: the core has no clock, no randomness and no digest of its own. */
export type Stamp = {
  readonly nowMs: number;
  /** Local date of now, YYYY-MM-DD. */
  readonly today: string;
  /** Minutes the local clock is ahead of UTC (Japan: 540). */
  readonly offsetMin: number;
  /** Fresh UUIDv4, the request id of an intent decided now. */
  readonly key: string;
  /** A second one, for what is decided along with it. */
  readonly key2: string;
  /** Eight more, for the legs of a return; only where one may be decided. */
  readonly keys?: readonly string[];
  /** Hex SHA-256 over the JCS of the basket's lines. */
  readonly basket: string;
};

/** Why no new money may be taken now; the basket is kept. */
export type Guard = "storage" | "low-disk" | "broken-tail" | "clock" | "restored" | "starting";

export type State = {
  readonly reg: string;
  readonly epoch: number;
  readonly mode: "rig" | "test" | "live";
  /** Practice: a journal, numbers and servers of its own, and no drawer. */
  readonly training?: true;
  readonly settings: Settings | null;
  readonly book: Book;
  readonly draft: Draft;
  readonly guard: Guard | null;
  /** Whether the e-money authority is known to be away now. */
  readonly emoney: "unknown" | "up" | "down";
};

/** What a job asks of a device. Documents are composed when the job is sent, from the entry and its hash. */
export type JobWhat =
  | { readonly kind: "kick" }
  /** `by`: seq of the receipt-copy that asked for it; it says in which language, and what has come back. */
  | { readonly kind: "receipt"; readonly copy: number; readonly by?: number }
  /** 領収書: of a receipt-copy. */
  | { readonly kind: "invoice"; readonly copy: number }
  | { readonly kind: "charge-slip"; readonly copy: number; readonly by?: number }
  | { readonly kind: "unknown-slip"; readonly copy: number }
  | { readonly kind: "z-slip"; readonly copy: number; readonly by?: number }
  | { readonly kind: "refund-slip"; readonly copy: number; readonly by?: number }
  /** E-money given back, a charge taken back: without a screen of its own. */
  | { readonly kind: "returned-slip"; readonly copy: number }
  | { readonly kind: "card-slip"; readonly copy: number }
  | { readonly kind: "deposit-slip"; readonly copy: number }
  | { readonly kind: "x-slip"; readonly copy: number; readonly by?: number }
  /** 入金・出金. */
  | { readonly kind: "till-slip"; readonly copy: number; readonly by?: number }
  /** 日報 of a day that is not over: what it says stands in the job. */
  | { readonly kind: "report-slip"; readonly copy: number; readonly report: SlipReport };
export type JobWant = {
  readonly device: "printer" | "drawer";
  readonly what: JobWhat;
  /** Seq of the entry it speaks of; default: the first entry of this commit. */ readonly of?: number;
};

/** Done after the commit, never before it. */
export type Effect =
  | {
      readonly kind: "check-pin";
      readonly op: string;
      readonly pin: string;
      readonly for: "sign-on" | "clock" | "act" | "unlock";
      readonly act?: Act;
    }
  | { readonly kind: "balance"; readonly payer: Payer }
  /** `handle`: by the app's barcode. */
  | { readonly kind: "pay"; readonly key: string; readonly handle?: string }
  | { readonly kind: "charge"; readonly key: string; readonly handle?: string }
  | { readonly kind: "read-barcode"; readonly handle: string }
  | { readonly kind: "meal-rest"; readonly payer: Payer }
  /** Held at headquarters for a payment that will not be, but for `keep` yen: given back as soon as it can be asked. */
  | { readonly kind: "release-meal"; readonly leave: string; readonly keep?: number }
  | { readonly kind: "show-tray"; readonly amount: number }
  | { readonly kind: "poll-tray"; readonly key: string }
  | { readonly kind: "cancel-tray"; readonly key: string }
  /** The last bookings of the wallet, for the customer's window. */
  | { readonly kind: "latest"; readonly payer: Payer }
  | { readonly kind: "find-sale"; readonly by: SaleBy }
  /** Asks headquarters for leave to return what the stage names. */
  | { readonly kind: "ask-allowance"; readonly key: string }
  | { readonly kind: "release-allowance"; readonly key: string }
  /** Credits the wallet what a return owes it, under the key of its own. */
  | { readonly kind: "credit"; readonly key: string }
  /** Grants the rebate of a sale in points, under its own key. */
  | { readonly kind: "grant"; readonly key: string }
  /** Collects a claim or sends a deferred charge: asks first whether it was. */
  | { readonly kind: "collect"; readonly key: string }
  | { readonly kind: "reconcile"; readonly count: StandingCount | null; readonly thenClose: boolean }
  /** Sums the shift that ends, from entry `from` on. */
  | { readonly kind: "sum-shift"; readonly from: number }
  | { readonly kind: "desk-find"; readonly by: DeskBy }
  | ({ readonly kind: "desk-send" } & DeskChange)
  /** `now`: somebody wants to know; the plan's next look is not waited for. */
  | { readonly kind: "resolve"; readonly key: string; readonly now?: true }
  | { readonly kind: "refund"; readonly key: string }
  | { readonly kind: "balance-after"; readonly wallet: string; readonly seq: number }
  | { readonly kind: "sum-day" }
  /** Sums the day so far for a slip, or writes its files (of a past day by its Z). */
  | { readonly kind: "sum-report" }
  | { readonly kind: "export-report"; readonly of: "today" | number }
  /** The register ends in good order, and comes back as what is named. */
  | { readonly kind: "leave"; readonly for: "training" | "register" }
  | { readonly kind: "job-answer"; readonly job: string; readonly state: "done" | "dropped" };

/** alarm: the drawer, and nobody can miss it. */
/** tick: read, and nothing more to do. look: it went well, and there is something to be seen. */
export type Sound = "scan" | "tick" | "look" | "error" | "tap" | "done" | "alarm";
/** A refusal is a value: code → one sentence and one next step on the screen. */
export type Refusal = { readonly code: string; readonly amount?: number; readonly text?: string };

export type Verdict =
  | {
      readonly kind: "accepted";
      readonly facts: readonly Fact[];
      readonly draft: Draft;
      readonly jobs: readonly JobWant[];
      readonly effects: readonly Effect[];
      readonly sound?: Sound;
    }
  | { readonly kind: "refused"; readonly refusal: Refusal };

export function refuse(code: string, more: Omit<Refusal, "code"> = {}): Verdict {
  return { kind: "refused", refusal: { code, ...more } };
}

/** Accepts with whatever is named; the rest stays as it is. */
export function accept(
  draft: Draft,
  more: { facts?: readonly Fact[]; jobs?: readonly JobWant[]; effects?: readonly Effect[]; sound?: Sound } = {},
): Verdict {
  const { facts = [], jobs = [], effects = [], sound } = more;
  return { kind: "accepted", facts, draft, jobs, effects, ...(sound ? { sound } : {}) };
}

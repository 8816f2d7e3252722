import type { Book } from "./book.ts";
import type { Draft, Payer } from "./draft.ts";
import type { Fact } from "./entry.ts";
import type { Settings } from "./settings.ts";

/** The moment of a decision, taken once by the counter: the core has no clock, no randomness and no digest of its own. */
export type Stamp = {
  readonly nowMs: number;
  /** Local date of now, YYYY-MM-DD. */
  readonly today: string;
  /** Minutes the local clock is ahead of UTC (Japan: 540). */
  readonly offsetMin: number;
  /** Fresh UUIDv4, the request id of an intent decided now. */
  readonly key: string;
  /** Hex SHA-256 over the JCS of the basket's lines. */
  readonly basket: string;
};

/** Why no new money may be taken now; the basket is kept. */
export type Guard = "storage" | "low-disk" | "broken-tail" | "clock" | "restored" | "starting";

export type State = {
  readonly reg: string;
  readonly epoch: number;
  readonly mode: "rig" | "test" | "live";
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
  | { readonly kind: "receipt"; readonly copy: number }
  | { readonly kind: "charge-slip"; readonly copy: number }
  | { readonly kind: "unknown-slip"; readonly copy: number }
  | { readonly kind: "z-slip"; readonly copy: number };
export type JobWant = {
  readonly device: "printer" | "drawer";
  readonly what: JobWhat;
  /** Seq of the entry it speaks of; default: the first entry of this commit. */ readonly of?: number;
};

/** Done after the commit, never before it. */
export type Effect =
  | { readonly kind: "check-pin"; readonly op: string; readonly pin: string; readonly for: "sign-on" | "clock" }
  | { readonly kind: "balance"; readonly payer: Payer }
  | { readonly kind: "pay"; readonly key: string }
  | { readonly kind: "charge"; readonly key: string }
  | { readonly kind: "resolve"; readonly key: string }
  | { readonly kind: "refund"; readonly key: string }
  | { readonly kind: "balance-after"; readonly wallet: string; readonly seq: number }
  | { readonly kind: "sum-day" }
  | { readonly kind: "job-answer"; readonly job: string; readonly state: "done" | "dropped" };

export type Sound = "scan" | "error" | "tap" | "done";
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

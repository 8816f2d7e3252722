import type { Entry, PendingItem } from "./entry.ts";

export type IntentState = "open" | "unknown" | "not-charged" | "parked" | "refund-due" | "rejected" | "returned";
/**
 * A payment or charge that no one may forget: it leaves the book only when its money is accounted for. `returned`: a charge
 * not found, whose cash went back; watched, because it may still turn up posted.
 */
export type Intent = {
  readonly kind: "payment" | "charge";
  readonly key: string;
  readonly seq: number;
  readonly atMs: number;
  readonly wallet: string;
  readonly customer: string;
  readonly member: string;
  readonly amount: number;
  readonly basket: string;
  readonly state: IntentState;
  readonly authority?: string;
};

/** All that follows from the entries alone. `evolve` folds it; the derived tables hold it; `rebuild` proves they agree. */
export type Book = {
  readonly seq: number;
  readonly gt: number;
  readonly gta: number;
  /** Last numbers given out in this epoch. */
  readonly receipt: number;
  readonly shift: number;
  readonly z: number;
  /** Open business day, or null between Z and day-open. */
  readonly day: string | null;
  readonly dayOpenSeq: number;
  readonly lastDay: string | null;
  readonly op: string | null;
  readonly cfg: string | null;
  /** Seq of the `config` in force, 0 before the first. */
  readonly cfgSeq: number;
  /** Highest `at` so far, ms since 1970; the clock is suspect until it passes this. */
  readonly atMs: number;
  readonly anchored: number;
  readonly forked: boolean;
  /** Entry that followed the last anchor and was not an anchor itself? Kept as the seq of the last such entry. */
  readonly lastFact: number;
  readonly intents: { readonly [key: string]: Intent };
  /** Card-only money taken today, by wallet; emptied when the day opens. */
  readonly cardDay: { readonly [wallet: string]: number };
  readonly locks: { readonly [op: string]: { readonly tries: number; readonly untilMs: number } };
};

export const emptyBook: Book = {
  seq: 0,
  gt: 0,
  gta: 0,
  receipt: 0,
  shift: 0,
  z: 0,
  day: null,
  dayOpenSeq: 0,
  lastDay: null,
  op: null,
  cfg: null,
  cfgSeq: 0,
  atMs: 0,
  anchored: 0,
  forked: false,
  lastFact: 0,
  intents: {},
  cardDay: {},
  locks: {},
};

/** Folds one journalled entry into the book. `atMs` is the entry's `at` in ms: the core parses no dates. */
export type Evolve = (book: Book, entry: Entry, atMs: number) => Book;

/** What is known not to have happened, and owes nobody cash, is only watched for a late booking: there is nothing to do about it. */
export function isPending(intent: Intent): boolean {
  return intent.state !== "open" && !isWatched(intent);
}

export function isWatched({ kind, state }: Intent): boolean {
  return state === "returned" || (kind === "payment" && state === "not-charged");
}

/** What a human must still know or do, in the order of the journal. */
export function pendingOf(book: Book): PendingItem[] {
  return Object.values(book.intents)
    .filter(isPending)
    .map(({ key, kind, amount, seq }): PendingItem => ({ key, kind, amount, seq }))
    .toSorted((a, b) => a.seq - b.seq);
}

import type { Difference, Entry, PendingItem } from "./entry.ts";

export type IntentState =
  | "open"
  | "unknown"
  | "not-charged"
  | "parked"
  | "refund-due"
  | "rejected"
  | "returned"
  /** Sold on trust, or cash taken while the authority was away: to be collected or credited under its key. */
  | "claim"
  | "deferred"
  /** The authority refused to collect, or to give back: a person looks. */
  | "refused"
  /** The authority's answer does not agree with the intent: a person looks. */
  | "fault";
/**
 * A payment or charge that no one may forget: it leaves the book only when its money is accounted for. `returned`: a charge
 * not found, whose cash went back; watched, because it may still turn up posted.
 */
export type Intent = {
  /** rebate: points of a sale; credit: money of a return. */
  readonly kind: "payment" | "charge" | "rebate" | "credit";
  readonly key: string;
  readonly seq: number;
  readonly atMs: number;
  readonly wallet: string;
  readonly customer: string;
  readonly member?: string;
  readonly amount: number;
  readonly basket: string;
  readonly state: IntentState;
  readonly authority?: string;
  readonly money?: "meal";
  readonly leave?: string;
  /** Yen of the leave that are eaten, when a part of the meal came back. */
  readonly leaveKeep?: number;
  readonly via?: "barcode" | "tray";
  readonly tray?: string;
  /** Receipt number: of the sale whose rebate it is, or of the return it belongs to. */
  readonly of?: string;
  /** Sold on trust; a charge whose cash was taken while the authority was away. Whatever is tried, it stays one until it ends. */
  readonly claim?: true;
  readonly deferred?: true;
  /** Of a charge that is being taken back: its cash goes back to the member with it. */
  readonly correct?: true;
  /** Of a payment that is being taken back: yen taken again afterwards, for what is kept of the sale `keptOf` (receipt number). */
  readonly kept?: number;
  readonly keptOf?: string;
};

/** A charge of the open day that may still be corrected at the counter. `authority`: the transaction's id. */
export type PostedCharge = {
  readonly seq: number;
  readonly atMs: number;
  readonly wallet: string;
  readonly amount: number;
  readonly authority: string;
  /** A correction was ordered: it is not ordered again, whatever became of it. */
  readonly isCorrected?: true;
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
  /** The sum of `cardDay`. */
  readonly cardDayYen: number;
  /** Charged today at this register, by wallet; emptied when the day opens. */
  readonly chargeDay: { readonly [wallet: string]: number };
  /** Charges taken and posted since the day opened, by key. */
  readonly charges: { readonly [key: string]: PostedCharge };
  /** Trust mode: since and until when (0 = off), and what was sold on claim since then. */
  readonly trustSinceMs: number;
  readonly trustUntilMs: number;
  readonly trustYen: number;
  readonly trustSales: number;
  readonly trustBy: { readonly [wallet: string]: number };
  /** Yen the drawer ought to hold, from the opening of the day on; the float of the last opening. */
  readonly drawer: number;
  readonly float: number;
  /** The cash-count that stands: nothing has moved in the drawer since. Seq 0 = none; `countN`: how often it was counted so. */
  readonly countSeq: number;
  readonly countYen: number;
  readonly countExpected: number;
  readonly countN: number;
  /** Where the shift began; whether the last one was handed over (交代), so that the next sign-on begins another. */
  readonly shiftSeq: number;
  readonly handedOver: boolean;
  /** Open differences of the last reconciliation, by key. */
  readonly differences: { readonly [key: string]: Difference };
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
  cardDayYen: 0,
  chargeDay: {},
  charges: {},
  trustSinceMs: 0,
  trustUntilMs: 0,
  trustYen: 0,
  trustSales: 0,
  trustBy: {},
  drawer: 0,
  float: 0,
  countSeq: 0,
  countYen: 0,
  countExpected: 0,
  countN: 0,
  shiftSeq: 0,
  handedOver: false,
  differences: {},
  locks: {},
};

/** Folds one journalled entry into the book. `atMs` is the entry's `at` in ms: the core parses no dates. */
export type Evolve = (book: Book, entry: Entry, atMs: number) => Book;

/** What is known not to have happened, and owes nobody cash, is only watched for a late booking: there is nothing to do about it. */
export function isPending(intent: Intent): boolean {
  return intent.state !== "open" && !isWatched(intent);
}

export function isWatched({ kind, state }: Intent): boolean {
  return state === "returned" || (kind !== "charge" && kind !== "rebate" && state === "not-charged");
}

/** What a human must still know or do, in the order of the journal. */
export function pendingOf(book: Book): PendingItem[] {
  const intents = Object.values(book.intents)
    .filter(isPending)
    .map(({ key, kind, amount, seq, state }): PendingItem => ({ key, kind, amount, seq, state }));
  const differences = Object.values(book.differences).map(({ key, amount, seq }): PendingItem => ({
    key,
    kind: "difference",
    amount,
    seq,
  }));
  return [...intents, ...differences].toSorted((a, b) => a.seq - b.seq);
}

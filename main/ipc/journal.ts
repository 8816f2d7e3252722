import type { EntryHead, Kind } from "#register/entry.ts";
import type { PaidPart, StampDuty } from "#register/paper-data.ts";

/** What can be looked for in the journal by what it is about. `money`: all that moved money or is a paper of it. */
export type JournalWhat =
  | "money"
  | "sale"
  | "refund"
  | "cancelled"
  | "charge"
  | "paper"
  | "till"
  | "report"
  | "people"
  | "all";

/** One entry as the list shows it. Yen. */
export type JournalRow = {
  readonly epoch: number;
  readonly seq: number;
  readonly kind: Kind;
  readonly day: EntryHead["day"];
  readonly atMs: number;
  readonly op: string | null;
  /** Receipt number of what it is or speaks of. */
  readonly receipt?: string;
  readonly amount?: number;
  readonly member?: string;
  /** Of a sale: its first article and how many pieces; of a paper: to whom; of the rest: the reason it gives. */
  readonly about?: string;
  readonly count?: number;
  /** Of a paper: which copy, and whether it is a 領収書. */
  readonly copy?: number;
  readonly as?: "invoice";
  /** Of a sale: papers made of it beyond its own, and yen that came back. */
  readonly copies?: number;
  readonly invoices?: number;
  readonly returned?: number;
  /** Of a sale: nobody has asked for its receipt. */
  readonly unprinted?: true;
};

/** Where to look on. */
export type JournalPlace = { readonly epoch: number; readonly seq: number };

export type JournalPage = {
  /** Newest first. */
  readonly rows: readonly JournalRow[];
  /** The open epoch; entries of another cannot be printed here. */
  readonly epoch: number;
  /** null = there is nothing before. */
  readonly next: JournalPlace | null;
  /** Business day down to which all was looked through. */
  readonly downTo: string | null;
};

/** What the keys of a 領収書 offer, and what one over this sale would say now. Yen. */
export type InvoiceOffer = {
  readonly addressees: readonly string[];
  readonly proviso: readonly string[];
  readonly receipt: string;
  readonly total: number;
  readonly returned: number;
  readonly tenders: readonly PaidPart[];
  readonly hasReceipt: boolean;
  /** Made so far: with one the next says 再発行. */
  readonly invoices: number;
  readonly stamp: StampDuty;
};

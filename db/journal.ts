import type { Book } from "#register/book.ts";
import type { Entry, Fact, Kind } from "#register/entry.ts";
import type { DiskState } from "./disk.ts";
import type { HeldRow } from "./held-table.ts";
import type { Settings } from "#register/settings.ts";
import type { Copies } from "./paper-index.ts";
import type { SaleLeft } from "./sale-left.ts";
import type { Finding } from "./verify/finding.ts";

export type JobState = "waiting" | "sent" | "done" | "unknown" | "dropped";
/** `of`: seq of the entry the job speaks of; without it the last entry of the commit. */
export type NewJob = {
  readonly device: "printer" | "drawer" | "display";
  readonly what: unknown;
  readonly of?: number | undefined;
};
/** `id` is `{epoch}-{seq}-{n}`. */
export type Job = {
  readonly id: string;
  readonly seq: number;
  readonly n: number;
  readonly device: string;
  readonly what: unknown;
  readonly state: JobState;
};

export type Head = { readonly seq: number; readonly hash: Buffer };
export type CommittedEntry = {
  readonly seq: number;
  readonly kind: Kind;
  readonly entry: Entry;
  readonly body: string;
  readonly hash: Buffer;
};
/** One row as exported and forwarded: prev, hash and sig in lower-case hex. */
export type RawEntry = {
  readonly seq: number;
  readonly kind: string;
  readonly body: string;
  readonly prev: string;
  readonly hash: string;
  readonly sig: string;
  readonly key_id: string;
};

export type Identity = {
  readonly reg: string;
  readonly epoch: number;
  /** 64 hex digits: the raw public key the epoch began with. */
  readonly key: string;
  readonly keyId: string;
  readonly prevEpochHead: string | null;
  /** H(0). */
  readonly genesis: Buffer;
};

export type Commit = {
  readonly facts: readonly Fact[];
  /** One fresh UUIDv4 for each fact. */
  readonly ids: readonly string[];
  readonly atMs: number;
  /** The same moment, YYYY-MM-DDTHH:MM:SS.mmm±HH:MM. */
  readonly at: string;
  readonly clk: "ok" | "suspect";
  readonly app: string;
  /** The open basket, JSON; undefined leaves it as it is, null empties it. */
  readonly draft?: unknown;
  /** Baskets put aside: all there are `now`, and all there were; undefined leaves them as they are. */
  readonly held?: { readonly now: readonly HeldRow[]; readonly before: readonly HeldRow[] } | undefined;
  readonly jobs?: readonly NewJob[] | undefined;
};

export type Journal = Disposable & {
  readonly identity: Identity;
  /** All that follows from the entries, as of the last commit. */
  book(): Book;
  /** The JSON of the open basket, or null. */
  draft(): unknown;
  /** The JSON of the baskets put aside. */
  held(): readonly unknown[];
  /** Oldest first. */
  jobs(states?: readonly JobState[]): Job[];
  /** One transaction, one fsync; on return it is durable. @throws JournalError STORAGE; then nothing more until `reopen` */
  commit(o: Commit): { readonly entries: CommittedEntry[]; readonly jobs: Job[] };
  /** Durable on return. */
  markJob(id: string, state: Exclude<JobState, "waiting">): void;
  head(): Head;
  entry(seq: number): CommittedEntry | null;
  entriesFrom(seq: number, limit: number): RawEntry[];
  /** Seq of the sale with this receipt number in this epoch. */
  saleOf(receipt: string): number | null;
  /** What of that sale this register has not returned. */
  saleLeft(receipt: string): SaleLeft | null;
  /** Papers of an entry beyond the one it printed itself. */
  copiesOf(seq: number): Copies;
  /** The settings in force when entry `seq` was written. */
  configAt(seq: number): Settings | null;
  cursor(name: string): { readonly seq: number; readonly hash: string } | null;
  /** Durable on return. */
  setCursor(name: string, seq: number, hash: string): void;
  /** Written with the next commit or checkpoint, without a sync of its own: for what can be asked for again. */
  noteCursor(name: string, seq: number, hash: string): void;
  /** Checks the last n entries in full (chain, signatures, sums). */
  verifyTail(n?: number): Finding[];
  checkDisk(): DiskState;
  /** After STORAGE: close, open, verify the tail. A commit that failed may stand afterwards: read `head` and `book` again. */
  reopen(): void;
  /** In a quiet moment: moves the log into the file, so that no commit has to. */
  checkpoint(): void;
};

import type { Book, Evolve } from "#register/book.ts";
import type { Entry } from "#register/entry.ts";
import { type BookTable, openBookTable } from "./book-table.ts";
import { type EntryTable, openEntryTable } from "./entry-table.ts";
import { openHeldTable } from "./held-table.ts";
import { readIdentity } from "./epoch-table.ts";
import { type JobTable, openJobTable } from "./job-table.ts";
import type { Commit, CommittedEntry, Head, Identity, Job } from "./journal.ts";
import type { Signer } from "./keys.ts";
import type { Db } from "./open-database.ts";
import { openPaperIndex, type PaperIndex } from "./paper-index.ts";
import { openSaleLeft, type SaleLeftTable } from "./sale-left.ts";
import { stampFacts } from "./stamp-facts.ts";

export type Cursor = { readonly seq: number; readonly hash: string };
type Now = { readonly signer: Signer; readonly evolve: Evolve; readonly book: Book; readonly head: Head };
export type Store = {
  readonly db: Db;
  readonly identity: Identity;
  readonly entries: EntryTable;
  readonly books: BookTable;
  readonly jobs: JobTable;
  readonly sales: SaleLeftTable;
  readonly papers: PaperIndex;
  draft(): unknown;
  held(): readonly unknown[];
  cursor(name: string): { readonly seq: number; readonly hash: string } | null;
  setCursor(name: string, seq: number, hash: string): void;
  /** Entries, derived tables, draft, jobs and noted cursors in one transaction; answers what stands afterwards. */
  commit(
    now: Now,
    o: Commit,
    cursors?: ReadonlyMap<string, Cursor>,
  ): { readonly entries: CommittedEntry[]; readonly jobs: Job[]; readonly book: Book; readonly head: Head };
};

/** All statements over one open connection, prepared once. */
export function openStore(db: Db): Store {
  const identity = readIdentity(db);
  const entries = openEntryTable(db);
  const books = openBookTable(db);
  const jobs = openJobTable(db, identity.epoch);
  const heldTable = openHeldTable(db);
  const sales = openSaleLeft(db, (seq): Entry | null => entries.at(seq)?.entry ?? null);
  const getDraft = db.prepare<[], string>("SELECT body FROM draft").pluck();
  const setDraft = db.prepare("INSERT INTO draft VALUES(1, ?) ON CONFLICT DO UPDATE SET body = excluded.body");
  const getCursor = db.prepare<[string], { seq: number; hash: string }>("SELECT seq, hash FROM cursor WHERE name = ?");
  const setCursor = db.prepare(
    "INSERT INTO cursor VALUES(?, ?, ?) ON CONFLICT DO UPDATE SET seq = excluded.seq, hash = excluded.hash",
  );

  type Stamped = ReturnType<typeof stampFacts>;
  const write = db.transaction(
    (stamped: Stamped, before: Book, head: Head, o: Commit, cursors?: ReadonlyMap<string, Cursor>): Job[] => {
      for (const [name, { seq, hash }] of cursors ?? []) setCursor.run(name, seq, hash);
      for (const { entry, row } of stamped.stamped) {
        entries.append(row);
        sales.note(entry);
      }
      books.save(before, stamped.book);
      if (o.draft !== undefined) setDraft.run(JSON.stringify(o.draft));
      if (o.held !== undefined) heldTable.save(o.held.now, o.held.before);
      return o.jobs === undefined ? [] : jobs.add(head.seq + stamped.stamped.length, o.jobs);
    },
  );

  return {
    db,
    identity,
    entries,
    books,
    jobs,
    sales,
    papers: openPaperIndex(db),
    draft(): unknown {
      const body = getDraft.get();
      return body === undefined ? null : JSON.parse(body);
    },
    held: () => heldTable.list(),
    cursor: (name: string) => getCursor.get(name) ?? null,
    setCursor: (name: string, seq: number, hash: string) => void setCursor.run(name, seq, hash),
    commit(now, o, cursors) {
      const stamped = stampFacts({ identity, ...now }, o);
      const made = write.immediate(stamped, now.book, now.head, o, cursors);
      const committed = stamped.stamped.map(({ entry, row: { seq, body, hash } }): CommittedEntry => ({
        seq,
        kind: entry.kind,
        entry,
        body,
        hash,
      }));
      const last = committed.at(-1);
      const head: Head = last === undefined ? now.head : { seq: last.seq, hash: last.hash };
      return { entries: committed, jobs: made, book: stamped.book, head };
    },
  };
}

import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { emptyBook, type Evolve } from "#register/book.ts";
import type { EntryData, PendingItem } from "#register/entry.ts";
import { writeEpoch } from "./epoch-table.ts";
import { holdLock } from "./hold-lock.ts";
import { JournalError } from "./journal-error.ts";
import type { Commit, Identity } from "./journal.ts";
import { createKeys, loadSigner } from "./keys.ts";
import { migrate } from "./migrate.ts";
import { openDatabase } from "./open-database.ts";
import { journalPath, openFile } from "./open-file.ts";
import { loadBook } from "./rebuild.ts";
import { openStore } from "./store.ts";
import { syncFolder } from "./write-durably.ts";

type Prev = NonNullable<EntryData["provision"]["prev"]>;
type Left = { readonly prev: Prev; readonly pending: readonly PendingItem[] };

export type ProvisionOptions = Omit<Commit, "facts" | "ids" | "draft" | "jobs" | "clk"> & {
  readonly dir: string;
  readonly reg: string;
  readonly evolve: Evolve;
  /** UUIDv4 of entry 1. */
  readonly id: string;
  readonly approvedBy: string;
  readonly reason: string;
  /** The fleet's, 32 bytes; without it a random one is made where none is. */
  readonly pepper?: Buffer | undefined;
  /** What headquarters holds of the epoch before, when its file is lost or cannot be read. */
  readonly prev?: Prev | undefined;
  /** Latest epoch headquarters knows: the new one is above it, also after a restored backup. */
  readonly above?: number | undefined;
  readonly nativeBinding?: string | undefined;
};

/** Epoch of the file to be replaced: journal.db, or after an interrupted attempt the newest one already set aside. */
function oldEpoch(dir: string): number | "open" | null {
  if (existsSync(journalPath(dir))) return "open";
  const set = readdirSync(dir).flatMap((name) => /^journal-(\d+)\.db$/.exec(name)?.[1] ?? []);
  return set.length === 0 ? null : Math.max(...set.map(Number));
}

/** What the old epoch came to, and what it left unresolved. */
function readOld(dir: string, old: number | "open", nativeBinding: string | undefined): Left {
  const store = openFile(dir, { readonly: old !== "open", epoch: old === "open" ? undefined : old, nativeBinding });
  try {
    const book = loadBook(store);
    const last = store.entries.lastRow();
    if (book === null || last === null) throw new JournalError("BROKEN_TAIL", "the old epoch cannot be summed up");
    const { epoch } = store.identity;
    const intents = Object.values(book.intents).toSorted((a, b) => a.seq - b.seq);
    return {
      prev: { epoch, seq: last.seq, head: last.hash.toString("hex"), gt: book.gt, gta: book.gta },
      pending: intents.map(({ key, kind, amount, seq }) => ({ key, kind, amount, seq })),
    };
  } finally {
    // An old epoch is one file that anyone may read without writing beside it.
    if (old === "open") store.db.pragma("journal_mode = DELETE");
    store.db.close();
  }
}

/** Writes the new epoch beside the old one: whole, or not at all. */
function writeNew(o: ProvisionOptions, path: string, left: Left | null): Identity {
  const signer = loadSigner(o.dir);
  const db = openDatabase(path, { nativeBinding: o.nativeBinding });
  try {
    migrate(db, o.dir);
    const prevEpochHead = left?.prev.head ?? null;
    writeEpoch(db, {
      reg: o.reg,
      epoch: Math.max(left?.prev.epoch ?? 0, o.above ?? 0) + 1,
      key: signer.key,
      prevEpochHead,
    });
    const store = openStore(db);
    store.books.save(null, emptyBook);
    const data = {
      prev: left?.prev ?? null,
      pending: left?.pending ?? [],
      approved_by: o.approvedBy,
      reason: o.reason,
    };
    const { at, atMs, app, id } = o;
    const now = { signer, evolve: o.evolve, book: emptyBook, head: { seq: 0, hash: store.identity.genesis } };
    store.commit(now, { facts: [{ kind: "provision", data }], ids: [id], at, atMs, app, clk: "ok" });
    return store.identity;
  } finally {
    db.close();
  }
}

/**
 * Begins an epoch: makes missing keys, sets an old journal aside as journal-{epoch}.db, read-only, and writes entry 1.
 * @throws JournalError LOCKED while a register runs on DIR; STORAGE or BROKEN_TAIL when the old file cannot be read (then give `prev`)
 */
export function provisionEpoch(o: ProvisionOptions): Identity {
  const { dir, nativeBinding } = o;
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  createKeys(dir, o.pepper);
  using _lock = holdLock(dir, nativeBinding);
  const old = oldEpoch(dir);
  const left =
    o.prev === undefined ? (old === null ? null : readOld(dir, old, nativeBinding)) : { prev: o.prev, pending: [] };
  const fresh = `${journalPath(dir)}.new`;
  for (const suffix of ["", "-wal", "-shm"]) rmSync(`${fresh}${suffix}`, { force: true });
  const identity = writeNew(o, fresh, left);
  if (old === "open") setAside(dir, freeName(dir, left?.prev.epoch ?? 0));
  renameSync(fresh, journalPath(dir));
  syncFolder(dir);
  return identity;
}

/** journal-{epoch}.db; a restored copy of an epoch that is kept already does not take its place. */
function freeName(dir: string, epoch: number): string {
  const named = journalPath(dir, epoch);
  if (!existsSync(named)) return named;
  let copy = 2;
  while (existsSync(`${named}.restored-${copy}`)) copy += 1;
  return `${named}.restored-${copy}`;
}

function setAside(dir: string, aside: string): void {
  for (const suffix of ["-wal", "-shm"]) {
    if (existsSync(`${journalPath(dir)}${suffix}`)) renameSync(`${journalPath(dir)}${suffix}`, `${aside}${suffix}`);
  }
  renameSync(journalPath(dir), aside);
  chmodSync(aside, 0o400);
}

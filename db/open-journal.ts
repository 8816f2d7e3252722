import type { Book, Evolve } from "#register/book.ts";
import { checkDisk, type FreeBytes } from "./disk.ts";
import { warmLog } from "./epoch-table.ts";
import { holdLock } from "./hold-lock.ts";
import { guardStorage, isStorageFault, JournalError } from "./journal-error.ts";
import type { Commit, Head, Job, Journal } from "./journal.ts";
import { loadSigner, type Signer } from "./keys.ts";
import { openFile } from "./open-file.ts";
import { loadBook, rebuildDerived } from "./rebuild.ts";
import type { Cursor, Store } from "./store.ts";
import { refuseBrokenTail, verifyTail } from "./tail.ts";

export { JournalError } from "./journal-error.ts";
export type * from "./journal.ts";

export type OpenJournalOptions = {
  readonly dir: string;
  readonly evolve: Evolve;
  /** Path of the addon where the runtime needs another build of it than the packaged one. */
  readonly nativeBinding?: string | undefined;
  /** Looks only, beside the register at work: takes no lock, needs no key, commits nothing. */
  readonly readonly?: boolean | undefined;
  readonly freeBytes?: FreeBytes | undefined;
};

type Live = { readonly store: Store; readonly signer: Signer | null; book: Book; head: Head };

/** One open connection with everything the next commit needs in memory. */
function bringUp({ dir, evolve, nativeBinding, readonly = false }: OpenJournalOptions): Live {
  const store = openFile(dir, { readonly, nativeBinding });
  try {
    return guardStorage("open", () => {
      const signer = readonly ? null : loadSigner(dir);
      if (signer !== null) refuseBrokenTail(store, signer);
      const stored = loadBook(store);
      if (stored === null && readonly)
        throw new JournalError("STORAGE", "the derived tables do not agree with the entries");
      const book = stored ?? rebuildDerived(store, evolve);
      if (!readonly) warmLog(store.db);
      return { store, signer, book, head: store.entries.head(store.identity.genesis) };
    });
  } catch (error) {
    store.db.close();
    throw error;
  }
}

/** Opens DIR/journal.db. @throws JournalError */
export function openJournal(o: OpenJournalOptions): Journal {
  const lock = o.readonly === true ? null : holdLock(o.dir, o.nativeBinding);
  let live: Live;
  try {
    live = bringUp(o);
  } catch (error) {
    lock?.[Symbol.dispose]();
    throw error;
  }
  let broken = false;
  /** The job table as it stands, once it was asked for: every screen looks at it. */
  let kept: Job[] | null = null;
  /** Cursors that wait for the next commit. */
  const noted = new Map<string, Cursor>();

  /** Everything that writes goes through here: a storage fault stops all that follows until `reopen`. */
  function write<T>(work: () => T): T {
    if (broken) throw new JournalError("STORAGE", "stopped after a storage fault");
    try {
      return work();
    } catch (error) {
      if (!isStorageFault(error)) throw error;
      broken = true;
      throw new JournalError("STORAGE", "a write failed", error);
    }
  }
  /** A fault met while reading stops writing as well: what was read is part of what would be decided. */
  function read<T>(work: (store: Store) => T): T {
    if (!live.store.db.open) throw new JournalError("STORAGE", "closed after a storage fault");
    try {
      return work(live.store);
    } catch (error) {
      if (!isStorageFault(error)) throw error;
      broken = true;
      throw new JournalError("STORAGE", "a read failed", error);
    }
  }
  function commit(commit: Commit) {
    const { signer } = live;
    if (signer === null) throw new Error("opened to look only");
    const { entries, jobs, book, head } = write(() =>
      live.store.commit({ signer, evolve: o.evolve, book: live.book, head: live.head }, commit, noted),
    );
    noted.clear();
    kept?.push(...jobs);
    live.book = book;
    live.head = head;
    return { entries, jobs };
  }
  /** Rewriting the log into the file, synced, is the only proof that what a failed fsync left in memory is on the disk. */
  function reopen(): void {
    broken = true;
    kept = null;
    live.store.db.close();
    live = bringUp(o);
    checkpointAll(live.store);
    broken = false;
  }
  return {
    identity: live.store.identity,
    book: () => live.book,
    draft: () => read((store) => store.draft()),
    held: () => read((store) => store.held()),
    jobs: (states) => {
      kept ??= read((store) => store.jobs.list());
      return states === undefined ? [...kept] : kept.filter(({ state }) => states.includes(state));
    },
    commit,
    markJob: (id, state) => {
      write(() => live.store.jobs.mark(id, state));
      kept = kept?.map((job) => (job.id === id ? { ...job, state } : job)) ?? null;
    },
    head: () => live.head,
    entry: (seq) => read((store) => store.entries.at(seq)),
    entriesFrom: (seq, limit) => read((store) => store.entries.rawFrom(seq, limit)),
    saleOf: (receipt) => read((store) => store.sales.seqOf(receipt)),
    saleLeft: (receipt) => read((store) => store.sales.read(receipt)),
    copiesOf: (seq) => read((store) => store.papers.copiesOf(seq)),
    configAt: (seq) => read((store) => store.papers.configAt(seq)),
    cursor: (name) => noted.get(name) ?? read((store) => store.cursor(name)),
    noteCursor: (name, seq, hash) => void noted.set(name, { seq, hash }),
    setCursor: (name, seq, hash) => {
      write(() => live.store.setCursor(name, seq, hash));
      noted.delete(name);
    },
    verifyTail: (n = 1000) => read((store) => verifyTail(store, n)),
    checkDisk: () => checkDisk(o.dir, o.freeBytes),
    reopen,
    checkpoint: () =>
      write(() => {
        for (const [name, { seq, hash }] of noted) live.store.setCursor(name, seq, hash);
        noted.clear();
        kept = null;
        live.store.jobs.prune(live.head.seq);
        live.store.db.pragma("wal_checkpoint(PASSIVE)");
        warmLog(live.store.db);
      }),
    [Symbol.dispose]: () => {
      live.store.db.close();
      lock?.[Symbol.dispose]();
    },
  };
}

function checkpointAll({ db }: Store): void {
  const [result] = guardStorage("checkpoint", () => db.pragma("wal_checkpoint(TRUNCATE)")) as { busy: number }[];
  if (result?.busy !== 0) throw new JournalError("STORAGE", "the log could not be moved into the file");
  guardStorage("checkpoint", () => warmLog(db));
}

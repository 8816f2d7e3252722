import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { hashEntry, signedBytes } from "#db/chain.ts";
import { publicKeyOf, verifiesWith } from "#db/keys.ts";
import { openFile } from "#db/open-file.ts";
import { JournalError, openJournal } from "#db/open-journal.ts";
import { foldEntry } from "#db/stamp-facts.ts";
import type { Store } from "#db/store.ts";
import { startVerify } from "#db/verify/verify-journal.ts";
import { manifestOf } from "#db/manifest-of.ts";
import { rowsOf } from "#db/export.ts";
import { type Book, emptyBook } from "#register/book.ts";
import type { Entry } from "#register/entry.ts";
import { evolve } from "#register/evolve.ts";
import type { Acknowledged } from "./list-acknowledged.ts";

export type Loss = {
  readonly what: "open" | "quick-check" | "chain" | "entry" | "job" | "intent" | "book" | "verify";
  readonly detail: string;
};

/** Settled jobs are forgotten after so many entries (db/job-table). */
const forgotten = 500;

/** Memory, where there is some: nothing here needs to last. */
function makeFolder(): string {
  const memory = statSync("/dev/shm", { throwIfNoEntry: false })?.isDirectory() === true ? "/dev/shm" : tmpdir();
  return mkdtempSync(join(memory, "power-cut-"));
}

function foldAll(store: Store): Book {
  let book = emptyBook;
  for (const { body } of store.entries.walk()) {
    const entry = JSON.parse(body) as Entry;
    book = foldEntry(evolve, book, entry, Date.parse(entry.at));
  }
  return book;
}

/** Opens what a power cut left as the register would at its next start, and says what of it is not as it must be. */
export function openJudge(keys: ReadonlyMap<string, Buffer>) {
  const dir = makeFolder();
  mkdirSync(join(dir, "keys"));
  for (const [name, bytes] of keys) writeFileSync(join(dir, "keys", name), bytes);
  /** Signatures that were found good: hash, key and signature. The same entries stand in thousands of states. */
  const good = new Set<string>();

  function checkChain({ entries, identity }: Store): { losses: Loss[]; head: number; intents: ReadonlySet<string> } {
    const losses: Loss[] = [];
    const intents = new Set<string>();
    const key = publicKeyOf(identity.key);
    let prev = identity.genesis;
    let seq = 0;
    for (const row of entries.walk()) {
      seq += 1;
      const isLinked =
        row.seq === seq && row.prev.equals(prev) && hashEntry(identity.epoch, seq, prev, row.body).equals(row.hash);
      const mark = `${row.hash.toString("hex")} ${row.sig.toString("hex")}`;
      if (!good.has(mark) && verifiesWith(key, signedBytes(row.hash), row.sig)) good.add(mark);
      if (!isLinked || !good.has(mark)) losses.push({ what: "chain", detail: `at entry ${seq}` });
      if (row.kind === "pay-intent" || row.kind === "charge-intent")
        intents.add((JSON.parse(row.body) as { data: { key: string } }).data.key);
      prev = row.hash;
    }
    return { losses, head: seq, intents };
  }

  function checkPromises(store: Store, acknowledged: readonly Acknowledged[]): Loss[] {
    const { losses, head, intents } = checkChain(store);
    const states = new Map(store.jobs.list().map(({ id, state }) => [id, state]));
    const isUnderWay = (id: string): boolean => {
      const state = states.get(id);
      return state === undefined ? Number(id.split("-")[1]) < head - forgotten : state !== "waiting";
    };
    const highest = acknowledged.reduce((most, one) => (one.kind === "entry" ? Math.max(most, one.seq) : most), 0);
    if (highest > head) losses.push({ what: "entry", detail: `${highest} was acknowledged, the head is ${head}` });
    for (const one of acknowledged) {
      if (one.kind === "job" && !isUnderWay(one.id))
        losses.push({ what: "job", detail: `${one.id} left and is ${states.get(one.id) ?? "not there"}` });
      if (one.kind === "intent" && !intents.has(one.key))
        losses.push({ what: "intent", detail: `${one.key} was asked for and is not there` });
    }
    return losses;
  }

  /** The tables that follow from the entries, as they lie there, before any start could make them anew. */
  function checkBook(): Loss[] {
    const store = openFile(dir);
    try {
      return isDeepStrictEqual(store.books.load(), foldAll(store))
        ? []
        : [{ what: "book", detail: "differs from the fold of its entries" }];
    } finally {
      store.db.close();
    }
  }

  function checkOpen(acknowledged: readonly Acknowledged[]): Loss[] {
    openJournal({ dir, evolve })[Symbol.dispose]();
    return read((store) => {
      const quick = store.db.pragma("quick_check", { simple: true });
      return [
        ...(quick === "ok" ? [] : [{ what: "quick-check" as const, detail: String(quick) }]),
        ...checkPromises(store, acknowledged),
      ];
    });
  }

  function read<T>(look: (store: Store) => T): T {
    const store = openFile(dir, { readonly: true });
    try {
      return look(store);
    } finally {
      store.db.close();
    }
  }

  function lay(files: ReadonlyMap<string, Buffer>): void {
    for (const name of ["journal.db", "journal.db-wal", "journal.db-shm"]) {
      const bytes = files.get(name);
      if (bytes === undefined) rmSync(join(dir, name), { force: true });
      else writeFileSync(join(dir, name), bytes);
    }
  }

  return {
    /** `thorough`: the book against a fold of all entries too. */
    judge(files: ReadonlyMap<string, Buffer>, acknowledged: readonly Acknowledged[], thorough: boolean): Loss[] {
      lay(files);
      try {
        return [...(thorough ? checkBook() : []), ...checkOpen(acknowledged)];
      } catch (error) {
        if (!isDamage(error)) throw error;
        return [{ what: "open", detail: error.message }];
      }
    },
    /** All that `journal verify` finds in the files laid last. */
    verify: (): Loss[] =>
      read((store) => {
        const walk = startVerify({ manifest: manifestOf(store.identity) });
        const findings = [...[...rowsOf(store)].flatMap(walk.take), ...walk.end()].filter(
          ({ finding }) => finding !== "unanchored",
        );
        return findings.map(({ seq, finding, detail }) => ({ what: "verify", detail: `${seq} ${finding}: ${detail}` }));
      }),
    /** Jobs for each device that are no longer waiting, in the files laid last. */
    countSent: () =>
      read((store) => {
        const sent = store.jobs.list().filter(({ state }) => state !== "waiting");
        const count = (name: string): number => sent.filter(({ device }) => device === name).length;
        return { drawer: count("drawer"), printer: count("printer") };
      }),
    [Symbol.dispose]: () => rmSync(dir, { recursive: true, force: true }),
  };
}

/** What a damaged file makes of us: refused, refused by SQLite, or a text of ours that is torn (a page that never reached the disk). */
function isDamage(error: unknown): error is Error {
  return (
    error instanceof JournalError ||
    error instanceof SyntaxError ||
    (error instanceof Error && error.name === "SqliteError")
  );
}

import { join } from "node:path";
import Database from "better-sqlite3";
import type { EntryRow } from "#db/entry-table.ts";
import type { Figure } from "./figure.ts";
import { openTill } from "./open-till.ts";
import { median } from "./statistics.ts";

const warmUp = 20;
const pairs = 300;
/** A basket at noon. */
const lines = 4;

/** The same rows in a table of their own, without anything around them; as durable as ours. */
function openBare(file: string) {
  const db = new Database(file);
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = FULL");
  db.exec("CREATE TABLE entry(seq INTEGER PRIMARY KEY, body TEXT, prev BLOB, hash BLOB, sig BLOB)");
  const insert = db.prepare("INSERT INTO entry(body, prev, hash, sig) VALUES(?, ?, ?, ?)");
  return {
    insert: ({ body, prev, hash, sig }: EntryRow): void => void insert.run(body, prev, hash, sig),
    [Symbol.dispose]: () => db.close(),
  };
}

function time(work: () => void): number {
  const from = performance.now();
  work();
  return performance.now() - from;
}

/** The commit that makes an e-money sale: chain, signature, job, counters and draft, against one bare insert of its row. */
export const commitFigure: Figure = {
  name: "commit",
  limit: 2.5,
  run({ dir }) {
    using till = openTill(join(dir, "data"));
    using bare = openBare(join(dir, "bare.db"));
    const { journal } = till;
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let pair = -warmUp; pair < pairs; pair += 1) {
      const sale = till.chargeBasket(lines);
      const own = time(() => journal.commit(sale));
      const [raw] = journal.entriesFrom(journal.head().seq, 1);
      if (raw === undefined) throw new Error("nothing was committed");
      const bytes = (hex: string): Buffer => Buffer.from(hex, "hex");
      const row = { ...raw, prev: bytes(raw.prev), hash: bytes(raw.hash), sig: bytes(raw.sig) };
      const base = time(() => bare.insert(row));
      if (pair < 0) continue;
      ours.push(own);
      theirs.push(base);
    }
    const [own, base] = [median(ours), median(theirs)];
    const baseline = {
      of: "a bare insert of the same row, WAL and synchronous = FULL",
      value: base,
      ours: own,
      unit: "ms",
    };
    return Promise.resolve({ value: own / base, unit: "×", samples: pairs, baseline });
  },
};

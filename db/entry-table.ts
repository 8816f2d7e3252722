import type { Entry } from "#register/entry.ts";
import type { CommittedEntry, Head, RawEntry } from "./journal.ts";
import type { Db } from "./open-database.ts";

export type EntryRow = {
  readonly seq: number;
  readonly kind: string;
  readonly body: string;
  readonly prev: Buffer;
  readonly hash: Buffer;
  readonly sig: Buffer;
  readonly key_id: string;
};
const columns = "seq, kind, body, prev, hash, sig, key_id";

export function toRaw({ seq, kind, body, prev, hash, sig, key_id }: EntryRow): RawEntry {
  return { seq, kind, body, prev: prev.toString("hex"), hash: hash.toString("hex"), sig: sig.toString("hex"), key_id };
}

function toCommitted({ seq, body, hash }: EntryRow): CommittedEntry {
  const entry = JSON.parse(body) as Entry;
  return { seq, kind: entry.kind, entry, body, hash };
}

export function openEntryTable(db: Db) {
  const insert = db.prepare("INSERT INTO entry VALUES(?, ?, ?, ?, ?, ?, ?)");
  const one = db.prepare<[number], EntryRow>(`SELECT ${columns} FROM entry WHERE seq = ?`);
  const last = db.prepare<[], EntryRow>(`SELECT ${columns} FROM entry ORDER BY seq DESC LIMIT 1`);
  const from = db.prepare<[number, number], EntryRow>(
    `SELECT ${columns} FROM entry WHERE seq >= ? ORDER BY seq LIMIT ?`,
  );

  return {
    append({ seq, kind, body, prev, hash, sig, key_id }: EntryRow): void {
      insert.run(seq, kind, body, prev, hash, sig, key_id);
    },
    row: (seq: number): EntryRow | null => one.get(seq) ?? null,
    lastRow: (): EntryRow | null => last.get() ?? null,
    at(seq: number): CommittedEntry | null {
      const row = one.get(seq);
      return row === undefined ? null : toCommitted(row);
    },
    head(genesis: Buffer): Head {
      const row = last.get();
      return row === undefined ? { seq: 0, hash: genesis } : { seq: row.seq, hash: row.hash };
    },
    rawFrom: (seq: number, limit: number): RawEntry[] => from.all(seq, limit).map(toRaw),
    /** All of it from `seq` on, as it stood when the walk began. */
    *walk(seq = 1): Generator<EntryRow> {
      yield* db.prepare<[number], EntryRow>(`SELECT ${columns} FROM entry WHERE seq >= ? ORDER BY seq`).iterate(seq);
    },
  };
}
export type EntryTable = ReturnType<typeof openEntryTable>;

import { existsSync, readdirSync } from "node:fs";
import { readIdentity } from "#db/epoch-table.ts";
import { openEntryTable } from "#db/entry-table.ts";
import { openDatabase, type Db } from "#db/open-database.ts";
import { journalPath } from "#db/open-file.ts";
import { openPaperIndex } from "#db/paper-index.ts";
import type { Journal } from "#db/journal.ts";
import { openSaleLeft } from "#db/sale-left.ts";
import type { Entry } from "#register/entry.ts";

export type Past = Pick<Journal, "saleOf" | "saleLeft" | "copiesOf" | "configAt" | "entry"> & {
  readonly db: Db;
  readonly epoch: number;
  readonly entryAt: (seq: number) => Entry | null;
  /** An epoch older than the way to its papers (migration 4) has them only by reading all of it. */
  readonly hasWay: boolean;
};

/** One epoch of the register, to look only: an old one may be of an older version, so nothing newer is asked of it. */
export function openPast(dir: string, epoch: number | undefined, nativeBinding: string | undefined): Past {
  const db = openDatabase(journalPath(dir, epoch), { readonly: true, nativeBinding });
  const entries = openEntryTable(db);
  const papers = openPaperIndex(db);
  const entryAt = (seq: number): Entry | null => entries.at(seq)?.entry ?? null;
  const sales = openSaleLeft(db, entryAt);
  return {
    db,
    hasWay: Number(db.pragma("user_version", { simple: true })) >= 4,
    epoch: readIdentity(db).epoch,
    entry: entries.at,
    entryAt,
    saleOf: sales.seqOf,
    saleLeft: sales.read,
    copiesOf: papers.copiesOf,
    configAt: papers.configAt,
  };
}

/** Epochs set aside, the newest first. */
export function pastEpochs(dir: string): number[] {
  return (existsSync(dir) ? readdirSync(dir) : [])
    .flatMap((name) => /^journal-(\d+)\.db$/u.exec(name)?.[1] ?? [])
    .map(Number)
    .toSorted((a, b) => b - a);
}

import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { JournalError } from "./journal-error.ts";
import { journal0001 } from "./migrations/0001-journal.ts";
import { bookPart0002 } from "./migrations/0002-book-part.ts";
import { held0003 } from "./migrations/0003-held.ts";
import { papers0004 } from "./migrations/0004-papers.ts";
import type { Db } from "./open-database.ts";

/** Step n makes `user_version` n. A step once released is never edited. */
export const migrations: readonly string[] = [journal0001, bookPart0002, held0003, papers0004];

/** @throws JournalError FROM_THE_FUTURE when a newer version of the register wrote the file */
export function versionOf(db: Db, steps: readonly string[] = migrations): number {
  const version = Number(db.pragma("user_version", { simple: true }));
  if (version > steps.length) throw new JournalError("FROM_THE_FUTURE", `version ${version}, known is ${steps.length}`);
  return version;
}

/** A whole copy beside it, so that a step gone wrong can be undone by hand: DIR/journal-before-000N.db. */
function copyBefore(db: Db, dir: string, step: number): void {
  const copy = join(dir, `journal-before-${String(step).padStart(4, "0")}.db`);
  if (existsSync(copy)) rmSync(copy);
  db.prepare("VACUUM INTO ?").run(copy);
}

/** Brings the file to the newest version, each step in one transaction, `user_version` last in it. */
export function migrate(db: Db, dir: string, steps: readonly string[] = migrations): void {
  const from = versionOf(db, steps);
  for (const [at, sql] of steps.entries()) {
    if (at < from) continue;
    if (at > 0) copyBefore(db, dir, at + 1);
    db.transaction(() => {
      db.exec(sql);
      db.pragma(`user_version = ${at + 1}`);
    }).immediate();
  }
}

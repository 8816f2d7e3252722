import Database from "better-sqlite3";
import { JournalError } from "./journal-error.ts";

export type Db = Database.Database;
export type OpenOptions = {
  readonly readonly?: boolean | undefined;
  readonly nativeBinding?: string | undefined;
  /** All it writes can be asked for again: a power cut may take the last commits with it, whole ones. Never for money. */
  readonly isDisposable?: boolean | undefined;
};

/**
 * better-sqlite3 opens an existing WAL file with synchronous = NORMAL, which may lose acknowledged commits at a power cut.
 * Without recursive_triggers INSERT OR REPLACE slips past a DELETE trigger. So each is set on every open and read back.
 */
const wanted = { synchronous: 2, foreign_keys: 1, recursive_triggers: 1, journal_mode: "wal" } as const;
const wantedOfDisposable = { ...wanted, synchronous: 1 } as const;
/** A reader commits nothing; the others it holds to as well. */
const wantedOfReader = { foreign_keys: 1, recursive_triggers: 1, query_only: 1 } as const;

/** Only a backstop, in pages (80 MB): `checkpoint` in quiet moments keeps a commit at one fsync. */
const autocheckpoint = 20_000;

/** @throws JournalError PRAGMA when a setting does not hold */
export function settle(db: Db, readonly = false, isDisposable = false): void {
  const settings = Object.entries(readonly ? wantedOfReader : isDisposable ? wantedOfDisposable : wanted);
  for (const [name, value] of settings) db.pragma(`${name} = ${value}`);
  for (const [name, value] of settings) {
    const got = db.pragma(name, { simple: true });
    if (got !== value) throw new JournalError("PRAGMA", `${name} is ${String(got)}, not ${value}`);
  }
}

export function openDatabase(
  path: string,
  { readonly = false, nativeBinding, isDisposable = false }: OpenOptions = {},
): Db {
  const db = new Database(path, { readonly, fileMustExist: readonly, timeout: 2000, nativeBinding });
  try {
    settle(db, readonly, isDisposable);
    if (!readonly) db.pragma(`wal_autocheckpoint = ${autocheckpoint}`);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

import { existsSync } from "node:fs";
import { join } from "node:path";
import { guardStorage, JournalError } from "./journal-error.ts";
import { migrate, versionOf } from "./migrate.ts";
import { type Db, openDatabase, type OpenOptions, settle } from "./open-database.ts";
import { openStore, type Store } from "./store.ts";

/** Name of the file of the open epoch, or of an older one. */
export function journalPath(dir: string, epoch?: number): string {
  return join(dir, epoch === undefined ? "journal.db" : `journal-${epoch}.db`);
}

/** Opens a journal file of this version, migrated where it may be written, its settings read back. */
export function openFile(
  dir: string,
  { epoch, ...options }: OpenOptions & { readonly epoch?: number | undefined } = {},
): Store {
  const path = journalPath(dir, epoch);
  if (!existsSync(path)) throw new JournalError("NOT_PROVISIONED", `no ${path}`);
  return guardStorage(path, () => {
    const db = openDatabase(path, options);
    try {
      return prepare(db, dir, options.readonly ?? false);
    } catch (error) {
      db.close();
      throw error;
    }
  });
}

function prepare(db: Db, dir: string, readonly: boolean): Store {
  const version = versionOf(db);
  if (version === 0) throw new JournalError("NOT_PROVISIONED", "an empty file");
  if (!readonly) {
    migrate(db, dir);
    settle(db);
  }
  return openStore(db);
}

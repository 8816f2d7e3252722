import { rmSync } from "node:fs";
import { openDatabase, type Db } from "./open-database.ts";
import { searchSchema } from "./search/index-goods.ts";

export type CatalogueOptions = { readonly dir: string; readonly nativeBinding?: string | undefined };

const schema = `
  CREATE TABLE part(name TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE item(code TEXT PRIMARY KEY, category TEXT NOT NULL, body TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE card(card TEXT PRIMARY KEY, member TEXT NOT NULL, wallet TEXT NOT NULL, customer TEXT NOT NULL, status TEXT NOT NULL)
    STRICT, WITHOUT ROWID;
  CREATE TABLE deny(card TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
  CREATE TABLE settings(one INTEGER PRIMARY KEY CHECK(one = 1), version INTEGER NOT NULL, body TEXT NOT NULL, keyId TEXT NOT NULL,
    sig TEXT NOT NULL) STRICT;
`;
const schemaVersion = 1;
/** What came later stands beside: a file without it is as good as one where nothing of it is known, and stays. */
const later = `
  CREATE TABLE IF NOT EXISTS card_more(card TEXT PRIMARY KEY, meal TEXT, why TEXT) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS heard(name TEXT PRIMARY KEY, atMs INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS picture(code TEXT PRIMARY KEY, id TEXT NOT NULL, type TEXT NOT NULL, data BLOB NOT NULL) STRICT;
  ${searchSchema}
`;
/** Of the way goods are folded into the index. Goods indexed otherwise, or not at all, sell as they are and are asked for again. */
const searchVersion = 1;

/** Whether SQLite says that the file itself is at fault. */
export function isDamage(error: unknown): boolean {
  const code: unknown = error instanceof Error ? Reflect.get(error, "code") : undefined;
  return code === "SQLITE_NOTADB" || String(code).startsWith("SQLITE_CORRUPT");
}

function addLater(db: Db): void {
  db.exec(later);
  const held = db.prepare<[], { version: number }>("SELECT version FROM part WHERE name = 'search'").get()?.version;
  if (held === searchVersion) return;
  db.transaction(() => {
    db.exec("DELETE FROM part WHERE name = 'items'; DELETE FROM goods; DELETE FROM gram;");
    db.prepare("INSERT OR REPLACE INTO part VALUES('search', ?)").run(searchVersion);
  }).immediate();
}

/**
 * A file that is damaged or of another version is thrown away: the next pull fills it again. Only its head is looked at here, so that
 * opening takes as long with 300,000 goods as with ten; `checkCatalogue` reads the rest, apart, and damage met on the way shows itself.
 */
export function openCatalogueFile(path: string, nativeBinding: string | undefined): Db {
  const open = (): Db => {
    const db = openDatabase(path, { nativeBinding });
    try {
      if (db.pragma("user_version", { simple: true }) !== 0) return db;
      db.transaction(() => {
        db.exec(schema);
        db.pragma(`user_version = ${schemaVersion}`);
      }).immediate();
      return db;
    } catch (error) {
      db.close();
      throw error;
    }
  };
  try {
    const db = open();
    try {
      if (db.pragma("user_version", { simple: true }) === schemaVersion) {
        addLater(db);
        return db;
      }
    } catch (error) {
      db.close();
      throw error;
    }
    db.close();
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
  dropCatalogueFile(path);
  const db = open();
  addLater(db);
  return db;
}

export function dropCatalogueFile(path: string): void {
  for (const end of ["", "-wal", "-shm"]) rmSync(path + end, { force: true });
}

/** Reads all of the file, which takes seconds: not on a thread that somebody waits for. */
export function checkCatalogue(path: string, nativeBinding?: string): boolean {
  try {
    const db = openDatabase(path, { readonly: true, nativeBinding });
    try {
      return db.pragma("quick_check", { simple: true }) === "ok";
    } finally {
      db.close();
    }
  } catch (error) {
    if (isDamage(error)) return false;
    throw error;
  }
}

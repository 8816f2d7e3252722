import { join } from "node:path";
import Database from "better-sqlite3";
import { codeOf, JournalError } from "./journal-error.ts";

/**
 * Holds DIR for this process until disposed or dead. Node has no flock; SQLite's own lock on a file nobody else writes
 * does as well, and the kernel frees it however the process ends.
 * @throws JournalError LOCKED when another process (or another opener in this one) holds it
 */
export function holdLock(dir: string, nativeBinding?: string): Disposable {
  const db = new Database(join(dir, "lock.db"), { timeout: 0, nativeBinding });
  try {
    db.pragma("locking_mode = EXCLUSIVE");
    db.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    db.close();
    throw codeOf(error).startsWith("SQLITE_BUSY") ? new JournalError("LOCKED", `${dir} is in use`, error) : error;
  }
  return { [Symbol.dispose]: () => db.close() };
}

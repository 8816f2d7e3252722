/**
 * Why the journal cannot be used. LOW_DISK and CLOCK are said by those who guard the money path; the rest is thrown here.
 * STORAGE: the disk or the file failed; nothing more is written until `reopen` succeeds.
 */
export type JournalTrouble =
  | "STORAGE"
  | "LOW_DISK"
  | "BROKEN_TAIL"
  | "CLOCK"
  | "FROM_THE_FUTURE"
  | "PRAGMA"
  | "LOCKED"
  | "NOT_PROVISIONED";

export class JournalError extends Error {
  readonly code: JournalTrouble;
  constructor(code: JournalTrouble, detail: string, cause?: unknown) {
    super(`${code}: ${detail}`, { cause });
    this.name = "JournalError";
    this.code = code;
  }
}

export function codeOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : "";
  return typeof code === "string" ? code : "";
}

/**
 * After these SQLite may go on as if nothing had happened, on pages that never reached the disk: a failed fsync can drop
 * the dirty page and a retry then reports success (https://wiki.postgresql.org/wiki/Fsync_Errors). So: stop.
 */
export function isStorageFault(error: unknown): boolean {
  return /^SQLITE_(IOERR|CORRUPT|NOTADB|FULL|CANTOPEN|READONLY)/.test(codeOf(error));
}

/** Runs `work`; a storage fault leaves as JournalError STORAGE, everything else as it is. */
export function guardStorage<T>(detail: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw isStorageFault(error) ? new JournalError("STORAGE", `${detail}: ${codeOf(error)}`, error) : error;
  }
}

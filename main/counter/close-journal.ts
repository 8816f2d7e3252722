import { JournalError } from "#db/journal-error.ts";
import type { Journal } from "#db/journal.ts";
import type { Log } from "./open-register.ts";

/** The last of all: the log goes into the file, and the file is closed. What cannot be written any more is said. */
export function closeJournal(journal: Journal, log: Log): void {
  try {
    journal.checkpoint();
  } catch (error) {
    if (!(error instanceof JournalError)) throw error;
    log("storage", { code: error.code });
  }
  journal[Symbol.dispose]();
}

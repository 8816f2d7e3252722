import type { Journal } from "#db/journal.ts";
import { JournalError } from "#db/journal-error.ts";
import type { State } from "#register/verdict.ts";
import type { Live } from "./live.ts";
import type { Log } from "./open-register.ts";

const everyMs = 5000;

/**
 * Looks at the disk now and then, and after a storage fault closes, re-opens and verifies the tail before it sells again.
 * New sales stop below 64 MB free, before a payment starts and never after.
 */
export function openStorageWatch(o: {
  readonly journal: Journal;
  readonly live: Live;
  readonly setGuard: (guard: State["guard"]) => void;
  /** As after a start: a commit that failed may stand, and what it asked for was never done. */
  readonly recover: () => void;
  /** The disk is nearly full, or no longer: the screen says so. */
  readonly changed: () => void;
  readonly log: Log;
  readonly timeScale: number;
}): Disposable {
  const { journal, live, setGuard, log } = o;
  let lastSeq = 0;
  let restedSeq = 0;
  let lastLevel = "ok";

  function heal(): void {
    try {
      journal.reopen();
      o.recover();
      log("storage-healed");
    } catch (error) {
      if (!(error instanceof JournalError)) throw error;
      log("storage", { code: error.code });
      if (error.code === "BROKEN_TAIL") setGuard("broken-tail");
    }
  }

  function look(): void {
    if (live.guard === "storage" || live.guard === "broken-tail") return heal();
    const { level, freeMb } = journal.checkDisk();
    live.freeMb = freeMb;
    if (level !== lastLevel) o.changed();
    lastLevel = level;
    if (level === "refuse") {
      log("low-disk", { freeMb });
      if (live.guard === null) setGuard("low-disk");
    } else if (live.guard === "low-disk") setGuard(null);
  }

  /** With nobody at the counter the log is moved into the file, so that no sale has to pay for it. */
  function rest(): void {
    const { seq } = journal.head();
    const isQuiet = seq === lastSeq && seq !== restedSeq;
    lastSeq = seq;
    if (!isQuiet || live.guard !== null) return;
    restedSeq = seq;
    journal.checkpoint();
  }

  const timer = setInterval(() => {
    try {
      look();
      rest();
    } catch (error) {
      if (!(error instanceof JournalError)) throw error;
      log("storage", { code: error.code });
      setGuard("storage");
    }
  }, everyMs * o.timeScale);
  timer.unref();
  return { [Symbol.dispose]: () => clearInterval(timer) };
}

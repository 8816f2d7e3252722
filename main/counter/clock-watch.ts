import type { Journal } from "#db/journal.ts";
import { judgeClock } from "#register/clock.ts";

const name = "clock";
const confirmedForMs = 86_400_000;

/**
 * Remembers that the clock jumped until a supervisor has confirmed the date: neither an entry written meanwhile nor a restart
 * makes the jump forgotten. Kept as a cursor: `seq` is the confirmed time in ms, `hash` says `held` or `ok`.
 */
export function openClockWatch(journal: Pick<Journal, "cursor" | "setCursor" | "book">) {
  const kept = journal.cursor(name);
  let isHeld = kept?.hash === "held";
  let confirmedMs = kept?.seq ?? 0;

  return {
    isHeld(o: { nowMs: number; today: string; day: string | null }): boolean {
      if (isHeld) return true;
      const { atMs } = journal.book();
      // After a confirmed step back the journal's highest time lies ahead; until it is passed the confirmed one counts.
      const lastMs = confirmedMs > 0 && o.nowMs < atMs ? confirmedMs : atMs;
      // A confirmed date stands for a day, also before the one the register was opened on.
      const isFresh = confirmedMs > 0 && o.nowMs >= confirmedMs && o.nowMs < confirmedMs + confirmedForMs;
      const today = isFresh && o.day !== null && o.today < o.day ? o.day : o.today;
      if (judgeClock({ ...o, today, lastMs }) !== "refuse") return false;
      isHeld = true;
      journal.setCursor(name, confirmedMs, "held");
      return true;
    },
    confirm(nowMs: number): void {
      isHeld = false;
      confirmedMs = nowMs;
      journal.setCursor(name, nowMs, "ok");
    },
  };
}

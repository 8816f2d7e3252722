/** Back by at most this much the register sells on and marks the entries; an NTP step is of this size. */
const stepMs = 120_000;
const dayMs = 86_400_000;

export type ClockVerdict = "ok" | "suspect" | "refuse";

/**
 * How far the clock of this machine may be believed, against the highest time in the journal.
 * Back ≤ 120 s: suspect until it passes that time. Back more, before the open day, or forward > 24 h with a day open: tender is
 * refused until a supervisor confirms the date. With no day open a long pause is a holiday, and opening the day confirms the date.
 */
export function judgeClock(o: { nowMs: number; lastMs: number; today: string; day: string | null }): ClockVerdict {
  const { nowMs, lastMs, today, day } = o;
  if (lastMs === 0) return "ok";
  if (nowMs < lastMs - stepMs || (day !== null && today < day)) return "refuse";
  if (day !== null && nowMs > lastMs + dayMs) return "refuse";
  return nowMs < lastMs ? "suspect" : "ok";
}

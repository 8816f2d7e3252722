import type { Saying } from "./words/words.ts";

const minuteMs = 60_000;

/** Whether something has waited for so long that a supervisor must see to it: 15 min. */
export function isOverdue(sinceMs: number, nowMs: number): boolean {
  return sinceMs > 0 && nowMs - sinceMs > 15 * minuteMs;
}

/** How long ago, in the largest unit that fits. */
export function sayAge(sinceMs: number, nowMs: number): Saying {
  const seconds = Math.max(0, Math.floor((nowMs - sinceMs) / 1_000));
  if (seconds < 60) return { word: "age.seconds", values: { n: seconds } };
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return { word: "age.minutes", values: { n: minutes } };
  return { word: "age.hours", values: { n: Math.floor(minutes / 60) } };
}

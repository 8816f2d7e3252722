import type { ProxyClock } from "#rig/proxy/open-proxy.ts";

/**
 * Time that goes on by itself and may also be made to leap: all timers due meanwhile fire at once, in their order. A leap is what passes while
 * nobody does anything; so hours of watching take no time, and deadlines keep their length in real time while there is work.
 */
export type LeapClock = ProxyClock & {
  /** Ms leapt so far. */
  offsetMs(): number;
  leap(ms: number): void;
  /** Until the next timer is due; Infinity where there is none. */
  nextMs(): number;
  /** Timers that have fired. */
  fired(): number;
};

type Entry = { readonly dueMs: number; readonly work: () => void; timer: NodeJS.Timeout | null };

/** @param real the timers underneath; they may have been replaced by ours since. */
export function openLeapClock(
  offset = 0,
  real = { setTimeout, clearTimeout, now: performance.now.bind(performance) },
): LeapClock {
  const entries = new Set<Entry>();
  let offsetMs = offset;
  let fired = 0;
  const nowMs = (): number => real.now() + offsetMs;

  function arm(entry: Entry): void {
    if (entry.timer !== null) real.clearTimeout(entry.timer);
    const waitMs = Math.min(2 ** 31 - 1, Math.max(0, Math.ceil(entry.dueMs - nowMs())));
    entry.timer = real.setTimeout(() => {
      // One too long for a timer of Node waits in stretches.
      if (entry.dueMs > nowMs() + 1) return arm(entry);
      entries.delete(entry);
      fired += 1;
      entry.work();
    }, waitMs);
  }
  return {
    nowMs,
    offsetMs: () => offsetMs,
    fired: () => fired,
    after(ms, work) {
      const entry: Entry = { dueMs: nowMs() + Math.max(1, ms), work, timer: null };
      entries.add(entry);
      arm(entry);
      return () => {
        entries.delete(entry);
        if (entry.timer !== null) real.clearTimeout(entry.timer);
      };
    },
    leap(ms) {
      offsetMs += ms;
      // Armed anew in the order they are due: those due now fire in it.
      for (const entry of [...entries].toSorted((a, b) => a.dueMs - b.dueMs)) arm(entry);
    },
    nextMs: () => Math.max(0, Math.min(...[...entries].map(({ dueMs }) => dueMs)) - nowMs()),
  };
}

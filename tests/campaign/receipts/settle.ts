import { setTimeout as wait } from "node:timers/promises";
import type { Stand } from "./open-stand.ts";

/** What the longest way back takes: a deadline of 5 s, a pause of 12 s, a greeting; and as much again for a busy machine. Milliseconds of real time. */
const LIMIT_MS = 40_000;
const LOOK_MS = 4;

/** Waits for what `is` says; false when it takes too long. */
export async function until(is: () => boolean): Promise<boolean> {
  const by = performance.now() + LIMIT_MS;
  while (!is()) {
    if (performance.now() > by) return false;
    await wait(LOOK_MS);
  }
  return true;
}

/** Lets the register come to its end, and asks the cashier as often as it wants to know. */
export async function settle(stand: Stand): Promise<boolean> {
  return until(() => {
    if (stand.isReady() && stand.printer.idle()) stand.answer();
    return stand.isSettled();
  });
}

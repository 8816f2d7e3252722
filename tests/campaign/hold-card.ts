import { setTimeout as wait } from "node:timers/promises";
import type { RigCard } from "#rig/card/felica.ts";
import type { Rig } from "#rig/open-rig.ts";

/** A card away for less than 300 ms has not been away (`READER_TIMES.rearmMs`): it is held back for longer before it comes again. */
const awayMs = 500;

/** One hand with one card: each call puts it on the reader and lifts it, not sooner than a reader can tell. */
export function holdCard({ devices }: Rig, card: RigCard): () => Promise<void> {
  let liftedMs = -awayMs;
  return async () => {
    await wait(Math.max(0, liftedMs + awayMs - performance.now()));
    await devices.reader.tap(card).finally(() => (liftedMs = performance.now()));
  };
}

/** What is under way is not begun again, and its failure is no news: whoever serves looks at the screen. */
export function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let under: Promise<void> | null = null;
  return async () => {
    under ??= work().finally(() => (under = null));
    await under.catch(() => {});
  };
}

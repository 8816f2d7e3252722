import type { Journal } from "#db/journal.ts";
import type { ChargeRow } from "#ipc/view.ts";

/** A correction comes right after its charge; the rest of a long day is not read out. */
const mostRows = 20;

/** Charges taken and posted since the day opened that may still be corrected, newest first. */
export function listCharges(journal: Pick<Journal, "book">): ChargeRow[] {
  const { charges, intents } = journal.book();
  return Object.entries(charges)
    .filter(([key, { isCorrected }]) => !isCorrected && !(key in intents))
    .map(([, { seq, atMs, amount }]): ChargeRow => ({ seq, atMs, amount }))
    .toSorted((a, b) => b.seq - a.seq)
    .slice(0, mostRows);
}

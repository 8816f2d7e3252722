import { parentPort, workerData } from "node:worker_threads";
import { openFile } from "#db/open-file.ts";
import { type DayBooks, startBooked } from "#register/booked-money.ts";
import type { Entry } from "#register/entry.ts";
import { msOfInstant } from "#register/instant.ts";
import { sumDay } from "#register/z.ts";
import type { DaySum, SumDayInput } from "./sum-day.ts";

/** How far back an older intent is looked for, entries: some weeks of a register. */
const farthestBack = 100_000;

/** Off the main thread, on a connection that only reads: the sums of a long day take longer than a screen may wait. */
const { dir, from, withBooks = false, nativeBinding } = workerData as SumDayInput;
const store = openFile(dir, { readonly: true, nativeBinding });

/** Since when the authority's list is needed: from the day's opening, or from the oldest intent the day speaks of. */
function reachBack(books: DayBooks): NonNullable<DaySum["books"]> {
  const older = books.booked.filter(({ back }) => back === "no").map(({ olderKey }) => olderKey);
  const missing = new Set(older.filter((key) => key !== undefined));
  const msAt = (seq: number): number => msOfInstant(store.entries.at(seq)?.entry.at ?? "") || 0;
  let fromMs = msAt(from);
  for (let seq = from - 1; missing.size > 0 && seq >= Math.max(1, from - farthestBack); seq -= 1) {
    const entry = store.entries.at(seq)?.entry;
    if (entry?.kind !== "pay-intent" && entry?.kind !== "charge-intent" && entry?.kind !== "pay-refund-due") continue;
    if (missing.delete(entry.data.key)) fromMs = Math.min(fromMs, msOfInstant(entry.at));
  }
  // Of an intent too old to be found nobody can say since when the list would have to be.
  const booked = books.booked.filter(({ olderKey }) => olderKey === undefined || !missing.has(olderKey));
  return { ...books, booked, fromMs };
}

try {
  /** One read transaction: what the Z says, it says of one moment. */
  const sum = store.db.transaction((): DaySum => {
    const last = store.entries.lastRow();
    const upTo = last?.seq ?? 0;
    const booked = startBooked();
    const entries = function* (): Generator<Entry> {
      for (let seq = from; seq <= upTo; seq += 1) {
        const row = store.entries.at(seq);
        if (!row) continue;
        if (withBooks) booked.add(row.entry);
        yield row.entry;
      }
    };
    const sums = { upTo, head: last?.hash.toString("hex") ?? "", totals: sumDay(entries()) };
    return withBooks ? { ...sums, books: reachBack(booked.books()) } : sums;
  });
  parentPort?.postMessage(sum());
} finally {
  store.db.close();
}

import { type Counts, areCountsOf } from "#register/denominations.ts";
import type { Entry, EntryOf } from "#register/entry.ts";
import { toCanonical } from "../canonical.ts";
import type { Note } from "./finding.ts";
import { startDaySums } from "./z-sums.ts";

/** Σ of the pieces is the sum beside them. */
function checkPieces(what: string, sum: number, counts: Counts | undefined, note: Note): void {
  if (counts !== undefined && !areCountsOf(counts, sum)) note("total", `the pieces of ${what} are not ${sum}`);
}

/** Cash by denomination, and what a count expected. `drawer`: by the entries of its day; null = its beginning was not walked. */
export function checkTill(entry: Entry, drawer: number | null, note: Note): void {
  switch (entry.kind) {
    case "day-open":
      return checkPieces("the float", entry.data.float, entry.data.counts, note);
    case "cash-in":
    case "cash-out":
      return checkPieces(entry.kind, entry.data.amount, entry.data.counts, note);
    case "cash-count": {
      const { counted, expected, counts, n } = entry.data;
      checkPieces("the count", counted, counts, note);
      // A count without a number said what was expected a moment later.
      if (n !== undefined && drawer !== null && expected !== drawer)
        note("total", `the drawer ought to hold ${drawer}, not ${expected}`);
      return;
    }
    default:
  }
}

/** A day of a register has some thousand entries; of one that never ends the Xs are not judged. */
const mostKept = 20_000;

/** Holds each X against the stretch it names. */
export function openXCheck() {
  let kept: Entry[] | null = null;

  function check({ data: { from, upTo, totals } }: EntryOf<"x-report">, note: Note): void {
    const first = kept?.[0];
    if (totals === undefined || kept === null || first === undefined || from < first.seq) return;
    const sums = startDaySums();
    for (const entry of kept) if (entry.seq >= from && entry.seq <= upTo) sums.add(entry);
    const { drawer: _, ...want } = sums.totals();
    for (const [name, ours] of Object.entries(want)) {
      const got = toCanonical(totals[name as keyof typeof totals] ?? null);
      if (got !== toCanonical(ours))
        note("z-differs", `X ${from}-${upTo}: ${name} is ${got}, not ${toCanonical(ours)}`);
    }
  }
  return (entry: Entry, note: Note): void => {
    if (entry.kind === "day-open") kept = [];
    if (entry.kind === "x-report") check(entry, note);
    if (entry.kind === "z-report" || (kept?.length ?? 0) >= mostKept) kept = null;
    kept?.push(entry);
  };
}

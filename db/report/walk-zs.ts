import type { EntryOf } from "#register/entry.ts";
import type { Store } from "../store.ts";

/**
 * The Zs of an epoch before entry `below`, newest first. A Z names the first entry of its day, so that only the few entries between
 * two days are looked through: the list of a fortnight costs as much in a long journal as in a short one.
 */
export function* walkZs({ entries }: Pick<Store, "entries">, below: number): Generator<EntryOf<"z-report">> {
  let seq = below - 1;
  while (seq >= 1) {
    const entry = entries.at(seq)?.entry;
    if (entry?.kind === "z-report") {
      yield entry;
      seq = Math.min(seq, entry.data.first) - 1;
    } else seq -= 1;
  }
}

/** Seq of the `day-open` of the day that is not over, or null. */
export function openDaySeq({ entries, books }: Pick<Store, "entries" | "books">): number | null {
  const book = books.load();
  if (book !== null) return book.day === null ? null : book.dayOpenSeq;
  // Derived tables of an older version: the entries say the same.
  for (let seq = entries.lastRow()?.seq ?? 0; seq >= 1; seq -= 1) {
    const kind = entries.at(seq)?.kind;
    if (kind === "z-report") return null;
    if (kind === "day-open") return seq;
  }
  return null;
}

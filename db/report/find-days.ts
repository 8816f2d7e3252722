import type { EntryOf } from "#register/entry.ts";
import type { Store } from "../store.ts";
import { openDaySeq, walkZs } from "./walk-zs.ts";

/** A business day, from its `day-open` to its Z, or to the head where it is not over. */
export type DayRange = { readonly first: number; readonly last: number; readonly z: EntryOf<"z-report"> | null };
export type Wanted = { readonly z: number } | { readonly day: string } | { readonly today: true };

/** The stretches of the journal that a report is over, oldest first: a date may have been opened more than once. */
export function findDays(store: Pick<Store, "entries" | "books">, wanted: Wanted): DayRange[] {
  const { entries } = store;
  const head = entries.lastRow()?.seq ?? 0;
  const opened = openDaySeq(store);
  const open: DayRange[] = opened === null ? [] : [{ first: opened, last: head, z: null }];
  if ("today" in wanted) return open;
  const found: DayRange[] = [];
  const isDay = (seq: number): boolean => "day" in wanted && entries.at(seq)?.entry.day === wanted.day;
  if (open[0] && isDay(open[0].first)) found.push(open[0]);
  for (const z of walkZs(store, opened ?? head + 1)) {
    const isWanted = "z" in wanted ? z.data.z === wanted.z : z.day === wanted.day;
    if (isWanted) found.push({ first: z.data.first, last: z.seq, z });
    // Days only rise, and so do the numbers of the Zs.
    else if ("z" in wanted ? z.data.z < wanted.z : z.day < wanted.day) break;
  }
  return found.toReversed();
}

import type { Entry } from "#register/entry.ts";
import { toCanonical } from "../canonical.ts";
import type { Note } from "./finding.ts";
import type { HashLog } from "./hash-log.ts";
import { checkTill, openXCheck } from "./check-till.ts";
import { startMoreSums } from "./z-more-sums.ts";
import { startDaySums } from "./z-sums.ts";

/** Sums that a Z of an older register does not have. */
const later: ReadonlySet<string> = new Set(["no_sale_by", "opened", "left_open"]);
/** Written together since a Z speaks of hours and operators: one without `hours` has none of them. */
const more: ReadonlySet<string> = new Set(Object.keys(startMoreSums().totals()));

/** Each Z against the entries from its day-open on. A day whose beginning was not walked is not judged. */
export function openZCheck(hashes: HashLog) {
  let day: { readonly first: number; readonly sums: ReturnType<typeof startDaySums> } | null = null;
  let z: number | null = null;
  const checkX = openXCheck();

  function compare({ seq, data }: Extract<Entry, { kind: "z-report" }>, note: Note): void {
    if (z !== null && data.z !== z + 1) note("z-differs", `number ${data.z} follows ${z}`);
    z = data.z;
    if (data.last >= seq || data.first > data.last) note("z-differs", `covers ${data.first} to ${data.last}`);
    const head = hashes.get(data.last);
    if (head !== undefined && head !== data.head) note("z-differs", `head is not the hash of entry ${data.last}`);
    if (day === null) return;
    if (data.first !== day.first) note("z-differs", `begins at ${data.first}, the day at ${day.first}`);
    const totals = day.sums.totals();
    if ("count" in data && !("count" in totals)) note("z-differs", "count is of no cash-count");
    for (const [name, want] of Object.entries(totals)) {
      if (later.has(name) && !(name in data)) continue;
      if ((more.has(name) || name === "count") && !("hours" in data)) continue;
      const [got, ours] = [toCanonical(data[name as keyof typeof data] ?? null), toCanonical(want)];
      if (got !== ours) note("z-differs", `${name} is ${got}, not ${ours}`);
    }
  }
  return (entry: Entry | null, note: Note): void => {
    if (entry === null) return;
    checkTill(entry, day?.sums.drawer() ?? null, note);
    checkX(entry, note);
    if (entry.kind === "day-open") day = { first: entry.seq, sums: startDaySums() };
    if (entry.kind === "z-report") {
      compare(entry, note);
      day = null;
    } else day?.sums.add(entry);
  };
}

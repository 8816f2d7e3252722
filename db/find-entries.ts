import type { Entry, Kind } from "#register/entry.ts";
import type { EntryRow } from "./entry-table.ts";
import type { Db } from "./open-database.ts";

/** What an entry must have. `days`: first and last business day, inclusive. `holds`: texts its body has somewhere. */
export type Wanted = {
  readonly kinds: readonly Kind[];
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Yen of the entry: of `total`, else of `amount`. */
  readonly least?: number | undefined;
  readonly most?: number | undefined;
  readonly holds: readonly string[];
  /** The exact look, over what the rest lets through. */
  readonly fits: (entry: Entry) => boolean;
};
export type Found = {
  /** Newest first. */
  readonly entries: readonly Entry[];
  /** The last entry looked at; 1 = all were. */
  readonly downTo: number;
};

/** Entries looked at before the clock is asked again. */
const window = 4000;

/** The first entry of business day `day` or later, by halves: the day never goes back in a journal. Head + 1 where there is none. */
function firstOf(day: string, head: number, dayAt: (seq: number) => string): number {
  let [low, high] = [1, head + 1];
  while (low < high) {
    const mid = Math.floor((low + high) / 2);
    if (dayAt(mid) < day) low = mid + 1;
    else high = mid;
  }
  return low;
}

/** The smallest day after this one, as text: every day sorts before it, none after. */
const after = (day: string): string => `${day}~`;

/**
 * Looks through entries from `before` down, until there are `most` or the time is over; it goes on where it stopped.
 * What SQLite can tell without reading an entry whole, it is asked for: kind, amount, texts of the body.
 */
export function findEntries(
  db: Db,
  wanted: Wanted,
  o: { readonly before: number; readonly most: number; readonly isOver: () => boolean },
): Found {
  const head = db.prepare<[], number>("SELECT coalesce(max(seq), 0) FROM entry").pluck().get() ?? 0;
  const day = db.prepare<[number], string>("SELECT json_extract(body, '$.day') FROM entry WHERE seq = ?").pluck();
  const dayAt = (seq: number): string => day.get(seq) ?? "";
  const first = wanted.from === undefined ? 1 : firstOf(wanted.from, head, dayAt);
  const end = wanted.to === undefined ? head : firstOf(after(wanted.to), head, dayAt) - 1;
  const { least = 0, most } = wanted;
  const amount = "coalesce(json_extract(body, '$.data.total'), json_extract(body, '$.data.amount'))";
  const conditions = [
    `kind IN (${wanted.kinds.map(() => "?").join(", ")})`,
    ...wanted.holds.map(() => "instr(body, ?) > 0"),
    ...(wanted.least === undefined && most === undefined ? [] : [`${amount} BETWEEN ? AND ?`]),
  ];
  const values: (string | number)[] = [
    ...wanted.kinds,
    ...wanted.holds,
    ...(wanted.least === undefined && most === undefined ? [] : [least, most ?? Number.MAX_SAFE_INTEGER]),
  ];
  const rows = db.prepare<(string | number)[], Pick<EntryRow, "seq" | "body">>(
    `SELECT seq, body FROM entry WHERE seq BETWEEN ? AND ? AND ${conditions.join(" AND ")} ORDER BY seq DESC`,
  );
  const entries: Entry[] = [];
  let upTo = Math.min(end, o.before - 1);
  while (upTo >= first) {
    const from = Math.max(first, upTo - window + 1);
    for (const { seq, body } of rows.iterate(from, upTo, ...values)) {
      const entry = JSON.parse(body) as Entry;
      if (wanted.fits(entry)) entries.push(entry);
      if (entries.length === o.most) return { entries, downTo: seq };
    }
    upTo = from - 1;
    if (o.isOver()) break;
  }
  return { entries, downTo: upTo < first ? 1 : upTo + 1 };
}

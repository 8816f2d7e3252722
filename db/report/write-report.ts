import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { dirname, extname } from "node:path";
import type { Entry, ZTotals } from "#register/entry.ts";
import type { Store } from "../store.ts";
import { syncFolder } from "../write-durably.ts";
import { mark } from "./csv.ts";
import { type DayRange, findDays, type Wanted } from "./find-days.ts";
import { lineHead, lineRows } from "./line-rows.ts";
import { toTransaction } from "./poslog.ts";
import { zHead, zRows } from "./z-rows.ts";

export type Format = "csv" | "poslog";
/** The sums of a stretch of entries, handed in: the core's own. */
export type SumDay = (entries: Iterable<Entry>) => ZTotals;

function* entriesOf({ entries }: Store, { first, last }: DayRange): Generator<{ entry: Entry; hash: string }> {
  for (let seq = first; seq <= last; seq += 1) {
    const found = entries.at(seq);
    if (found) yield { entry: found.entry, hash: found.hash.toString("hex") };
  }
}

/** The latest entry of a kind at or before `seq`. */
function latest<K extends Entry["kind"]>({ entries }: Store, kind: K, seq: number): (Entry & { kind: K }) | null {
  for (let at = seq; at >= 1; at -= 1) {
    const entry = entries.at(at)?.entry;
    if (entry?.kind === kind) return entry as Entry & { kind: K };
  }
  return null;
}

function* linesCsv(store: Store, days: readonly DayRange[]): Generator<string> {
  yield mark + lineHead;
  for (const day of days) for (const { entry } of entriesOf(store, day)) yield* lineRows(entry);
}

function* zsCsv(store: Store, days: readonly DayRange[], sumDay: SumDay): Generator<string> {
  yield mark + zHead;
  for (const range of days) {
    const { z, first, last } = range;
    const day = store.entries.at(first)?.entry.day ?? "";
    const sums =
      z?.data ??
      sumDay(
        (function* () {
          for (const { entry } of entriesOf(store, range)) yield entry;
        })(),
      );
    yield* zRows({ z: z?.data.z ?? null, day, seq: last }, sums);
  }
}

function* poslog(store: Store, days: readonly DayRange[]): Generator<string> {
  yield '{"POSLog":{"MajorVersion":6,"MinorVersion":0,"Transaction":[\n';
  let comma = "";
  for (const day of days) {
    const shop = latest(store, "config", day.first)?.data.shop.name ?? "";
    const mode = latest(store, "boot", day.first)?.data.mode ?? "live";
    for (const { entry, hash } of entriesOf(store, day)) {
      const transaction = toTransaction(entry, { shop, isTraining: mode !== "live", hash });
      if (transaction === null) continue;
      yield comma + JSON.stringify(transaction);
      comma = ",\n";
    }
  }
  yield "\n]}}\n";
}

/** Gathered before a write, characters. */
const portion = 1 << 18;

/** Writes a file whole or not at all, without ever holding all of it. */
function writeParts(path: string, parts: Iterable<string>): void {
  const beside = `${path}.new`;
  rmSync(beside, { force: true });
  const file = openSync(beside, "wx", 0o600);
  try {
    let text = "";
    for (const part of parts) {
      text += part;
      if (text.length < portion) continue;
      writeSync(file, text);
      text = "";
    }
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(beside, path);
  syncFolder(dirname(path));
}

/** `day.csv` → `day-z.csv`. */
function besideZ(out: string): string {
  const ending = extname(out);
  return `${out.slice(0, out.length - ending.length)}-z${ending}`;
}

/**
 * Writes the days wanted to `out`: line items and, beside it, the figures of each Z (csv), or one POSLog (poslog). In one read
 * transaction. Answers the files; none where there is no such day.
 */
export function writeReport(
  store: Store,
  o: { readonly wanted: Wanted; readonly format: Format; readonly out: string; readonly sumDay: SumDay },
): string[] {
  const { format, out } = o;
  return store.db.transaction((): string[] => {
    const days = findDays(store, o.wanted);
    if (days.length === 0) return [];
    mkdirSync(dirname(out), { recursive: true, mode: 0o700 });
    if (format === "poslog") {
      writeParts(out, poslog(store, days));
      return [out];
    }
    writeParts(out, linesCsv(store, days));
    writeParts(besideZ(out), zsCsv(store, days, o.sumDay));
    return [out, besideZ(out)];
  })();
}

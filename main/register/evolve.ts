import { type Book, type Evolve, type Intent, isWatched } from "./book.ts";
import type { Entry, EntryOf } from "./entry.ts";
import { changeIntents, closeIntents, settle } from "./evolve-intent.ts";
import { changeTill } from "./evolve-till.ts";
import { msOfInstant } from "./instant.ts";

/** `n` of a receipt number `{reg}-{epoch}-{n}`; a register's name may itself hold hyphens. */
export function numberOf(receipt: string): number {
  return Number(receipt.slice(receipt.lastIndexOf("-") + 1));
}

function without<T>(record: { readonly [key: string]: T }, key: string): { [key: string]: T } {
  const { [key]: _, ...rest } = record;
  return rest;
}

const watchMs = 48 * 3_600_000;
/** What has not turned up for 48 h is watched no longer; it leaves the book with the next Z, which every reader of the journal sees. */
function endWatch(book: Book, atMs: number): Book {
  const isOver = (intent: Intent): boolean => isWatched(intent) && atMs - intent.atMs > watchMs;
  const kept = Object.entries(book.intents).filter(([, intent]) => !isOver(intent));
  return { ...book, intents: Object.fromEntries(kept) };
}

/** A day opened again after its Z is still the same day to the limit of a card and of a charge. */
function openDay(book: Book, { data: { day, shift }, seq }: EntryOf<"day-open">): Book {
  const opened = { ...book, day, shift, dayOpenSeq: seq, charges: {} };
  return day === book.lastDay ? opened : { ...opened, cardDay: {}, cardDayYen: 0, chargeDay: {} };
}

const byPin: ReadonlySet<EntryOf<"approval">["data"]["for"]> = new Set([
  "trust",
  "charge-correct",
  "settle",
  "no-sale",
  "cash-in",
  "cash-out",
  "unlock",
  "training",
  "discount",
  "price-override",
  "deposit-return",
  "line-void",
  "cancel-sale",
  "refund",
  "void-after",
  "copy",
  "invoice",
]);

/** A right PIN ends the count of wrong ones, as a sign-on does; a staff card does not. */
function approve(held: Book, { data }: EntryOf<"approval">, atMs: number): Book {
  const book = byPin.has(data.for) && data.via !== "badge" ? { ...held, locks: without(held.locks, data.by) } : held;
  if (data.for === "settle" && data.key !== undefined) return settle(book, data.key, data.as ?? "seen");
  if (data.for !== "trust") return book;
  if (!data.on) return { ...book, trustSinceMs: 0, trustUntilMs: 0 };
  const trustUntilMs = data.until === undefined ? atMs : msOfInstant(data.until);
  return { ...book, trustSinceMs: atMs, trustUntilMs, trustYen: 0, trustSales: 0, trustBy: {} };
}

function change(book: Book, entry: Entry, atMs: number): Book {
  switch (entry.kind) {
    case "sale": {
      const { total, receipt, tenders } = entry.data;
      const sold = { ...book, gt: book.gt + total, gta: book.gta + total, receipt: numberOf(receipt) };
      return closeIntents(sold, tenders);
    }
    case "refund": {
      const { total, receipt } = entry.data;
      return { ...book, gt: book.gt - total, gta: book.gta + total, receipt: numberOf(receipt) };
    }
    case "config":
      return { ...book, cfgSeq: entry.seq };
    case "day-open":
      return openDay(book, entry);
    case "z-report":
      return { ...endWatch(book, atMs), day: null, lastDay: book.day ?? entry.day, z: entry.data.z };
    case "sign-on":
      return { ...book, op: entry.data.op, locks: without(book.locks, entry.data.op) };
    case "sign-off":
      return { ...book, op: null };
    case "service-visit":
      // Only the right PIN begins one.
      return entry.data.what === "begin" ? { ...book, locks: without(book.locks, entry.data.by) } : book;
    case "lock": {
      const { op, tries, until } = entry.data;
      return { ...book, locks: { ...book.locks, [op]: { tries, untilMs: msOfInstant(until) } } };
    }
    case "anchor":
      return { ...book, anchored: entry.data.seq };
    case "fork":
      return { ...book, forked: true };
    case "approval":
      return approve(book, entry, atMs);
    case "x-report":
      return { ...book, differences: Object.fromEntries(entry.data.differences.map((one) => [one.key, one])) };
    default:
      return changeIntents(book, entry, atMs) ?? book;
  }
}

/**
 * Folds one journalled entry into the book: the only reading of the journal that the counters, pending items and locks
 * rest on. Total: it never refuses and never throws on an entry `verify` accepts. `cfg` is left as it is, because the
 * hash of a `config` needs SHA-256; the journal fills it in.
 */
export const evolve: Evolve = (book, entry, atMs) => ({
  ...changeTill(change(book, entry, atMs), entry),
  seq: entry.seq,
  atMs: Math.max(book.atMs, atMs),
  lastFact: entry.kind === "anchor" ? book.lastFact : entry.seq,
});

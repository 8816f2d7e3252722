import { type Book, type Evolve, type Intent, type IntentState, isWatched } from "./book.ts";
import type { Authority, Entry, SaleData } from "./entry.ts";
import { msOfInstant } from "./instant.ts";

type Told = { readonly key: string; readonly wallet: string; readonly amount: number; readonly authority?: Authority };

/** `n` of a receipt number `{reg}-{epoch}-{n}`; a register's name may itself hold hyphens. */
export function numberOf(receipt: string): number {
  return Number(receipt.slice(receipt.lastIndexOf("-") + 1));
}

function without<T>(record: { readonly [key: string]: T }, key: string): { [key: string]: T } {
  const { [key]: _, ...rest } = record;
  return rest;
}

function addCardMoney(book: Book, wallet: string, amount: number): Book {
  return { ...book, cardDay: { ...book.cardDay, [wallet]: (book.cardDay[wallet] ?? 0) + amount } };
}

function drop(book: Book, key: string): Book {
  return key in book.intents ? { ...book, intents: without(book.intents, key) } : book;
}

/** An outcome for a key the book no longer holds (captured, then its basket was cancelled) brings the intent back. */
function mark(book: Book, kind: Intent["kind"], told: Told, state: IntentState, seq: number, atMs: number): Book {
  const { key, wallet, amount, authority } = told;
  const held = book.intents[key] ?? { kind, key, seq, atMs, wallet, customer: "", member: "", amount, basket: "" };
  const next: Intent = { ...held, state, ...(authority === undefined ? {} : { authority: authority.id }) };
  return { ...book, intents: { ...book.intents, [key]: next } };
}

/** A sale closes its intents. Money of a `pay-captured` was counted when it was captured, so its intent is gone by now. */
function sell(book: Book, { total, receipt, tenders }: SaleData): Book {
  const sold = { ...book, gt: book.gt + total, gta: book.gta + total, receipt: numberOf(receipt) };
  return tenders.reduce<Book>((so, { key, amount }) => {
    const intent = key === undefined ? undefined : so.intents[key];
    return intent === undefined ? so : addCardMoney(drop(so, intent.key), intent.wallet, amount);
  }, sold);
}

const watchMs = 48 * 3_600_000;
/** What has not turned up for 48 h is watched no longer; it leaves the book with the next Z, which every reader of the journal sees. */
function endWatch(book: Book, atMs: number): Book {
  const isOver = (intent: Intent): boolean => isWatched(intent) && atMs - intent.atMs > watchMs;
  const kept = Object.entries(book.intents).filter(([, intent]) => !isOver(intent));
  return { ...book, intents: Object.fromEntries(kept) };
}

function change(book: Book, entry: Entry, atMs: number): Book {
  const { seq } = entry;
  switch (entry.kind) {
    case "sale":
      return sell(book, entry.data);
    case "refund": {
      const { total, receipt } = entry.data;
      return { ...book, gt: book.gt - total, gta: book.gta + total, receipt: numberOf(receipt) };
    }
    case "config":
      return { ...book, cfgSeq: seq };
    case "day-open": {
      // A day opened again after its Z is still the same day to the limit of a card.
      const { day, shift } = entry.data;
      return { ...book, day, shift, dayOpenSeq: seq, cardDay: day === book.lastDay ? book.cardDay : {} };
    }
    case "z-report":
      return { ...endWatch(book, atMs), day: null, lastDay: book.day ?? entry.day, z: entry.data.z };
    case "sign-on":
      return { ...book, op: entry.data.op, locks: without(book.locks, entry.data.op) };
    case "sign-off":
      return { ...book, op: null };
    case "lock": {
      const { op, tries, until } = entry.data;
      return { ...book, locks: { ...book.locks, [op]: { tries, untilMs: msOfInstant(until) } } };
    }
    case "anchor":
      return { ...book, anchored: entry.data.seq };
    case "fork":
      return { ...book, forked: true };
    case "pay-intent": {
      const intent: Intent = { kind: "payment", ...entry.data, seq, atMs, state: "open" };
      return { ...book, intents: { ...book.intents, [intent.key]: intent } };
    }
    case "charge-intent": {
      const { key, wallet, customer, member, amount } = entry.data;
      const said = { key, wallet, customer, member, amount, basket: "" };
      return { ...book, intents: { ...book.intents, [key]: { kind: "charge", ...said, seq, atMs, state: "open" } } };
    }
    case "pay-captured":
      return addCardMoney(drop(book, entry.data.key), entry.data.wallet, entry.data.amount);
    case "pay-unknown":
      return mark(book, "payment", entry.data, "unknown", seq, atMs);
    case "pay-not-charged":
      return mark(book, "payment", entry.data, "not-charged", seq, atMs);
    case "pay-parked":
      return mark(book, "payment", entry.data, "parked", seq, atMs);
    case "pay-refund-due":
      return mark(book, "payment", entry.data, "refund-due", seq, atMs);
    case "charge-rejected":
      return mark(book, "charge", entry.data, "rejected", seq, atMs);
    case "charge-unknown":
      return mark(book, "charge", entry.data, "unknown", seq, atMs);
    case "charge-not-posted":
      return mark(book, "charge", entry.data, "not-charged", seq, atMs);
    case "charge-reverse-due":
      return mark(book, "charge", entry.data, "refund-due", seq, atMs);
    case "charge-cash-returned": {
      // Rejected is certain; not found is not, and goes on being watched.
      const isUncertain = book.intents[entry.data.key]?.state === "not-charged";
      return isUncertain ? mark(book, "charge", entry.data, "returned", seq, atMs) : drop(book, entry.data.key);
    }
    case "pay-declined":
    case "pay-refunded":
    case "charge-posted":
    case "charge-reversed":
      return drop(book, entry.data.key);
    default:
      return book;
  }
}

/**
 * Folds one journalled entry into the book: the only reading of the journal that the counters, pending items and locks
 * rest on. Total: it never refuses and never throws on an entry `verify` accepts. `cfg` is left as it is, because the
 * hash of a `config` needs SHA-256; the journal fills it in.
 */
export const evolve: Evolve = (book, entry, atMs) => ({
  ...change(book, entry, atMs),
  seq: entry.seq,
  atMs: Math.max(book.atMs, atMs),
  lastFact: entry.kind === "anchor" ? book.lastFact : entry.seq,
});

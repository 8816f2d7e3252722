import type { Book, Intent, IntentState } from "./book.ts";
import type { Authority, Entry, EntryOf, SaleData } from "./entry.ts";

type Told = {
  readonly key: string;
  readonly wallet: string;
  readonly amount: number;
  readonly authority?: Authority;
  readonly fault?: true;
};
type At = { readonly seq: number; readonly atMs: number };

function without<T>(record: { readonly [key: string]: T }, key: string): { [key: string]: T } {
  const { [key]: _, ...rest } = record;
  return rest;
}

export function dropIntent(book: Book, key: string): Book {
  return key in book.intents ? { ...book, intents: without(book.intents, key) } : book;
}

function put(book: Book, intent: Intent): Book {
  return { ...book, intents: { ...book.intents, [intent.key]: intent } };
}

function addTo(record: { readonly [key: string]: number }, key: string, amount: number): { [key: string]: number } {
  return { ...record, [key]: (record[key] ?? 0) + amount };
}

/** Only what a card named counts against the limits of card-only money. */
function addCardMoney(book: Book, { via, wallet, money }: Intent, amount: number): Book {
  if (via !== undefined || money !== undefined) return book;
  return { ...book, cardDay: addTo(book.cardDay, wallet, amount), cardDayYen: book.cardDayYen + amount };
}

/** An outcome for a key the book no longer holds (captured, then its basket was cancelled) brings the intent back. */
function mark(book: Book, kind: Intent["kind"], told: Told, state: IntentState, at: At): Book {
  const { key, wallet, amount, authority, fault } = told;
  const held = book.intents[key] ?? { kind, key, ...at, wallet, customer: "", amount, basket: "" };
  const next = { ...held, state: fault ? ("fault" as const) : state };
  return put(book, authority === undefined ? next : { ...next, authority: authority.id });
}

/** A sale closes its intents, but for a claim. Money of a `pay-captured` was counted when it was captured: its intent is gone. */
export function closeIntents(book: Book, tenders: SaleData["tenders"]): Book {
  return tenders.reduce<Book>((so, { key, amount }) => {
    const intent = key === undefined ? undefined : so.intents[key];
    if (intent === undefined) return so;
    return addCardMoney(intent.claim ? so : dropIntent(so, intent.key), intent, amount);
  }, book);
}

function intend(book: Book, data: EntryOf<"pay-intent">["data"], at: At): Book {
  const { kept_of: of, ...said } = data;
  const state = data.claim ? ("claim" as const) : ("open" as const);
  const so = put(book, { kind: "payment", ...said, ...at, state, ...(of === undefined ? {} : { of }) });
  // What is kept of a return is collected like a claim, but was sold before: it uses up nothing of the trust.
  if (!data.claim || of !== undefined) return so;
  const { trustYen, trustSales, trustBy } = book;
  const sold = addTo(trustBy, data.wallet, data.amount);
  return { ...so, trustYen: trustYen + data.amount, trustSales: trustSales + 1, trustBy: sold };
}

function intendCharge(book: Book, data: EntryOf<"charge-intent">["data"], at: At): Book {
  const { given: _, change: __, rebate_of: of, ...said } = data;
  const kind = of === undefined ? ("charge" as const) : ("rebate" as const);
  const state = data.deferred ? ("deferred" as const) : ("open" as const);
  return put(book, { kind, ...said, basket: "", ...at, state, ...(of === undefined ? {} : { of }) });
}

/** A claim that was refused, and what was to be taken again of a return, are money the shop has not got: a person looks. */
function decline(book: Book, key: string): Book {
  const intent = book.intents[key];
  if (intent === undefined || (intent.claim === undefined && intent.of === undefined)) return dropIntent(book, key);
  return put(book, { ...intent, state: "refused" });
}

function capture(book: Book, { key, amount }: Told): Book {
  const intent = book.intents[key];
  if (intent === undefined) return book;
  // A claim was counted when it was sold; what is kept of a return, in its first sale.
  const so = dropIntent(book, key);
  return intent.claim === undefined && intent.of === undefined ? addCardMoney(so, intent, amount) : so;
}

/** Counts against the limit of the day; taken and posted on the open day, it may still be corrected at the counter. */
function post(book: Book, { key, wallet, amount, authority }: Told, at: At): Book {
  const intent = book.intents[key];
  const so = dropIntent(book, key);
  if (intent?.kind !== "charge") return so;
  const counted = { ...so, chargeDay: addTo(so.chargeDay, wallet, amount) };
  if (book.day === null || intent.seq < book.dayOpenSeq || authority === undefined) return counted;
  return { ...counted, charges: { ...so.charges, [key]: { ...at, wallet, amount, authority: authority.id } } };
}

/** Of a corrected charge the cash is owed until it is handed out, as of a rejected one. What was counted today no longer is. */
function endReverse(book: Book, { key, correct }: EntryOf<"charge-reversed">["data"]): Book {
  const charge = book.charges[key];
  const intent = book.intents[key];
  const owed = correct && intent ? put(book, { ...intent, state: "rejected" }) : dropIntent(book, key);
  return charge === undefined ? owed : { ...owed, chargeDay: addTo(owed.chargeDay, charge.wallet, -charge.amount) };
}

function owe(book: Book, entry: EntryOf<"pay-refund-due">, at: At): Book {
  const { how, refused, authority, customer, member, money, of, kept, kept_of: keptOf, ...data } = entry.data;
  const { leave, leave_keep: leaveKeep, ...told } = data;
  const state = refused === undefined ? ("refund-due" as const) : ("refused" as const);
  const more = {
    ...(money === undefined ? {} : { money }),
    ...(leave === undefined ? {} : { leave }),
    ...(leaveKeep === undefined ? {} : { leaveKeep }),
    ...(of === undefined ? {} : { of }),
    ...(kept === undefined || keptOf === undefined ? {} : { kept, keptOf }),
  };
  const known = { customer: customer ?? "", ...(member === undefined ? {} : { member }) };
  if (how === undefined) {
    const so = mark(book, "payment", { ...told, authority }, state, at);
    const intent = so.intents[told.key];
    return intent === undefined ? so : put(so, { ...intent, ...(customer === undefined ? {} : known), ...more });
  }
  const held = book.intents[told.key] ?? { kind: "credit" as const, ...told, ...known, basket: "", ...at };
  return put(book, { ...held, ...more, state });
}

function reverse(book: Book, entry: EntryOf<"charge-reverse-due">, at: At): Book {
  const { correct, rebate_of: of, refused, ...told } = entry.data;
  const state = refused === undefined ? ("refund-due" as const) : ("refused" as const);
  const so = mark(book, of === undefined ? "charge" : "rebate", told, state, at);
  const intent = so.intents[told.key];
  if (intent === undefined) return so;
  const next = put(so, { ...intent, ...(correct ? { correct } : {}), ...(of === undefined ? {} : { of }) });
  const charge = book.charges[told.key];
  if (charge === undefined) return next;
  return { ...next, charges: { ...next.charges, [told.key]: { ...charge, isCorrected: true } } };
}

/** Found out by a person: taken money is settled; of a charge not posted the cash is still to go back. */
export function settle(book: Book, key: string, as: "captured" | "not-charged" | "seen"): Book {
  if (key in book.differences) return { ...book, differences: without(book.differences, key) };
  const intent = book.intents[key];
  if (intent?.kind === "charge" && as === "not-charged") return put(book, { ...intent, state: "rejected" });
  return dropIntent(book, key);
}

/** What an entry about money does to the intents; null: it is about something else. */
export function changeIntents(book: Book, entry: Entry, atMs: number): Book | null {
  const at = { seq: entry.seq, atMs };
  switch (entry.kind) {
    case "pay-intent":
      return intend(book, entry.data, at);
    case "charge-intent":
      return intendCharge(book, entry.data, at);
    case "pay-captured":
      return capture(book, entry.data);
    case "pay-unknown":
      return mark(book, "payment", entry.data, "unknown", at);
    case "pay-not-charged":
      return mark(book, "payment", entry.data, book.intents[entry.data.key]?.claim ? "claim" : "not-charged", at);
    case "pay-parked":
      return mark(book, "payment", entry.data, "parked", at);
    case "pay-declined":
      return decline(book, entry.data.key);
    case "pay-refund-due":
      return owe(book, entry, at);
    case "charge-rejected":
      return mark(book, "charge", entry.data, "rejected", at);
    case "charge-unknown":
      return mark(book, "charge", entry.data, "unknown", at);
    case "charge-not-posted":
      return mark(book, "charge", entry.data, book.intents[entry.data.key]?.deferred ? "deferred" : "not-charged", at);
    case "charge-reverse-due":
      return reverse(book, entry, at);
    case "charge-cash-returned": {
      // Rejected is certain; not found is not, and goes on being watched.
      const { state } = book.intents[entry.data.key] ?? {};
      const isUncertain = state === "not-charged" || state === "deferred";
      return isUncertain ? mark(book, "charge", entry.data, "returned", at) : dropIntent(book, entry.data.key);
    }
    case "charge-posted":
      return post(book, entry.data, at);
    case "charge-reversed":
      return endReverse(book, entry.data);
    case "pay-refunded":
      return dropIntent(book, entry.data.key);
    default:
      return null;
  }
}

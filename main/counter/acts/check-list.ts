import { startBooked } from "#register/booked-money.ts";
import { type Listed, compareBooks } from "#register/compare-books.ts";
import type { Difference, Entry } from "#register/entry.ts";
import { isWatched } from "#register/book.ts";
import { bookedYen, type Transaction } from "#upstream/pokepay/transaction.ts";
import type { DaySum } from "../sum-day.ts";
import type { Reconciling } from "./reconcile.ts";

/** The authority's clock may be behind ours by so much, ms. */
const clocksMs = 120_000;
/** An intent's outcome stands this close behind it, entries. */
const outcomeWithin = 500;

function toListed(row: Transaction): Listed {
  const { id, description, is_modified: isBack, done_at: doneAt } = row;
  return { id, amount: bookedYen(row), description, isBack, doneAtMs: Date.parse(doneAt) || 0 };
}

/** The journal against the authority's list of this shop since the day was opened. Null: it could not be asked. */
export function openListCheck({ journal, pokepay, resolver }: Reconciling) {
  const { reg, epoch } = journal.identity;
  const keyOf = (seq: number): string | null => {
    const data = journal.entry(seq)?.entry.data;
    return data !== undefined && "key" in data && typeof data.key === "string" ? data.key : null;
  };
  /** An earlier day's booking, which the margin between the clocks let into the list. */
  const isSpokenOf = (seq: number, { id }: Listed): boolean =>
    journal.entriesFrom(seq, outcomeWithin).some(({ body }) => body.includes(id));

  return async ({ upTo, books }: DaySum): Promise<Difference[] | null> => {
    if (books === undefined || pokepay.online() === "down") return null;
    const { dayOpenSeq } = journal.book();
    const opened = journal.entry(dayOpenSeq)?.entry.at;
    const openedMs = opened === undefined ? 0 : Date.parse(opened);
    const answer = await pokepay.listDay({ mark: ` ${reg}-${epoch}-`, fromMs: books.fromMs - clocksMs });
    if (answer.kind !== "answer") return null;
    // What was journalled while the list was on its way.
    const since = startBooked();
    for (const { body } of journal.entriesFrom(upTo + 1, outcomeWithin)) since.add(JSON.parse(body) as Entry);
    const { intents } = journal.book();
    const settled = new Set([...books.settled, ...since.books().settled]);
    const late = new Map(since.books().booked.map((one) => [one.id, one]));

    function accounts(seq: number, row: Listed): boolean {
      if (late.has(row.id)) return true;
      if (seq < dayOpenSeq && row.doneAtMs < openedMs - clocksMs) return true;
      const key = keyOf(seq);
      const intent = key === null ? undefined : intents[key];
      // Thought not to have been charged, and it was: it is looked up at once, and goes back.
      if (intent && isWatched(intent) && !row.isBack) resolver.ask(intent.key);
      if (intent !== undefined || (key !== null && settled.has(key))) return true;
      return seq < dayOpenSeq && isSpokenOf(seq, row);
    }
    const listed = answer.value.map(toListed);
    const booked = books.booked.map((one) => late.get(one.id) ?? one);
    return compareBooks({ booked, listed, upTo, reg, epoch, accounts }).filter(({ key }) => !settled.has(key));
  };
}

import type { Authority, Entry } from "./entry.ts";

/** A booking the journal says the authority holds. `back`: not taken back, about to be, or taken back. */
export type Booked = {
  readonly id: string;
  readonly amount: number;
  readonly seq: number;
  readonly back: "no" | "due" | "yes";
  /** Of an intent older than the stretch. */
  readonly olderKey?: string;
};
/** What the entries of a day say about money at the authority. */
export type DayBooks = {
  readonly booked: readonly Booked[];
  /** Settled or looked into by a person: intents and differences, by key. */
  readonly settled: readonly string[];
};

type Row = readonly [key: string | undefined, authority: Authority, amount: number, back: Booked["back"]];

function rowsOf(entry: Entry): Row[] {
  switch (entry.kind) {
    case "sale":
      return entry.data.tenders.flatMap(({ key, authority, amount }): Row[] =>
        authority === undefined ? [] : [[key, authority, amount, "no"]],
      );
    case "pay-captured":
    case "charge-posted":
      return [[entry.data.key, entry.data.authority, entry.data.amount, "no"]];
    case "pay-refund-due":
      // A credit is a booking of its own, which does not exist yet.
      return entry.data.how === "credit" ? [] : [[entry.data.key, entry.data.authority, entry.data.amount, "due"]];
    case "charge-reverse-due":
      return [[entry.data.key, entry.data.authority, entry.data.amount, "due"]];
    case "pay-refunded": {
      const { key, authority, amount, how } = entry.data;
      return [[key, authority, amount, how === "credit" ? "no" : "yes"]];
    }
    case "charge-reversed":
      return [[entry.data.key, entry.data.authority, entry.data.amount, "yes"]];
    default:
      return [];
  }
}

/** Folds the entries of a stretch; what is said last of a booking holds, its amount is what was said first. */
export function startBooked() {
  const booked = new Map<string, Booked>();
  const intents = new Set<string>();
  const settled: string[] = [];
  return {
    add(entry: Entry): void {
      if (entry.kind === "pay-intent" || entry.kind === "charge-intent") intents.add(entry.data.key);
      if (entry.kind === "pay-refund-due" && entry.data.how === "credit") intents.add(entry.data.key);
      if (entry.kind === "approval" && entry.data.for === "settle" && entry.data.key !== undefined)
        settled.push(entry.data.key);
      for (const [key, { id }, amount, back] of rowsOf(entry)) {
        // Without an id nobody ever knew of a booking.
        if (id === "") continue;
        const held = booked.get(id);
        const isOlder = held === undefined ? key !== undefined && !intents.has(key) : held.olderKey !== undefined;
        const older = isOlder && key !== undefined ? { olderKey: held?.olderKey ?? key } : {};
        booked.set(id, { id, amount: held?.amount ?? amount, seq: held?.seq ?? entry.seq, back, ...older });
      }
    },
    books: (): DayBooks => ({ booked: [...booked.values()], settled }),
  };
}

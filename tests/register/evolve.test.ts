import { describe, expect, test } from "vitest";
import { emptyBook, pendingOf } from "#register/book.ts";
import type { Fact } from "#register/entry.ts";
import { evolve, numberOf } from "#register/evolve.ts";
import { lineOf } from "./arbitrary.ts";
import { entriesOf, fold, refundOf, saleOf, startMs } from "./entries.ts";

const key = "1b671a64-40d5-491e-99b0-da01ff1f3341";
const wallet = "w-1";
const told = { key, wallet, amount: 500 };
const reasoned = { ...told, reason: "timeout" };
const found = { ...told, authority: { id: "t-1", money: 500, points: 0 } };
const who = { wallet, customer: "c-1", member: "m-1" };
const payIntent: Fact = { kind: "pay-intent", data: { key, ...who, amount: 500, basket: "ab" } };
const chargeIntent: Fact = { kind: "charge-intent", data: { key, ...who, amount: 500, given: 1000, change: 500 } };
const book = lineOf({ unit: 500 });
const emoneySale: Fact = { kind: "sale", data: saleOf(1, [book], [{ kind: "emoney", amount: 500, key }]) };
const cashSale = saleOf(2, [lineOf({ unit: 300 })], [{ kind: "cash", amount: 300 }]);

const stateAfter = (...facts: Fact[]) => fold(facts).intents[key]?.state ?? null;

describe("evolve", () => {
  test("adds sales to gt and gta, and takes refunds off gt alone", () => {
    const after = fold([emoneySale, { kind: "sale", data: cashSale }, { kind: "refund", data: refundOf(3, cashSale) }]);
    expect([after.gt, after.gta, after.receipt]).toEqual([500, 1100, 3]);
  });

  test("reads a receipt number past the hyphens of the register's name", () => {
    expect(numberOf("kyoto-north-1-12-345")).toBe(345);
  });

  test("opens and closes the day", () => {
    const open = fold([{ kind: "boot", data: { mode: "test", runtime: "", clean: true } }, dayOpen(3)]);
    expect([open.day, open.shift, open.dayOpenSeq, open.lastDay]).toEqual(["2026-11-22", 3, 2, null]);
    const [, , z] = entriesOf([dayOpen(3), emoneySale, zReport]);
    const closed = z === undefined ? open : evolve(open, z, startMs);
    expect([closed.day, closed.lastDay, closed.z]).toEqual([null, "2026-11-22", 7]);
  });

  test("signs operators on and off, and forgets the tries of the one who signs on", () => {
    const lock: Fact = { kind: "lock", data: { op: "12", tries: 5, until: "2026-11-22T00:01:00.000+09:00" } };
    const other: Fact = { kind: "lock", data: { op: "13", tries: 1, until: "2026-11-22T00:00:00.000+09:00" } };
    const on: Fact = { kind: "sign-on", data: { op: "12", name: "京", role: "cashier" } };
    expect(fold([lock, other]).locks["12"]).toEqual({ tries: 5, untilMs: startMs + 60_000 });
    const after = fold([lock, other, on]);
    expect([after.op, Object.keys(after.locks)]).toEqual(["12", ["13"]]);
    expect(fold([on, { kind: "sign-off", data: { op: "12" } }]).op).toBeNull();
  });

  test("keeps anchors out of the facts, and remembers a fork", () => {
    const anchor: Fact = { kind: "anchor", data: { seq: 1, hash: "", at: 0, key_id: "", sig: "" } };
    const after = fold([emoneySale, anchor]);
    expect([after.seq, after.anchored, after.lastFact, after.forked]).toEqual([2, 1, 1, false]);
    expect(fold([{ kind: "fork", data: { seq: 1, ours: "", theirs: "" } }]).forked).toBe(true);
  });

  test("never lets the highest time fall", () => {
    const [first, second] = entriesOf([emoneySale, emoneySale]);
    if (first === undefined || second === undefined) throw new Error("no entries");
    expect(evolve(evolve(emptyBook, first, 2000), second, 1000).atMs).toBe(2000);
  });

  test("leaves the hash of the settings to the journal", () => {
    const [entry] = entriesOf([{ kind: "shutdown", data: { reason: "stop" } }]);
    if (entry === undefined) throw new Error("no entry");
    expect(evolve({ ...emptyBook, cfg: "ab" }, entry, 0).cfg).toBe("ab");
  });

  test("takes an entry of a later version for a fact that changes no sum", () => {
    const [entry] = entriesOf([{ kind: "shutdown", data: { reason: "stop" } }]);
    const later: unknown = { ...entry, kind: "update", data: { amount: 10 } };
    expect(evolve(emptyBook, later as typeof entry & object, 5)).toEqual({
      ...emptyBook,
      seq: 1,
      lastFact: 1,
      atMs: 5,
    });
  });
});

describe("a payment in the book", () => {
  test("holds all that its resolver needs", () => {
    expect(fold([payIntent]).intents[key]).toEqual({
      kind: "payment",
      key,
      seq: 1,
      atMs: startMs + 1000,
      ...who,
      amount: 500,
      basket: "ab",
      state: "open",
    });
  });
  test("leaves with its sale, whose e-money counts for the card's day", () => {
    const after = fold([payIntent, emoneySale]);
    expect([after.intents, after.cardDay]).toEqual([{}, { [wallet]: 500 }]);
  });
  test("counts once where it was captured before its sale", () => {
    const after = fold([payIntent, { kind: "pay-captured", data: found }, emoneySale]);
    expect([after.intents, after.cardDay]).toEqual([{}, { [wallet]: 500 }]);
  });
  test("starts the card's day anew when the day opens", () => {
    expect(fold([payIntent, emoneySale, dayOpen(2)]).cardDay).toEqual({});
  });
  test("goes through each outcome to the state of its name", () => {
    const states = [
      stateAfter(payIntent, { kind: "pay-declined", data: reasoned }),
      stateAfter(payIntent, { kind: "pay-unknown", data: reasoned }),
      stateAfter(payIntent, { kind: "pay-not-charged", data: reasoned }),
      stateAfter(payIntent, { kind: "pay-parked", data: reasoned }),
      stateAfter(payIntent, { kind: "pay-parked", data: reasoned }, { kind: "pay-refund-due", data: found }),
      stateAfter(payIntent, { kind: "pay-refund-due", data: found }, { kind: "pay-refunded", data: found }),
    ];
    expect(states).toEqual([null, "unknown", "not-charged", "parked", "refund-due", null]);
  });
  test("captured, and owed back because its basket was cancelled, is not forgotten", () => {
    const after = fold([payIntent, { kind: "pay-captured", data: found }, { kind: "pay-refund-due", data: found }]);
    expect(after.intents[key]?.authority).toBe("t-1");
    expect(pendingOf(after)).toEqual([{ key, kind: "payment", amount: 500, seq: 3, state: "refund-due" }]);
  });
});

describe("a charge in the book", () => {
  test("goes through each outcome to the state of its name", () => {
    const states = [
      stateAfter(chargeIntent),
      stateAfter(chargeIntent, { kind: "charge-posted", data: found }),
      stateAfter(chargeIntent, { kind: "charge-rejected", data: reasoned }),
      stateAfter(chargeIntent, { kind: "charge-unknown", data: reasoned }),
      stateAfter(chargeIntent, { kind: "charge-not-posted", data: reasoned }),
      stateAfter(
        chargeIntent,
        { kind: "charge-rejected", data: reasoned },
        { kind: "charge-cash-returned", data: told },
      ),
    ];
    expect(states).toEqual(["open", null, "rejected", "unknown", "not-charged", null]);
  });
});

function dayOpen(shift: number): Fact {
  return { kind: "day-open", data: { day: "2026-11-22", shift, float: 30_000 } };
}

const none = { count: 0, total: 0 };
const nothing = { sales: none, refunds: none, taxes: [], classes: [], tenders: [], operators: [], rebate: 0 };
const beside = { paid_back: none, charges_reversed: none, rebate_back: 0, claims: none };
const drawer = { no_sales: 0, no_sale_by: [], kicks: 0, opened: 0, left_open: 0, drawer: 0 };
const counts = { ...beside, ...drawer, charges: none, voids: 0, cancelled: 0, copies: 0 };
const zReport: Fact = {
  kind: "z-report",
  data: { ...nothing, ...counts, z: 7, first: 1, last: 2, head: "", pending: [] },
};

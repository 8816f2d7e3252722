import fc from "fast-check";
import { expect, test } from "vitest";
import { emptyBook } from "#register/book.ts";
import type { Entry, Fact } from "#register/entry.ts";
import { evolve } from "#register/evolve.ts";
import { sumDay } from "#register/z.ts";
import { assertHolds, isCaught, lineOf } from "./arbitrary.ts";
import { entriesOf, refundOf, saleOf } from "./entries.ts";

const yen = fc.integer({ min: 1, max: 50_000 });
const key = "1b671a64-40d5-491e-99b0-da01ff1f3341";
const sale = saleOf(1, [lineOf({ unit: 420 })], [{ kind: "cash", amount: 420 }]);
/** Whatever may move cash, and what does not. */
const fact: fc.Arbitrary<Fact> = fc.oneof(
  fc.constant<Fact>({ kind: "sale", data: sale }),
  fc.constant<Fact>({ kind: "refund", data: refundOf(2, sale) }),
  yen.map((amount): Fact => ({ kind: "cash-in", data: { amount, reason: "" } })),
  yen.map((amount): Fact => ({ kind: "cash-in", data: { amount, reason: "", as: "loan" } })),
  yen.map((amount): Fact => ({ kind: "cash-out", data: { amount, reason: "" } })),
  yen.map((amount): Fact => ({ kind: "cash-out", data: { amount, reason: "", as: "pickup" } })),
  yen.map((amount): Fact => ({ kind: "deposit-return", data: { items: [], amount } })),
  yen.map((amount): Fact => ({
    kind: "charge-intent",
    data: { key, wallet: "w", customer: "c", amount, given: amount, change: 0 },
  })),
  yen.map((counted): Fact => ({ kind: "cash-count", data: { counted, expected: 0, n: 1 } })),
  fc.constant<Fact>({ kind: "no-sale", data: { reason: "両替" } }),
  fc.constant<Fact>({ kind: "sign-off", data: { op: "12", hand_over: true } }),
  fc.constant<Fact>({ kind: "sign-on", data: { op: "12", name: "京", role: "cashier", shift: 2 } }),
);
const day = fc
  .tuple(yen, fc.array(fact, { maxLength: 40 }))
  .map(([float, facts]) => entriesOf([{ kind: "day-open", data: { day: "2026-11-22", shift: 1, float } }, ...facts]));
const bookOf = (entries: readonly Entry[]) =>
  entries.reduce((book, entry) => evolve(book, entry, entry.seq), emptyBook);

const drawerAgrees = (drawerOf: (entries: readonly Entry[]) => number) =>
  fc.property(day, (entries) => drawerOf(entries) === sumDay(entries).drawer);

test("What the book holds the drawer to is what the Z will say, after any day", () => {
  assertHolds(drawerAgrees((entries) => bookOf(entries).drawer));
  const forgetful = (entries: readonly Entry[]) =>
    bookOf(entries.filter(({ kind }) => kind !== "deposit-return")).drawer;
  expect(isCaught(drawerAgrees(forgetful))).toBe(true);
});

test("A count stands exactly as long as no cash has moved", () => {
  assertHolds(
    fc.property(day, (entries) => {
      const at = entries.findLastIndex(({ kind }) => kind === "cash-count");
      const since = entries.slice(at + 1);
      const moved = since.some((entry) => sumDay([entry]).drawer !== 0);
      expect(bookOf(entries).countSeq > 0).toBe(at >= 0 && !moved);
    }),
  );
});

test("The shifts of a day come to its Z", () => {
  assertHolds(
    fc.property(day, (entries) => {
      const ends = entries.flatMap((entry, nth) => (entry.kind === "sign-off" ? [nth + 1] : []));
      const shifts = [0, ...ends].map((from, nth) => sumDay(entries.slice(from, [...ends, entries.length][nth])));
      const whole = sumDay(entries);
      const sum = (of: (totals: typeof whole) => number) => shifts.reduce((all, one) => all + of(one), 0);
      expect(sum(({ sales }) => sales.total)).toBe(whole.sales.total);
      expect(sum(({ drawer }) => drawer)).toBe(whole.drawer);
      expect(sum(({ customers = 0 }) => customers)).toBe(whole.customers);
      expect(sum(({ pickups }) => pickups?.total ?? 0)).toBe(whole.pickups?.total);
    }),
  );
});

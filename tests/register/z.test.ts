import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Fact } from "#register/entry.ts";
import { totalOf } from "#register/totals.ts";
import { sumDay } from "#register/z.ts";
import { assertHolds, campus, isCaught, lineOf, lines, type Paid, tendersFor } from "./arbitrary.ts";
import { allocate } from "#register/allocate.ts";
import { entriesOf, refundOf, saleOf } from "./entries.ts";

const key = "1b671a64-40d5-491e-99b0-da01ff1f3341";
const told = { key, wallet: "w-1", amount: 2000 };
const open: Fact = { kind: "day-open", data: { day: "2026-11-22", shift: 1, float: 30_000 } };
const lunch = saleOf(
  1,
  [lineOf({ unit: 420 }), lineOf({ class: "shop", rate: 8, unit: 108 }), lineOf({ void: true })],
  [
    { kind: "emoney", amount: 400 },
    { kind: "cash", amount: 128 },
  ],
);
const stamps = saleOf(2, [lineOf({ class: "stamps", rate: 0, unit: 84 })], [{ kind: "cash", amount: 84 }]);
const chargeTaken: Fact = {
  kind: "charge-intent",
  data: { ...told, customer: "c-1", member: "m-1", given: 5000, change: 3000 },
};
const posted: Fact = { kind: "charge-posted", data: { ...told, authority: { id: "t-1", money: 2000, points: 0 } } };
const price = { code: "61", name: "カレー", reason: "表示違い", by: "99" };
/** What stands beside the sales. A rebate in points comes and goes as a charge does, but is none, and moves no cash. */
const authority = { id: "t-2", money: 0, points: 0 };
const grant = { ...told, customer: "c-1", amount: 4, rebate_of: "R-1-1" };
const beside: Fact[] = [
  { kind: "charge-intent", data: { ...grant, given: 0, change: 0 } },
  { kind: "charge-posted", data: { ...told, amount: 4, authority, rebate_of: "R-1-1" } },
  { kind: "charge-reversed", data: { ...told, amount: 4, authority, rebate_of: "R-1-1" } },
  { kind: "charge-reversed", data: { ...told, authority } },
  { kind: "pay-refunded", data: { ...told, amount: 320, authority } },
  { kind: "pay-intent", data: { ...told, customer: "c-1", amount: 540, basket: "", claim: true } },
  { kind: "pay-intent", data: { ...told, customer: "c-1", amount: 70, basket: "", claim: true, kept_of: "R1-1-1" } },
];
const cancelled: Fact = {
  kind: "sale-cancelled",
  data: { lines: [lineOf(), lineOf({ void: true })], total: 100, returned: [{ kind: "cash", amount: 60 }], reason: "" },
};
const drawerOf = (...facts: Fact[]) => sumDay(entriesOf(facts)).drawer;

describe("the Z of a day", () => {
  test("adds up sales, refunds, taxes, classes, tenders and operators", () => {
    const totals = sumDay(
      entriesOf([
        open,
        { kind: "sale", data: lunch },
        { kind: "drawer-kick", data: { for: "sale" } },
        cancelled,
        { kind: "sale", data: stamps },
        { kind: "refund", data: refundOf(3, stamps) },
        { kind: "receipt-copy", data: { receipt: lunch.receipt, seq: 2, copy: 1 } },
        { kind: "no-sale", data: { reason: "両替" } },
        { kind: "no-sale", data: { reason: "つり銭の補充" } },
        { kind: "no-sale", data: { reason: "両替" } },
        { kind: "drawer-opened", data: { by: "key" } },
        { kind: "drawer-left-open", data: { by: "key", since: "", open_ms: 90_000 } },
        chargeTaken,
        posted,
        ...beside,
        { kind: "cash-in", data: { amount: 1000, reason: "" } },
        { kind: "cash-out", data: { amount: 300, reason: "" } },
        { kind: "cash-in", data: { amount: 5000, reason: "", as: "loan" } },
        { kind: "cash-out", data: { amount: 2000, reason: "", as: "pickup" } },
        { kind: "cash-out", data: { amount: 3000, reason: "", as: "pickup" } },
        { kind: "deposit-return", data: { items: [], amount: 20 } },
        { kind: "price-override", data: { ...price, was: 100, now: 80 } },
        { kind: "price-override", data: { ...price, was: 80, now: 100, undo: 3 } },
        { kind: "receipt-copy", data: { receipt: lunch.receipt, seq: 2, copy: 0 } },
        { kind: "cash-count", data: { counted: 32_000, expected: 32_808, n: 1, for: "x" } },
        { kind: "cash-count", data: { counted: 32_808, expected: 32_808, n: 2, for: "x" } },
      ]),
    );
    expect(totals).toEqual({
      sales: { count: 2, total: 612 },
      refunds: { count: 1, total: 84 },
      taxes: [
        { rate: 10, total: 420, tax: 38 },
        { rate: 8, total: 108, tax: 8 },
        { rate: 0, total: 84, tax: 0 },
      ],
      classes: [
        { class: "cafeteria", amount: 420 },
        { class: "shop", amount: 108 },
        { class: "stamps", amount: 84 },
      ],
      tenders: [
        { kind: "emoney", count: 1, amount: 400 },
        { kind: "cash", count: 2, amount: 212 },
      ],
      operators: [{ op: "12", count: 2, total: 612 }],
      rebate: 1,
      charges: { count: 1, total: 2000 },
      paid_back: { count: 1, total: 320 },
      charges_reversed: { count: 1, total: 2000 },
      rebate_back: 0,
      claims: { count: 1, total: 540 },
      voids: 2,
      cancelled: 1,
      no_sales: 3,
      no_sale_by: [
        { reason: "つり銭の補充", count: 1 },
        { reason: "両替", count: 2 },
      ],
      kicks: 1,
      opened: 1,
      left_open: 1,
      copies: 1,
      drawer: 30_000 + 212 - 84 + 2000 + 1000 - 300 + 5000 - 2000 - 3000 - 20,
      hours: [{ hour: 0, count: 2, total: 612 }],
      customers: 2,
      by_operator: [
        {
          op: "12",
          voids: 2,
          cancelled: 1,
          no_sales: 3,
          openings: 2,
          copies: 1,
          overrides: 1,
          discounts: { count: 0, total: 0 },
        },
      ],
      discounts: { count: 0, total: 0 },
      overrides: 1,
      cash_in: { count: 1, total: 1000 },
      cash_out: { count: 1, total: 300 },
      loans: { count: 1, total: 5000 },
      pickups: { count: 2, total: 5000 },
      deposits: { count: 1, total: 20 },
      invoices: 0,
      refund_classes: [{ class: "stamps", amount: 84 }],
      refund_taxes: [{ rate: 0, total: 84, tax: 0 }],
      refund_tenders: [{ kind: "cash", count: 1, amount: 84 }],
      counts: 2,
      count: { seq: 32, counted: 32_808, expected: 32_808 },
    });
  });

  test("of an empty day is all zeros", () => {
    const { sales, drawer, taxes } = sumDay([]);
    expect({ sales, drawer, taxes }).toEqual({ sales: { count: 0, total: 0 }, drawer: 0, taxes: [] });
  });
  test("knows the drawer unchanged by a basket whose cash was laid in and given back", () => {
    expect(drawerOf(open, cancelled)).toBe(30_000);
  });
  test("keeps the cash of a charge nobody knows the outcome of in the drawer, but not among the charges", () => {
    const unknown: Fact = { kind: "charge-unknown", data: { ...told, reason: "timeout" } };
    const totals = sumDay(entriesOf([open, chargeTaken, unknown]));
    expect([totals.drawer, totals.charges.total]).toEqual([32_000, 0]);
  });
  test("takes the cash of a refused charge out of the drawer once it was given back", () => {
    const rejected: Fact = { kind: "charge-rejected", data: { ...told, reason: "limit" } };
    expect(drawerOf(open, chargeTaken, rejected)).toBe(32_000);
    expect(drawerOf(open, chargeTaken, rejected, { kind: "charge-cash-returned", data: told })).toBe(30_000);
  });
});

const day = fc.array(
  lines.chain((basket) => fc.record({ basket: fc.constant(basket), tenders: tendersFor(totalOf(basket)) })),
  { maxLength: 8 },
);
const agreesWithItself = (way: typeof sumDay) =>
  fc.property(day, (baskets) => {
    const facts = baskets.flatMap(({ basket, tenders }, at): Fact[] => {
      const whole = closeWithCash(tenders, totalOf(basket));
      if (whole === null || allocate(basket, whole, campus).kind === "refused") return [];
      return [{ kind: "sale", data: saleOf(at + 1, basket, whole) }];
    });
    const z = way(entriesOf([open, ...facts]));
    const { total } = z.sales;
    const cash = z.tenders.find(({ kind }) => kind === "cash")?.amount ?? 0;
    const sums = [z.taxes, z.operators].map((rows) => rows.reduce((so, row) => so + row.total, 0));
    const amounts = [z.classes, z.tenders].map((rows) => rows.reduce((so, row) => so + row.amount, 0));
    return [...sums, ...amounts].every((sum) => sum === total) && z.drawer === 30_000 + cash;
  });

function closeWithCash(tenders: readonly Paid[], total: number): Paid[] | null {
  const rest = total - tenders.reduce((so, { amount }) => so + amount, 0);
  return rest < 0 ? null : [...tenders, { kind: "cash", amount: rest }];
}

describe("the sums of a Z", () => {
  test("agree with one another over any day", () => assertHolds(agreesWithItself(sumDay)));
  test("that count void lines are caught", () => {
    const countsVoids: typeof sumDay = (entries) =>
      sumDay(
        [...entries].map((entry) =>
          entry.kind === "sale"
            ? { ...entry, data: { ...entry.data, lines: entry.data.lines.map((line) => ({ ...line, void: false })) } }
            : entry,
        ),
      );
    expect(isCaught(agreesWithItself(countsVoids))).toBe(true);
  });
});

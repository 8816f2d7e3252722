import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { basketDiscount, type Discount, linePercent } from "#register/discount.ts";
import { sortLines } from "#register/line.ts";
import { totalOf } from "#register/totals.ts";
import { assertHolds, campus, goodsClasses, isCaught, lineOf, shuffled } from "./arbitrary.ts";

const order = campus.map(({ id }) => id);
const discount: fc.Arbitrary<Discount> = fc.oneof(
  fc.nat({ max: 60_000 }).map((yen) => ({ kind: "yen" as const, yen })),
  fc.nat({ max: 100 }).map((percent) => ({ kind: "percent" as const, percent })),
);

const keepsEveryYen = (way: typeof basketDiscount) =>
  fc.property(discount, shuffled, goodsClasses, (off, { straight }, classes) => {
    const may = new Set(classes.filter((one) => one.discountable).map(({ id }) => id));
    const bearing = totalOf(straight.filter((line) => may.has(line.class)));
    const asked = off.kind === "yen" ? off.yen : Math.floor((bearing * off.percent) / 100);
    const after = way(off, straight, classes);
    return (
      totalOf(after) === totalOf(straight) - Math.min(asked, bearing) &&
      after.every((line) => line.amount === line.qty * line.unit - line.discount && line.amount >= 0) &&
      after.every((line, at) => (may.has(line.class) && !line.void) || line === straight[at])
    );
  });

const ignoresScanOrder = (way: typeof basketDiscount) =>
  fc.property(discount, shuffled, (off, { straight, mixed }) => {
    const [a, b] = [straight, mixed].map((basket) =>
      sortLines(way(off, basket, campus), order).map(({ code, class: of, rate, qty, unit, amount }) =>
        [code, of, rate, qty, unit, amount].join(),
      ),
    );
    return JSON.stringify(a) === JSON.stringify(b);
  });

describe("a discount", () => {
  test("of ten percent on a line of 3 × 55 yen is 16 yen, rounded down", () => {
    const line = linePercent(lineOf({ qty: 3, unit: 55 }), 10);
    expect([line.discount, line.amount]).toEqual([16, 149]);
  });
  test("on the basket is added to the discounts of the lines and passes over books and void lines", () => {
    const basket = [
      lineOf({ class: "books", unit: 1000 }),
      lineOf({ class: "shop", unit: 300, discount: 30 }),
      lineOf({ class: "cafeteria", unit: 400, void: true }),
      lineOf({ class: "cafeteria", unit: 90 }),
    ];
    const after = basketDiscount({ kind: "yen", yen: 10 }, basket, campus);
    // 270 and 90 carry 10 yen: 7.5 and 2.5; the tie goes to the cafeteria, which comes first in the order of classes.
    expect(after.map((line) => line.discount)).toEqual([0, 37, 0, 3]);
  });
  test("beyond what it may be taken from stops there", () => {
    const after = basketDiscount({ kind: "yen", yen: 999 }, [lineOf({ unit: 80 })], campus);
    expect(after.map((line) => line.amount)).toEqual([0]);
  });

  test("keeps every yen and touches only lines that may bear it", () => assertHolds(keepsEveryYen(basketDiscount)));
  test("falls on the same lines in whatever order they were scanned", () =>
    assertHolds(ignoresScanOrder(basketDiscount)));
  test("that is floored line by line is caught", () => {
    const perLine: typeof basketDiscount = (off, basket) =>
      basket.map((line) => (off.kind === "percent" ? linePercent(line, off.percent) : line));
    expect(isCaught(keepsEveryYen(perLine))).toBe(true);
  });
  test("that all falls on the line scanned first is caught", () => {
    const first: typeof basketDiscount = (off, basket, classes) => [
      ...basketDiscount(off, basket.slice(0, 1), classes),
      ...basket.slice(1),
    ];
    expect(isCaught(ignoresScanOrder(first))).toBe(true);
  });
});

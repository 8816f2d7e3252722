import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareBytewise } from "#register/bytewise.ts";
import type { DraftLine } from "#register/draft.ts";
import type { Item } from "#register/item.ts";
import { priceLine, sortLines } from "#register/line.ts";
import { applyTakeout, takeoutMarks } from "#register/takeout.ts";
import { countOf, nutritionOf, totalOf } from "#register/totals.ts";
import { assertHolds, lineOf, shuffled } from "./arbitrary.ts";

const curry: Item = {
  code: "101",
  name: "カレーライス",
  kana: "ｶﾚｰ",
  class: "cafeteria",
  tax: "standard",
  rate: 10,
  price: 440,
  eat_in: true,
  unit_takeout: 430,
  nutrition: {
    kcal: 700,
    protein_mg: 18_000,
    fat_mg: 20_000,
    carb_mg: 100_000,
    salt_mg: 2500,
    red: 12,
    green: 7,
    yellow: 68,
  },
};

function draftOf(item: Item, qty = 1, discount = 0): DraftLine {
  return { n: 1, ...priceLine({ item, qty, discount }), ...takeoutMarks(item) };
}

describe("a line", () => {
  test("is quantity × price less its discount, and carries what the receipt prints", () => {
    const { kana, nutrition, ...plain } = curry;
    expect(priceLine({ item: curry, qty: 2, discount: 30 })).toEqual({
      code: plain.code,
      name: plain.name,
      class: "cafeteria",
      rate: 10,
      tax: "standard",
      qty: 2,
      unit: 440,
      discount: 30,
      amount: 850,
      void: false,
      kana,
      nutrition,
    });
  });
  test("never costs less than nothing", () => {
    expect(priceLine({ item: curry, qty: 1, discount: 500 })).toMatchObject({ discount: 440, amount: 0 });
  });
  test("of half a piece is a bug", () => {
    expect(() => priceLine({ item: curry, qty: 0.5 })).toThrow(RangeError);
  });
  test("enters the sums by rate, class, code, unit and amount", () => {
    const wanted = [
      lineOf({ class: "books", code: "2" }),
      lineOf({ class: "shop", code: "1", unit: 90 }),
      lineOf({ class: "shop", code: "1", unit: 100, discount: 10 }),
      lineOf({ class: "shop", code: "1", unit: 100 }),
      lineOf({ class: "shop", code: "10" }),
      lineOf({ class: "lost property", code: "1" }),
      lineOf({ class: "books", code: "1", rate: 8 }),
    ];
    expect(sortLines(wanted.toReversed(), ["books", "shop"])).toEqual(wanted);
  });
  test("has its place whatever the order of scanning", () =>
    assertHolds(
      fc.property(shuffled, ({ straight, mixed }) => {
        const [a, b] = [straight, mixed].map((basket) =>
          sortLines(basket, ["books", "shop"]).map((line) => [
            line.rate,
            line.class,
            line.code,
            line.unit,
            line.amount,
          ]),
        );
        return JSON.stringify(a) === JSON.stringify(b);
      }),
    ));
});

describe("codes", () => {
  test("are ordered as their UTF-8 bytes", () => {
    const sign = (n: number) => Math.sign(n);
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (a, b) => {
        return sign(compareBytewise(a, b)) === sign(Buffer.compare(Buffer.from(a), Buffer.from(b)));
      }),
    );
    expect(compareBytewise("�", "𠮷")).toBeLessThan(0);
  });
});

describe("take-out", () => {
  test("makes a dish 8 % at its take-out price, and back again", () => {
    const inside = draftOf(curry, 2);
    const outside = applyTakeout(inside, true);
    expect(outside).toMatchObject({ rate: 8, tax: "reduced", unit: 430, amount: 860 });
    expect(applyTakeout(outside, false)).toEqual(inside);
  });
  test("leaves the price where the catalogue gives no other", () => {
    const { unit_takeout: _, ...plain } = curry;
    expect(applyTakeout(draftOf(plain), true)).toMatchObject({ rate: 8, unit: 440, amount: 440 });
  });
  test("twice is take-out once", () => {
    const once = applyTakeout(draftOf(curry), true);
    expect(applyTakeout(once, true)).toEqual(once);
  });
  test("never touches alcohol, even where the catalogue marks it by mistake", () => {
    const beer = draftOf({ ...curry, alcohol: true });
    expect(applyTakeout(beer, true)).toEqual(beer);
  });
  test("never touches what is not eaten here", () => {
    const pen = draftOf({ ...curry, eat_in: false });
    expect(applyTakeout(pen, true)).toEqual(pen);
  });
  test("keeps a discount within the new price", () => {
    expect(applyTakeout(draftOf(curry, 1, 440), true)).toMatchObject({ discount: 430, amount: 0 });
  });
});

describe("totals", () => {
  const basket = [priceLine({ item: curry, qty: 2 }), { ...priceLine({ item: curry, qty: 5 }), void: true }, lineOf()];
  test("leave void lines out", () => {
    expect([totalOf(basket), countOf(basket)]).toEqual([980, 3]);
  });
  test("of nutrition are quantity × dish", () => {
    expect(nutritionOf(basket)).toEqual({
      kcal: 1400,
      protein_mg: 36_000,
      fat_mg: 40_000,
      carb_mg: 200_000,
      salt_mg: 5000,
      red: 24,
      green: 14,
      yellow: 136,
    });
  });
  test("of nutrition are null where no line says any", () => {
    expect(nutritionOf([lineOf()])).toBeNull();
  });
});

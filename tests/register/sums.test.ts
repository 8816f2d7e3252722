import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allocate, payable } from "#register/allocate.ts";
import { sumByClass } from "#register/class-sums.ts";
import type { Line } from "#register/entry.ts";
import { rebateOf } from "#register/rebate.ts";
import type { GoodsClass } from "#register/settings.ts";
import { taxInside, taxRows } from "#register/tax.ts";
import { totalOf } from "#register/totals.ts";
import {
  assertHolds,
  campus,
  goodsClasses,
  isCaught,
  lineOf,
  lines,
  type Paid,
  shuffled,
  tendersFor,
} from "./arbitrary.ts";

type Allocate = typeof allocate<Paid>;
const sumOf = (amounts: readonly { amount: number }[]) => amounts.reduce((so, { amount }) => so + amount, 0);
const sale = lines.chain((basket) =>
  fc.record({
    basket: fc.constant(basket),
    classes: goodsClasses,
    tenders: tendersFor(totalOf(basket)),
  }),
);

/** Completes tenders that fit with cash for the rest, as the screen would. */
function closed(way: Allocate, basket: Line[], tenders: Paid[], classes: readonly GoodsClass[]) {
  const rest = totalOf(basket) - sumOf(tenders);
  return rest < 0 ? null : way(basket, [...tenders, { kind: "cash", amount: rest }], classes);
}

const everySumAgrees = (way: Allocate, taxes: typeof taxRows = taxRows) =>
  fc.property(sale, ({ basket, classes, tenders }) => {
    const done = closed(way, basket, tenders, classes);
    if (done === null || done.kind === "refused") return true;
    const total = totalOf(basket);
    const byClass = new Map<string, number>();
    for (const row of done.tenders.flatMap(({ by }) => by))
      byClass.set(row.class, (byClass.get(row.class) ?? 0) + row.amount);
    return (
      sumOf(done.tenders) === total &&
      done.tenders.every((tender) => sumOf(tender.by) === tender.amount) &&
      [...sumByClass(basket)].every(([id, amount]) => (byClass.get(id) ?? 0) === amount) &&
      taxes(basket).reduce((so, row) => so + row.total, 0) === total
    );
  });

const nothingIsOverAllocated = (way: Allocate) =>
  fc.property(sale, ({ basket, classes, tenders }) => {
    const done = way(basket, tenders, classes);
    if (done.kind === "refused") return true;
    const left = sumByClass(basket);
    for (const { kind, by } of done.tenders)
      for (const row of by) {
        const pays = classes.find(({ id }) => id === row.class)?.pays ?? [];
        if (row.amount <= 0 || (kind !== "cash" && !pays.includes(kind))) return false;
        left.set(row.class, (left.get(row.class) ?? 0) - row.amount);
      }
    return [...left.values()].every((yen) => yen >= 0);
  });

const scanOrderDoesNotMatter = (way: Allocate) =>
  fc.property(
    shuffled.chain(({ straight, mixed }) =>
      fc.record({
        straight: fc.constant(straight),
        mixed: fc.constant(mixed),
        classes: goodsClasses,
        tenders: tendersFor(totalOf(straight)),
      }),
    ),
    ({ straight, mixed, classes, tenders }) => {
      const outcomes = [straight, mixed].map((basket) => {
        const done = way(basket, tenders, classes);
        const rebate = done.kind === "allocated" ? rebateOf(done.tenders, classes, "headquarters") : null;
        return JSON.stringify([totalOf(basket), taxRows(basket), done, rebate]);
      });
      return outcomes[0] === outcomes[1];
    },
  );

const theMostIsTheMost = (bound: typeof payable) =>
  fc.property(sale, fc.constantFrom("meal", "emoney", "cash"), ({ basket, classes, tenders }, kind) => {
    if (allocate(basket, tenders, classes).kind === "refused") return bound(basket, tenders, kind, classes) === 0;
    const most = bound(basket, tenders, kind, classes);
    const fits = (amount: number) => allocate(basket, [...tenders, { kind, amount }], classes).kind === "allocated";
    return fits(most) && !fits(most + 1);
  });

/** Weighs by the class totals instead of what is left of them. */
const forgetsWhatIsLeft: Allocate = (basket, tenders, classes) => {
  const parts = tenders.map((tender) => allocate(basket, [tender], classes));
  const refused = parts.find((part) => part.kind === "refused");
  return refused ?? { kind: "allocated", tenders: parts.flatMap((p) => (p.kind === "allocated" ? p.tenders : [])) };
};
/** Breaks ties in scan order. */
const goesByScanOrder: Allocate = (basket, tenders, classes) => {
  const place = (id: string) => basket.findIndex((line) => line.class === id);
  return allocate(
    basket,
    tenders,
    classes.toSorted((a, b) => place(a.id) - place(b.id)),
  );
};
const losesAYen: Allocate = (basket, tenders, classes) => {
  const done = allocate(basket, tenders, classes);
  if (done.kind === "refused") return done;
  return { ...done, tenders: done.tenders.map((tender) => ({ ...tender, by: tender.by.slice(0, 2) })) };
};

describe("the sums of a sale", () => {
  test("agree: tenders, their classes, lines and tax rows all come to the total", () =>
    assertHolds(everySumAgrees(allocate)));
  test("never over-allocate a class, nor pay one a tender may not pay", () =>
    assertHolds(nothingIsOverAllocated(allocate)));
  test("do not depend on the order of scanning", () => assertHolds(scanOrderDoesNotMatter(allocate)));
  test("the most a tender can cover is accepted and one yen more is not", () => assertHolds(theMostIsTheMost(payable)));

  test("an allocation that loses a row is caught", () => expect(isCaught(everySumAgrees(losesAYen))).toBe(true));
  test("tax rows that count void lines are caught", () => {
    const countsVoids: typeof taxRows = (basket) => taxRows(basket.map((line) => ({ ...line, void: false })));
    expect(isCaught(everySumAgrees(allocate, countsVoids))).toBe(true);
  });
  test("an allocation that forgets what is left is caught", () =>
    expect(isCaught(nothingIsOverAllocated(forgetsWhatIsLeft))).toBe(true));
  test("an allocation that goes by scan order is caught", () =>
    expect(isCaught(scanOrderDoesNotMatter(goesByScanOrder))).toBe(true));
  test("a bound that only looks at the total is caught", () => {
    const restOnly: typeof payable = (basket, soFar) => Math.max(0, totalOf(basket) - sumOf(soFar));
    expect(isCaught(theMostIsTheMost(restOnly))).toBe(true);
  });
});

describe("allocate", () => {
  const lunch = [lineOf({ unit: 300 }), lineOf({ class: "lost property", unit: 50 })];
  test("keeps the fixed order, and whatever else a tender carries", () => {
    const tenders = [
      { kind: "cash" as const, amount: 150 },
      { kind: "emoney" as const, amount: 200, key: "k" },
    ];
    expect(allocate(lunch, tenders, campus)).toEqual({
      kind: "allocated",
      tenders: [
        { kind: "emoney", amount: 200, key: "k", by: [{ class: "cafeteria", amount: 200 }] },
        {
          kind: "cash",
          amount: 150,
          by: [
            { class: "cafeteria", amount: 100 },
            { class: "lost property", amount: 50 },
          ],
        },
      ],
    });
  });
  test("lets only cash pay for a class the settings do not know", () => {
    expect(allocate(lunch, [{ kind: "emoney", amount: 301 }], campus)).toEqual({
      kind: "refused",
      tender: "emoney",
      most: 300,
    });
  });
  test("leaves e-money what the cash in hand does not cover", () => {
    expect(payable(lunch, [{ kind: "cash", amount: 100 }], "emoney", campus)).toBe(250);
  });
  test("throws on a tender below nothing", () => {
    expect(() => allocate(lunch, [{ kind: "cash", amount: -1 }], campus)).toThrow(RangeError);
  });
});

describe("a rebate", () => {
  test("is floored in each class by itself, and cash earns none", () => {
    const { total, by } = rebateOf(
      [
        { kind: "meal", by: [{ class: "cafeteria", amount: 399 }] },
        { kind: "emoney", by: [{ class: "books", amount: 1659 }] },
        { kind: "cash", by: [{ class: "shop", amount: 5000 }] },
      ],
      campus,
      "headquarters",
    );
    expect([total, by]).toEqual([
      166,
      [
        { class: "books", base: 1659, bp: 1000, amount: 165 },
        { class: "cafeteria", base: 399, bp: 50, amount: 1 },
      ],
    ]);
  });
});

describe("tax", () => {
  test("is the largest whole yen not above rate / (100 + rate) of the total", () => {
    fc.assert(
      fc.property(fc.nat({ max: 2 ** 31 }), fc.constantFrom(10 as const, 8 as const, 0 as const), (total, rate) => {
        const tax = taxInside(total, rate);
        return tax * (100 + rate) <= total * rate && (tax + 1) * (100 + rate) > total * rate;
      }),
    );
  });
});

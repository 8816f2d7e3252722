import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allocate } from "#register/allocate.ts";
import { sumByClass } from "#register/class-sums.ts";
import type { RebateRow, Tender } from "#register/entry.ts";
import { rebateBases, rebateOf } from "#register/rebate.ts";
import { moneyBack, rebateBack, refundPiece } from "#register/refund-sums.ts";
import { totalOf } from "#register/totals.ts";
import { assertHolds, campus, isCaught, lines, tendersFor } from "./arbitrary.ts";

const sumOf = (rows: readonly { amount: number }[]) => rows.reduce((so, { amount }) => so + amount, 0);
type Piece = typeof refundPiece;

/** A line returned in random steps until all of it is back. */
const piecesSumToTheLine = (way: Piece) =>
  fc.property(
    fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 8 }),
    fc.nat({ max: 100_000 }),
    (steps, amount) => {
      const qty = steps.reduce((so, step) => so + step, 0);
      let [returned, back] = [0, 0];
      for (const units of steps) {
        const piece = way({ qty, amount, returned, units });
        if (piece < 0) return false;
        back += piece;
        returned += units;
      }
      return back === amount;
    },
  );

/** A closed sale whose lines come back one after another: at the end nothing is left of tenders or rebate. */
const everythingComesBack = (back: typeof rebateBack) =>
  fc.property(
    lines.chain((basket) => fc.record({ basket: fc.constant(basket), tenders: tendersFor(totalOf(basket)) })),
    ({ basket, tenders }) => {
      const rest = totalOf(basket) - sumOf(tenders);
      const done = rest < 0 ? null : allocate(basket, [...tenders, { kind: "cash", amount: rest }], campus);
      if (done === null || done.kind === "refused") return true;
      let left: Tender[] = done.tenders;
      let given: RebateRow[] = [...rebateOf(left, campus, "headquarters").by];
      for (const line of basket) {
        const byClass = [...sumByClass([line])].map(([id, amount]) => ({ class: id, amount }));
        const returned = moneyBack(byClass, left);
        if (returned.kind === "refused") return false;
        left = takeFrom(left, returned.tenders);
        const taken = back(given, rebateBases(returned.tenders));
        given = given.map((row) => {
          const off = taken.find((one) => one.class === row.class);
          return { ...row, base: row.base - (off?.base ?? 0), amount: row.amount - (off?.amount ?? 0) };
        });
        if (given.some((row) => row.amount < 0 || row.amount > row.base)) return false;
      }
      return sumOf(left.flatMap(({ by }) => by)) === 0 && sumOf(given) === 0;
    },
  );

function takeFrom(left: readonly Tender[], returned: readonly Tender[]): Tender[] {
  const back = new Map<string, number>();
  for (const { kind, by } of returned)
    for (const row of by) back.set(`${kind} ${row.class}`, (back.get(`${kind} ${row.class}`) ?? 0) + row.amount);
  return left.map((tender) => {
    const by = tender.by.map((row) => {
      const key = `${tender.kind} ${row.class}`;
      const part = Math.min(row.amount, back.get(key) ?? 0);
      back.set(key, (back.get(key) ?? 0) - part);
      return { ...row, amount: row.amount - part };
    });
    return { ...tender, amount: sumOf(by), by };
  });
}

const paid: Tender[] = [
  { kind: "meal", amount: 300, by: [{ class: "cafeteria", amount: 300 }] },
  {
    kind: "emoney",
    amount: 700,
    by: [
      { class: "cafeteria", amount: 100 },
      { class: "shop", amount: 600 },
    ],
    key: "1b671a64-40d5-491e-99b0-da01ff1f3341",
  },
  { kind: "cash", amount: 50, by: [{ class: "cafeteria", amount: 50 }] },
];

describe("a refund", () => {
  test("of one of three for 100 yen is 33, then 33, then 34", () => {
    const pieces = [0, 1, 2].map((returned) => refundPiece({ qty: 3, amount: 100, returned, units: 1 }));
    expect(pieces).toEqual([33, 33, 34]);
  });
  test("of more than was sold throws", () => {
    expect(() => refundPiece({ qty: 3, amount: 100, returned: 2, units: 2 })).toThrow(RangeError);
  });
  test("gives money back as cash, then e-money with its key, then meal", () => {
    const back = moneyBack([{ class: "cafeteria", amount: 200 }], paid);
    expect(back).toEqual({
      kind: "returned",
      tenders: [
        { kind: "cash", amount: 50, by: [{ class: "cafeteria", amount: 50 }] },
        { ...paid[1], amount: 100, by: [{ class: "cafeteria", amount: 100 }] },
        { kind: "meal", amount: 50, by: [{ class: "cafeteria", amount: 50 }] },
      ],
    });
  });
  test("of more than a class still holds is refused with what it holds", () => {
    expect(moneyBack([{ class: "shop", amount: 601 }], paid)).toEqual({ kind: "refused", class: "shop", most: 600 });
  });
  test("takes back the rebate that the rest of the sale no longer earns", () => {
    const given = [{ class: "shop", base: 600, bp: 50, amount: 3 }];
    expect(rebateBack(given, new Map([["shop", 1]]))).toEqual([{ class: "shop", base: 1, bp: 50, amount: 1 }]);
  });

  test("in pieces sums to the line, however it is cut", () => assertHolds(piecesSumToTheLine(refundPiece)));
  test("of every line leaves nothing of the tenders and nothing of the rebate", () =>
    assertHolds(everythingComesBack(rebateBack)));
  test("whose pieces are each floored by themselves is caught", () => {
    const alone: Piece = ({ qty, amount, units }) => Math.floor((amount * units) / qty);
    expect(isCaught(piecesSumToTheLine(alone))).toBe(true);
  });
  test("that takes back floor(part × bp) of the rebate is caught", () => {
    const alone: typeof rebateBack = (given, back) =>
      given.map((row) => {
        const base = back.get(row.class) ?? 0;
        return { ...row, base, amount: Math.floor((base * row.bp) / 10_000) };
      });
    expect(isCaught(everythingComesBack(alone))).toBe(true);
  });
});

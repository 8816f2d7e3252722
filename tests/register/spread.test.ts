import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { spread } from "#register/spread.ts";
import { assertHolds, isCaught } from "./arbitrary.ts";

type Spread = typeof spread;
const weights = fc
  .array(fc.oneof(fc.nat({ max: 5 }), fc.nat({ max: 50_000 }), fc.nat({ max: 2_000_000_000 })), {
    minLength: 1,
    maxLength: 12,
  })
  .filter((list) => list.some((weight) => weight > 0));
const sumOf = (list: readonly number[]) => list.reduce((so, one) => so + one, 0);
const within = fc
  .tuple(weights, fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([list, share]) => ({ list, amount: Math.floor(sumOf(list) * share) }));

const sumsToTheAmount = (way: Spread) =>
  fc.property(fc.nat(), weights, (amount, list) => sumOf(way(amount, list)) === amount);
const neverExceedsAWeight = (way: Spread) =>
  fc.property(within, ({ list, amount }) => way(amount, list).every((part, at) => part <= (list[at] ?? 0)));
const givesTheHeavierNoLess = (way: Spread) =>
  fc.property(fc.nat(), weights, (amount, list) => {
    const parts = way(amount, list);
    return list.every((a, i) => list.every((b, j) => a <= b || (parts[i] ?? 0) >= (parts[j] ?? 0)));
  });
const staysWithinAYenOfExact = (way: Spread) =>
  fc.property(fc.nat(), weights, (amount, list) => {
    const whole = BigInt(sumOf(list));
    return way(amount, list).every((part, at) => {
      const apart = BigInt(part) * whole - BigInt(amount) * BigInt(list[at] ?? 0);
      return apart < whole && -apart < whole;
    });
  });

const dropsLeftOver: Spread = (amount, list) => list.map((weight) => Math.floor((amount * weight) / sumOf(list)));
const firstTakesLeftOver: Spread = (amount, list) => {
  const parts = dropsLeftOver(amount, list);
  return parts.map((part, at) => (at === 0 ? part + amount - sumOf(parts) : part));
};
const lastWinsTies: Spread = (amount, list) => spread(amount, list.toReversed()).toReversed();

describe("spread", () => {
  test("gives the left-over yen to the largest remainders", () => {
    expect(spread(10, [1, 2, 4])).toEqual([1, 3, 6]);
  });
  test("breaks a tie by the order of the list", () => {
    expect(spread(2, [5, 5, 5])).toEqual([1, 1, 0]);
  });
  test("leaves a weight of zero with nothing", () => {
    expect(spread(7, [0, 3, 0])).toEqual([0, 7, 0]);
  });
  test("spreads nothing over nothing", () => {
    expect([spread(0, []), spread(0, [0, 0])]).toEqual([[], [0, 0]]);
  });
  test("throws where an amount has nothing to carry it", () => {
    expect(() => spread(1, [0])).toThrow(RangeError);
  });
  test("throws on half a yen", () => {
    expect(() => spread(1.5, [1])).toThrow(RangeError);
  });
  test("is exact where amount times weight passes 2^53", () => {
    expect(spread(9_007_199_254_740_991, [3, 3, 3])).toEqual([
      3_002_399_751_580_331, 3_002_399_751_580_330, 3_002_399_751_580_330,
    ]);
  });

  test("its parts sum to the amount", () => assertHolds(sumsToTheAmount(spread)));
  test("no part exceeds its weight where the amount is within them", () => assertHolds(neverExceedsAWeight(spread)));
  test("the heavier never gets less", () => assertHolds(givesTheHeavierNoLess(spread)));
  test("every part is within a yen of the exact share", () => assertHolds(staysWithinAYenOfExact(spread)));

  test("a spread that drops what is left over is caught", () => {
    expect(isCaught(sumsToTheAmount(dropsLeftOver))).toBe(true);
  });
  test("a spread that gives the first all that is left over is caught by each of the other three", () => {
    const caught = [
      isCaught(neverExceedsAWeight(firstTakesLeftOver)),
      isCaught(givesTheHeavierNoLess(firstTakesLeftOver)),
      isCaught(staysWithinAYenOfExact(firstTakesLeftOver)),
    ];
    expect(caught).toEqual([true, true, true]);
  });
  test("a spread that breaks ties from the back is caught by the tie example", () => {
    expect(lastWinsTies(2, [5, 5, 5])).not.toEqual([1, 1, 0]);
  });
});

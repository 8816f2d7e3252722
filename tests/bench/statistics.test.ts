import { describe, expect, test } from "vitest";
import { median, quantile, ratioOfHalves } from "./statistics.ts";

describe("statistics", () => {
  test("the median of an even number lies between the two in the middle", () => {
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(median([3, 1, 2])).toBe(2);
  });

  test("p95 is the smallest that 95 % are not above", () => {
    const hundred = Array.from({ length: 100 }, (_, at) => 100 - at);
    expect(quantile(hundred, 0.95)).toBe(95);
    expect(quantile([7], 0.95)).toBe(7);
  });

  test("two halves are told apart in whichever direction they differ", () => {
    expect(ratioOfHalves([1, 2, 1, 2])).toBe(2);
    expect(ratioOfHalves([2, 1, 2, 1])).toBe(2);
  });

  test("nothing is known of no samples", () => {
    expect(() => median([])).toThrow(RangeError);
    expect(() => quantile([], 0.5)).toThrow(RangeError);
  });
});

import { expect, test } from "vitest";
import { formatYen, splitYen } from "#renderer/money.ts";

test("Thousands are separated and ¥ stands before the digits", () => {
  expect([0, 7, 594, 3564, 100_000, 9_999_999].map(formatYen)).toEqual([
    "¥0",
    "¥7",
    "¥594",
    "¥3,564",
    "¥100,000",
    "¥9,999,999",
  ]);
});

test("A negative amount carries a minus sign before the ¥", () => {
  expect(formatYen(-120)).toBe("−¥120");
  expect(splitYen(-1_000_000)).toEqual({ sign: "−", groups: ["1", "000", "000"] });
});

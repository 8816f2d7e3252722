import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { areCountsOf, denominations, sumOfCounts } from "#register/denominations.ts";
import type { Settings } from "#register/settings.ts";
import { businessDay } from "#register/till-policy.ts";
import { settings } from "./decide/paper-register.ts";
import { assertHolds } from "./arbitrary.ts";

const japan = 540;
const at = (local: string): number => Date.parse(`${local}+09:00`);
const cutting = (cutoff: string): Settings => ({ ...settings, register: { cutoff } });

describe("the business day", () => {
  test.each([
    ["04:00", "2026-11-23T03:59:59.999", "2026-11-22"],
    ["04:00", "2026-11-23T04:00:00.000", "2026-11-23"],
    ["04:00", "2027-01-01T00:30:00.000", "2026-12-31"],
    ["04:00", "2028-03-01T01:00:00.000", "2028-02-29"],
    ["00:00", "2026-11-23T00:00:00.000", "2026-11-23"],
    ["29:99", "2026-11-23T01:00:00.000", "2026-11-23"],
  ])("with a cut-off at %s, it is at %s that of %s", (cutoff, local, day) => {
    expect(businessDay(cutting(cutoff), at(local), japan)).toBe(day);
  });

  test("is the date where the settings name no cut-off", () => {
    expect(businessDay(settings, at("2026-11-23T00:10:00.000"), japan)).toBe("2026-11-23");
    expect(businessDay(null, at("2026-11-22T23:59:00.000"), japan)).toBe("2026-11-22");
  });
});

test("Pieces are those of a sum when they come to it, each kind once and largest first, and never else", () => {
  const pieces = fc
    .uniqueArray(fc.constantFrom(...denominations), { minLength: 1 })
    .chain((kinds) =>
      fc.tuple(
        ...kinds
          .toSorted((a, b) => b - a)
          .map((yen) => fc.integer({ min: 1, max: 999 }).map((count) => ({ yen, count }))),
      ),
    );
  assertHolds(
    fc.property(pieces, (counts) => {
      const sum = sumOfCounts(counts);
      expect(areCountsOf(counts, sum)).toBe(true);
      expect(areCountsOf(counts, sum + 1)).toBe(false);
      expect(areCountsOf([...counts, ...counts], 2 * sum)).toBe(false);
      expect(
        areCountsOf(
          counts.map((row) => ({ ...row, count: -row.count })),
          -sum,
        ),
      ).toBe(false);
    }),
  );
});

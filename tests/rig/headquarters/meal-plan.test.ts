import { describe, expect, test } from "vitest";
import { mealRest, type MealPlan } from "./meal-plan.ts";
import { seedMembers, seedPlans } from "./seed.ts";

const plan = (id: string): MealPlan => {
  const found = seedPlans.find((one) => one.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};
const noon = (day: string) => `${day}T12:10:00.000+09:00`;
const use = (day: string, amount: number, at = noon(day)) => ({ day, at, amount });

describe("what a meal plan pays", () => {
  test("a day's limit, less what was used that day, and nothing of the day before", () => {
    const uses = [use("2026-11-23", 100), use("2026-11-24", 300), use("2026-11-24", 200)];
    expect(mealRest(plan("meal-550"), uses, "2026-11-24", noon("2026-11-24"))).toEqual({ kind: "rest", yen: 50 });
    expect(mealRest(plan("meal-1400"), uses, "2026-11-25", noon("2026-11-25"))).toEqual({ kind: "rest", yen: 1400 });
  });

  test("nothing on a day off, before the plan begins or after its end", () => {
    for (const day of ["2026-12-31", "2019-01-01", "2099-02-01"])
      expect(mealRest(plan("meal-1100"), [], day, noon(day))).toEqual({ kind: "refused", code: "meal-day-off" });
  });

  test("each slot has its own limit, and between them there is none", () => {
    const day = "2026-11-24";
    const rest = (time: string, uses = [use(day, 200, `${day}T07:45:00+09:00`)]) =>
      mealRest(plan("meal-slots"), uses, day, `${day}T${time}:00+09:00`);
    expect(rest("09:59")).toEqual({ kind: "rest", yen: 50, slot: "朝" });
    expect(rest("10:00")).toEqual({ kind: "refused", code: "meal-out-of-slot" });
    expect(rest("17:00")).toEqual({ kind: "rest", yen: 600, slot: "夕" });
  });

  test("a number of uses, of which those given back do not count", () => {
    const day = "2026-11-24";
    const uses = [use(day, 600), use("2026-11-20", 450), use(day, 0)];
    expect(mealRest(plan("meal-tickets"), uses, day, noon(day))).toEqual({ kind: "rest", yen: 600, times: 1 });
    expect(mealRest(plan("meal-tickets"), [...uses, use(day, 1)], day, noon(day))).toEqual({
      kind: "refused",
      code: "meal-used-up",
    });
  });

  test("every plan a member of the seed has is one of the seed's", () => {
    const ids = new Set(seedPlans.map(({ id }) => id));
    const having = seedMembers.flatMap(({ meal }) => (meal === undefined ? [] : [meal.plan]));
    expect(having).toHaveLength(5);
    for (const id of having) expect(ids).toContain(id);
  });
});

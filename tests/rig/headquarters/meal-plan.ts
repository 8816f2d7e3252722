/** A meal plan as headquarters sells it. Days are business days, times HH:MM of the register's clock, yen tax-inclusive. */
export type MealPlan = {
  readonly id: string;
  readonly name: string;
  readonly from: string;
  readonly to: string;
  /** Days of the calendar on which the plan is not valid. */
  readonly off: readonly string[];
  /** Goods classes it pays for. */
  readonly classes: readonly string[];
  readonly limit:
    | { readonly kind: "day"; readonly yen: number }
    | {
        readonly kind: "slot";
        readonly slots: readonly {
          readonly name: string;
          readonly from: string;
          readonly to: string;
          readonly yen: number;
        }[];
      }
    /** So many uses over the whole period, each up to `yen`. */
    | { readonly kind: "count"; readonly times: number; readonly yen: number };
};
/** What was authorised before and still stands. */
export type MealUse = { readonly day: string; readonly at: string; readonly amount: number };
export type MealRest =
  | { readonly kind: "rest"; readonly yen: number; readonly slot?: string; readonly times?: number }
  | { readonly kind: "refused"; readonly code: "meal-day-off" | "meal-out-of-slot" | "meal-used-up" };

const timeOf = (at: string): string => /T(\d\d:\d\d)/.exec(at)?.[1] ?? "";
const sum = (uses: readonly MealUse[]): number => uses.reduce((so, { amount }) => so + amount, 0);

/** What the plan still pays at this moment. Nothing is carried over from one day or slot to the next. */
export function mealRest(plan: MealPlan, uses: readonly MealUse[], day: string, at: string): MealRest {
  if (day < plan.from || day > plan.to || plan.off.includes(day)) return { kind: "refused", code: "meal-day-off" };
  const { limit } = plan;
  const today = uses.filter((use) => use.day === day);
  switch (limit.kind) {
    case "day":
      return { kind: "rest", yen: Math.max(0, limit.yen - sum(today)) };
    case "slot": {
      const within = (time: string) => limit.slots.find(({ from, to }) => time >= from && time < to);
      const slot = within(timeOf(at));
      if (slot === undefined) return { kind: "refused", code: "meal-out-of-slot" };
      const used = today.filter((use) => within(timeOf(use.at))?.name === slot.name);
      return { kind: "rest", yen: Math.max(0, slot.yen - sum(used)), slot: slot.name };
    }
    case "count": {
      const times = limit.times - uses.filter(({ amount }) => amount > 0).length;
      return times <= 0 ? { kind: "refused", code: "meal-used-up" } : { kind: "rest", yen: limit.yen, times };
    }
  }
}

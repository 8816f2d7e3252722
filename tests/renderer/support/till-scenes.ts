import type { View } from "#ipc/view.ts";
import { rung, viewOf } from "./view-of.ts";

const till = { shift: 2, float: 30_000 } as const;
const counted = (counted: number, n = 1): Partial<View> => ({
  till: { ...till, count: { n, counted, expected: 158_430 } },
});

/** The drawer counted and not, a day nobody closed, a clock that is wrong. */
export const tillScenes: Readonly<Record<string, View>> = {
  "day-open-no-float": viewOf(
    { kind: "day-open", day: "2026-11-22" },
    { day: null, till: { ...till, count: null, float: null } },
  ),
  "sale-counted-even": viewOf({ kind: "sale" }, counted(158_430)),
  "sale-counted-short": viewOf({ kind: "sale" }, counted(158_390, 2)),
  "sale-counted-over": viewOf({ kind: "sale" }, { ...counted(9_999_999, 12), basket: rung }),
  "sale-overdue": viewOf(
    { kind: "sale" },
    { day: "2026-11-21", health: [{ code: "DAY_OVERDUE", level: "warn", about: "day" }] },
  ),
  "sale-drift": viewOf(
    { kind: "sale" },
    { health: [{ code: "CLOCK_DRIFT", level: "warn", about: "clock", count: 12_345 }] },
  ),
  "sale-handed": viewOf({ kind: "sign-on", checking: false }, { op: null, notice: { code: "handed-over", amount: 1 } }),
  "sale-pickup": viewOf({ kind: "sale" }, { notice: { code: "pickup", amount: 9_999_999 } }),
};

import type { View } from "#ipc/view.ts";
import { basketOf, done, fine, huge, noonMs, rung, viewOf } from "./view-of.ts";

const away = { ...fine, pokepay: { state: "bad", code: "AWAY" } } as const;
const trust = { untilMs: noonMs + 3_600_000, yen: 42_000, sales: 31 };
const quick = [3564, 3600, 4000, 5000, 10_000];

/** The ways to pay, to charge and to look up, and what is hard on their layout. */
export const moneyScenes: Readonly<Record<string, View>> = {
  "sale-meal-taken": viewOf(
    { kind: "sale" },
    { basket: { ...rung, cash: 1000, due: 2014 }, notice: { code: "captured-open" } },
  ),
  "sale-claim": viewOf({ kind: "sale" }, { basket: rung, lamps: away, trust }),
  "sale-away": viewOf({ kind: "sale" }, { basket: rung, lamps: away }),
  "tender-no-meal": viewOf({ kind: "tender", due: 3564, quick, canMeal: false, trust: null }, { basket: rung }),
  "tender-rest": viewOf(
    { kind: "tender", due: 3014, quick: [3014, 3100, 4000, 5000, 10_000], canMeal: false, trust: null },
    { basket: { ...rung, due: 3014 } },
  ),
  "tender-away": viewOf(
    { kind: "tender", due: 3564, quick, canMeal: false, trust: null },
    { basket: rung, lamps: away },
  ),
  "tender-trust": viewOf(
    { kind: "tender", due: 3564, quick, canMeal: false, trust: 3000 },
    { basket: rung, lamps: away, trust },
  ),
  "tender-trust-spent": viewOf(
    { kind: "tender", due: 3564, quick, canMeal: false, trust: 0 },
    { basket: rung, lamps: away, trust: { ...trust, yen: 0 } },
  ),
  "card-only": viewOf({ kind: "card", for: "pay", amount: 3564, canScan: false, canTray: false }, { basket: rung }),
  "card-meal": viewOf({ kind: "card", for: "meal", amount: 3564, canScan: false, canTray: false }, { basket: rung }),
  "card-balance": viewOf({ kind: "card", for: "balance", amount: 0, canScan: true, canTray: false }),
  "card-desk": viewOf({ kind: "card", for: "desk", amount: 0, canScan: false, canTray: false }),
  "working-meal": viewOf(
    { kind: "working", for: "meal", amount: 3564, step: "balance", sinceMs: noonMs - 1_000 },
    { basket: rung },
  ),
  "working-balance": viewOf({
    kind: "working",
    for: "balance",
    amount: 0,
    step: "balance",
    sinceMs: noonMs - 1_000,
  }),
  "meal-offer": viewOf(
    { kind: "meal-offer", plan: "ミールプラン 1日 1,200円", rest: 1200, covers: 814, due: 2750 },
    { basket: rung },
  ),
  "meal-offer-all": viewOf(
    { kind: "meal-offer", plan: "ミールプラン 昼", rest: 1200, covers: 814, due: 0 },
    { basket: basketOf(rung.lines.slice(0, 2)) },
  ),
  "meal-offer-huge": viewOf(
    {
      kind: "meal-offer",
      plan: "京都大学生活協同組合 ミールシステム(定期)朝昼夕 年間プラン 2026年度",
      rest: 9_999_999,
      covers: 9_999_999,
      due: 9_999_999,
    },
    { basket: huge },
  ),
  "tray-asking": viewOf({ kind: "tray", amount: 3564, step: "asking", expiresAtMs: 0 }, { basket: rung }),
  tray: viewOf({ kind: "tray", amount: 3564, step: "shown", expiresAtMs: noonMs + 172_000 }, { basket: rung }),
  "tray-huge": viewOf(
    { kind: "tray", amount: 9_999_999, step: "shown", expiresAtMs: noonMs + 1_799_000 },
    { basket: huge },
  ),
  "tray-over": viewOf({ kind: "tray", amount: 3564, step: "shown", expiresAtMs: noonMs - 1_000 }, { basket: rung }),
  "tray-cancelling": viewOf(
    { kind: "tray", amount: 3564, step: "cancelling", expiresAtMs: noonMs + 172_000 },
    { basket: rung },
  ),
  inquiry: viewOf({ kind: "inquiry" }),
  "charge-none": viewOf({ kind: "charge", balance: 19_800, most: 0, unit: 1000, amounts: [] }),
  "charge-little": viewOf({ kind: "charge", balance: 17_500, most: 2000, unit: 1000, amounts: [1000, 2000] }),
  "unknown-change": viewOf({
    kind: "unknown",
    for: "charge",
    amount: 3000,
    change: 7000,
    sinceMs: noonMs - 20_000,
    canPark: false,
  }),
  "done-meal": viewOf({ ...done, total: 814, meal: 814, rebate: 4 }),
  "done-meal-emoney": viewOf({ ...done, meal: 814, emoney: 2750, balance: 2340, rebate: 279 }),
  "done-meal-cash": viewOf({ ...done, meal: 814, given: 5000, change: 2250, rebate: 4 }),
  "done-claim": viewOf({ ...done, claim: 3564, rebate: 278 }, { lamps: away, trust }),
  "done-claim-huge": viewOf({
    ...done,
    total: 9_999_999,
    given: 9_999_999,
    meal: 9_999_999,
    emoney: 9_999_999,
    claim: 9_999_999,
    rebate: 999_999,
  }),
  "done-refund-cash": viewOf({ ...done, of: "refund", total: 594, change: 594, meal: 0 }),
  "done-refund": viewOf({ ...done, of: "refund", total: 2750, emoney: 2750, rebate: 275, debt: 120, meal: 0 }),
  "done-refund-all": viewOf({
    ...done,
    of: "refund",
    total: 9_999_999,
    change: 9_999_999,
    emoney: 9_999_999,
    meal: 9_999_999,
    rebate: 999_999,
    debt: 999_999,
    printing: "printing",
  }),
  "done-refund-no-paper": viewOf(
    { ...done, of: "refund", total: 594, change: 594, meal: 0, printing: "waiting" },
    { lamps: { ...fine, printer: { state: "bad", code: "PAPER_END" } } },
  ),
  "charge-offline": viewOf(
    { kind: "charge", balance: 0, most: 10_000, unit: 1000, amounts: [1000, 2000, 3000, 5000, 10_000], deferred: true },
    { lamps: away, notice: { code: "charge-offline" } },
  ),
  "charge-day": viewOf(
    { kind: "charge", balance: 2340, most: 0, unit: 1000, amounts: [] },
    { notice: { code: "charge-day", amount: 30_000 } },
  ),
  "done-charge-deferred": viewOf(
    { ...done, of: "charge", total: 5000, given: 10_000, change: 5000, deferred: true },
    { lamps: away, notice: { code: "charge-deferred", amount: 5000 } },
  ),
  "done-charge-corrected": viewOf(
    { ...done, of: "charge", total: 5000, change: 5000, balance: 2340, corrected: true },
    { notice: { code: "charge-corrected", amount: 5000 } },
  ),
};

import type { View } from "#ipc/view.ts";
import { drawerScenes } from "./drawer-scenes.ts";
import { goodsScenes } from "./goods-scenes.ts";
import { keysScenes } from "./keys-scenes.ts";
import { laneScenes } from "./lane-scenes.ts";
import { moneyScenes } from "./money-scenes.ts";
import { priceScenes } from "./price-scenes.ts";
import { moreScenes } from "./more-scenes.ts";
import { tillScenes } from "./till-scenes.ts";
import { stationScenes } from "./station-scenes.ts";
import { paperScenes } from "./paper-scenes.ts";
import { done, fine, huge, noonMs, rung, viewOf } from "./view-of.ts";

/** Every screen in its ordinary state, and the states that are hard on the layout. */
export const scenes: Readonly<Record<string, View>> = {
  "sign-on": viewOf({ kind: "sign-on", checking: false }, { op: null, day: null }),
  "sign-on-wrong": viewOf({ kind: "sign-on", checking: false }, { op: null, notice: { code: "pin-wrong", amount: 3 } }),
  "day-open": viewOf({ kind: "day-open", day: "2026-11-22" }, { day: null }),
  "day-open-late": viewOf({ kind: "day-open", day: "2026-11-21" }, { day: null }),
  "sale-empty": viewOf({ kind: "sale" }),
  sale: viewOf({ kind: "sale" }, { basket: { ...rung, takeout: true } }),
  "sale-full": viewOf(
    { kind: "sale" },
    {
      basket: { ...huge, cash: 1_000_000, takeout: true },
      shop: "京都大学生活協同組合 吉田食堂・中央購買部",
      op: { op: "000007", name: "山科 きょうこ", role: "supervisor" },
    },
  ),
  "sale-unknown-code": viewOf(
    { kind: "sale" },
    { basket: rung, notice: { code: "unknown-code", text: "4901234567894" } },
  ),
  "sale-trouble": viewOf(
    { kind: "sale" },
    {
      basket: rung,
      notice: { code: "unknown-code", text: "4901234567894" },
      lamps: {
        ...fine,
        printer: { state: "bad", code: "PAPER_END" },
        pokepay: { state: "bad" },
        scanner: { state: "warn", code: "BUSY" },
      },
      health: [{ code: "DISK", level: "warn", about: "disk", count: 312 }],
      pending: [
        {
          id: "job-1",
          kind: "job",
          state: "unknown",
          amount: 9_999_999,
          sinceMs: noonMs - 90_000,
          paper: "receipt",
          receipt: "KU-R02-1-123456",
          next: "answer",
        },
        {
          id: "pay-1",
          kind: "payment",
          state: "refund-due",
          amount: 9_999_999,
          sinceMs: noonMs - 1_200_000,
          next: "ask",
        },
        {
          id: "charge-1",
          kind: "charge",
          state: "rejected",
          amount: 2000,
          sinceMs: noonMs - 1_000_000,
          next: "hand-back",
        },
      ],
    },
  ),
  "sale-garbled": viewOf(
    { kind: "sale" },
    { lamps: { ...fine, scanner: { state: "warn", code: "GARBLED" }, display: { state: "ok" } } },
  ),
  "sale-no-device": viewOf(
    { kind: "sale" },
    {
      basket: rung,
      lamps: {
        headquarters: { state: "warn", code: "AWAY", backlog: 1_234 },
        pokepay: { state: "bad", code: "AWAY" },
        printer: { state: "bad", code: "COVER_OPEN" },
        drawer: { state: "bad", code: "DRAWER_KEY" },
        reader: { state: "bad", code: "NOSERVICE" },
        scanner: { state: "bad", code: "WRONG_DEVICE" },
        display: { state: "warn", code: "TIMEOUT" },
      },
    },
  ),
  "sale-guard": viewOf({ kind: "sale" }, { basket: rung, guard: "clock" }),
  tender: viewOf(
    { kind: "tender", due: 3564, quick: [3564, 3600, 4000, 5000, 10_000], canMeal: true, trust: null },
    { basket: rung },
  ),
  "tender-part": viewOf(
    { kind: "tender", due: 2564, quick: [2564, 2600, 3000, 5000, 10_000], canMeal: true, trust: null },
    { basket: { ...rung, cash: 1000, due: 2564 }, notice: { code: "cash-taken", amount: 1000 } },
  ),
  "tender-huge": viewOf(
    { kind: "tender", due: 9_999_999, quick: [9_999_999], canMeal: true, trust: null },
    { basket: huge },
  ),
  card: viewOf({ kind: "card", for: "pay", amount: 3564, canScan: true, canTray: true }, { basket: rung }),
  "card-huge": viewOf(
    { kind: "card", for: "pay", amount: 9_999_999, canScan: true, canTray: true },
    { basket: huge, notice: { code: "card-limit-day", amount: 9_999_999 } },
  ),
  "card-charge": viewOf({ kind: "card", for: "charge", amount: 0, canScan: true, canTray: false }),
  working: viewOf(
    { kind: "working", for: "pay", amount: 3564, step: "money", sinceMs: noonMs - 1_000 },
    { basket: rung },
  ),
  short: viewOf(
    { kind: "short", balance: 3184, due: 3564, lacking: 380, quick: [380, 400, 500, 1000] },
    { basket: rung },
  ),
  charge: viewOf({
    kind: "charge",
    balance: 2340,
    most: 17_660,
    unit: 1000,
    amounts: [1000, 2000, 3000, 5000, 10_000, 17_000],
  }),
  "charge-return": viewOf({ kind: "charge-return", amount: 5000, code: "account_suspended" }),
  unknown: viewOf(
    { kind: "unknown", for: "pay", amount: 3564, change: 0, sinceMs: noonMs - 14_000, canPark: true },
    { basket: rung },
  ),
  "unknown-charge": viewOf({
    kind: "unknown",
    for: "charge",
    amount: 9_999_999,
    change: 9_999,
    sinceMs: noonMs - 200_000,
    canPark: true,
  }),
  "done-cash": viewOf({ ...done, given: 5000, change: 1436 }),
  "done-emoney": viewOf({ ...done, emoney: 3564, rebate: 278, balance: 2340, printing: "printing" }),
  "done-mixed": viewOf({
    ...done,
    total: 9_999_999,
    given: 9_999_999,
    change: 9_999_999,
    emoney: 9_999_999,
    rebate: 999_999,
    balance: 9_999_999,
    printing: "unknown",
  }),
  "done-charge": viewOf({ ...done, of: "charge", total: 5000, given: 10_000, change: 5000, balance: 7340 }),
  "done-parked": viewOf(
    { ...done, of: "charge", total: 5000, given: 10_000, change: 5000, unknown: true },
    { notice: { code: "parked", amount: 5000 } },
  ),
  "done-no-paper": viewOf(
    { ...done, given: 5000, change: 1436, printing: "waiting" },
    { lamps: { ...fine, printer: { state: "bad", code: "PAPER_END" } } },
  ),
  "done-no-printer": viewOf(
    { ...done, emoney: 3564, rebate: 278, printing: "waiting" },
    { lamps: { ...fine, printer: { state: "bad", code: "OFFLINE" } } },
  ),
  "done-close": viewOf({ ...done, of: "close", total: 0, z: 12 }, { op: null }),
  "out-of-service": viewOf(
    { kind: "out-of-service", code: "restored", sinceMs: noonMs - 600_000 },
    { guard: "restored", lamps: { ...fine, headquarters: { state: "bad", code: "RESTORED", backlog: 0 } } },
  ),
  ...tillScenes,
  ...drawerScenes,
  ...paperScenes,
  ...moneyScenes,
  ...priceScenes,
  ...stationScenes,
  ...moreScenes,
  ...laneScenes,
  ...goodsScenes,
  ...keysScenes,
};

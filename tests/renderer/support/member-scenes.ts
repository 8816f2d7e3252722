import type { CustomerView } from "#ipc/view.ts";
import { memberLaneScenes } from "./lane-scenes.ts";
import { memberPrice } from "./price-scenes.ts";
import { scenes } from "./scenes.ts";
import { noonMs } from "./view-of.ts";

function memberOf(now: CustomerView["now"], from = "sale"): CustomerView {
  const basket = scenes[from]?.basket;
  if (basket === undefined) throw new Error(`no scene ${from}`);
  const { lines, total, due, cash, nutrition } = basket;
  return { boot: "boot-1", rev: 1, mode: "rig", shop: "ルネ 購買", lines, total, due, cash, nutrition, now };
}
const paid = {
  kind: "done",
  of: "sale",
  total: 3564,
  change: 0,
  emoney: 3564,
  balance: 2340,
  rebate: 278,
  unknown: false,
} as const;

/** As long as an address of the authority gets. */
const trayUrl = "https://www-sandbox.pokepay.jp/cashtrays/0b1f6c2e-5d3a-4f0e-9b7c-2f4d8a6e1c35";
const latest = (
  [
    ["payment", "ルネ 購買", -594],
    ["topup", "ルネ 購買", 5000],
    ["payment", "中央食堂", -462],
    ["other", "京都大学生協", 278],
    ["payment", "吉田食堂", -1_286],
    ["payment", "北部食堂", -550],
    ["payment", "ルネ 書籍", -2750],
    ["topup", "中央食堂", 3000],
    ["payment", "中央食堂", -440],
    ["payment", "中央食堂", -396],
  ] as const
).map(([what, shop, amount], at) => ({ atMs: noonMs - (at + 1) * 31_400_000, what, shop, amount }));

const ordinary: Readonly<Record<string, CustomerView>> = {
  ...memberLaneScenes(memberOf),
  idle: memberOf({ kind: "idle" }, "sale-empty"),
  closed: memberOf({ kind: "closed" }, "sale-empty"),
  ringing: memberOf({ kind: "ringing" }),
  "ringing-full": memberOf({ kind: "ringing" }, "sale-full"),
  "ringing-discounted": memberPrice(memberOf({ kind: "ringing" })),
  tap: memberOf({ kind: "tap", for: "pay", amount: 3564 }),
  "tap-huge": memberOf({ kind: "tap", for: "pay", amount: 9_999_999 }, "sale-full"),
  "tap-charge": memberOf({ kind: "tap", for: "charge", amount: 0 }, "sale-empty"),
  working: memberOf({ kind: "working", for: "pay", amount: 3564 }),
  short: memberOf({ kind: "short", balance: 3184, lacking: 380 }),
  charge: memberOf({ kind: "charge", balance: 2340, most: 17_660 }, "sale-empty"),
  unknown: memberOf({ kind: "unknown", for: "pay", amount: 3564 }),
  refused: memberOf({ kind: "refused", code: "card-unreadable" }),
  done: memberOf(paid, "sale-empty"),
  "done-huge": memberOf(
    { ...paid, total: 9_999_999, change: 9_999_999, balance: 9_999_999, rebate: 999_999 },
    "sale-empty",
  ),
  "done-parked": memberOf(
    { ...paid, of: "charge", total: 5000, change: 5000, emoney: 0, balance: null, rebate: 0, unknown: true },
    "sale-empty",
  ),
  "done-cash": memberOf({ ...paid, change: 1436, emoney: 0, balance: null, rebate: 0 }, "sale-empty"),
  "tap-meal": memberOf({ kind: "tap", for: "meal", amount: 3564 }),
  "tap-card-only": memberOf({ kind: "tap", for: "pay", amount: 3564, canScan: false }),
  "tap-no-reader": memberOf({ kind: "tap", for: "pay", amount: 3564, canScan: true, noReader: true }),
  "tap-no-reader-meal": memberOf({ kind: "tap", for: "meal", amount: 3564, canScan: false, noReader: true }),
  "tap-balance": memberOf({ kind: "tap", for: "balance", amount: 0 }, "sale-empty"),
  "tap-desk": memberOf({ kind: "tap", for: "desk", amount: 0 }, "sale-empty"),
  "working-balance": memberOf({ kind: "working", for: "balance", amount: 0 }, "sale-empty"),
  "meal-offer": memberOf({ kind: "meal-offer", rest: 1200, covers: 814, due: 2750 }),
  "meal-offer-huge": memberOf({ kind: "meal-offer", rest: 9_999_999, covers: 9_999_999, due: 9_999_999 }, "sale-full"),
  qr: memberOf({ kind: "qr", url: trayUrl, amount: 3564, expiresAtMs: noonMs + 172_000 }),
  "qr-huge": memberOf({ kind: "qr", url: trayUrl, amount: 9_999_999, expiresAtMs: noonMs + 1_799_000 }, "sale-full"),
  "qr-over": memberOf({ kind: "qr", url: trayUrl, amount: 3564, expiresAtMs: noonMs - 1 }),
  "inquiry-reading": memberOf({ kind: "inquiry", balance: 2340, points: 278, latest: null }, "sale-empty"),
  "inquiry-none": memberOf({ kind: "inquiry", balance: 0, points: 0, latest: [] }, "sale-empty"),
  inquiry: memberOf({ kind: "inquiry", balance: 2340, points: 278, meal: 386, latest }, "sale-empty"),
  "inquiry-huge": memberOf(
    {
      kind: "inquiry",
      balance: 9_999_999,
      points: 9_999_999,
      debt: 9_999_999,
      meal: 9_999_999,
      latest: latest.map((booking) => ({
        ...booking,
        amount: -9_999_999,
        shop: `${booking.shop} 生協会館 中央購買部`,
      })),
    },
    "sale-empty",
  ),
  refunding: memberOf({ kind: "refunding", total: 2750 }, "sale-empty"),
  name: memberOf({ kind: "name", act: "link", name: "山科 京子" }, "sale-empty"),
  "name-long": memberOf(
    { kind: "name", act: "move", name: "マルティネス・ガルシア ホセ・アントニオ・フェルナンデス" },
    "sale-empty",
  ),
  "card-done": memberOf({ kind: "card-done", act: "link", code: "done" }, "sale-empty"),
  "card-done-not": memberOf({ kind: "card-done", act: "why", code: "card-denied" }, "sale-empty"),
  "unknown-charge": memberOf({ kind: "unknown", for: "charge", amount: 5000 }, "sale-empty"),
  "refused-code": memberOf({ kind: "refused", code: "cpm_token_already_expired" }),
  "done-charge": memberOf(
    { ...paid, of: "charge", total: 5000, change: 5000, emoney: 0, balance: 7340, rebate: 0 },
    "sale-empty",
  ),
  "done-meal": memberOf({ ...paid, meal: 814, emoney: 2750, rebate: 279 }, "sale-empty"),
  "done-meal-only": memberOf({ ...paid, total: 814, meal: 814, emoney: 0, balance: null, rebate: 4 }, "sale-empty"),
  "done-claim": memberOf({ ...paid, emoney: 0, claim: 3564, balance: null }, "sale-empty"),
  "done-all-huge": memberOf(
    {
      ...paid,
      total: 9_999_999,
      meal: 9_999_999,
      emoney: 9_999_999,
      claim: 9_999_998,
      change: 9_999_999,
      balance: 9_999_999,
      rebate: 999_999,
    },
    "sale-empty",
  ),
  "refunded-cash": memberOf(
    { ...paid, of: "refund", total: 594, change: 594, emoney: 0, balance: null, rebate: 0, meal: 0 },
    "sale-empty",
  ),
  refunded: memberOf(
    { ...paid, of: "refund", total: 2750, emoney: 2750, balance: 5090, rebate: 275, debt: 120, meal: 0 },
    "sale-empty",
  ),
  "refunded-huge": memberOf(
    {
      ...paid,
      of: "refund",
      total: 9_999_999,
      change: 9_999_999,
      emoney: 9_999_999,
      meal: 9_999_999,
      balance: 9_999_999,
      rebate: 999_999,
      debt: 999_999,
    },
    "sale-empty",
  ),
  "charge-offline": memberOf({ kind: "charge", balance: 0, most: 10_000, deferred: true }, "sale-empty"),
  "done-charge-deferred": memberOf(
    { ...paid, of: "charge", total: 5000, change: 5000, emoney: 0, balance: null, rebate: 0, deferred: true },
    "sale-empty",
  ),
  "done-charge-corrected": memberOf(
    { ...paid, of: "charge", total: 5000, change: 5000, emoney: 0, balance: 2340, rebate: 0, corrected: true },
    "sale-empty",
  ),
};

/** Everything the customer window shows, in ordinary letters and in large ones. */
export const memberScenes: Readonly<Record<string, CustomerView>> = {
  ...ordinary,
  ...Object.fromEntries(
    Object.entries(ordinary).map(([name, view]): [string, CustomerView] => [`${name}-large`, { ...view, large: true }]),
  ),
};

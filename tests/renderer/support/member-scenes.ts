import type { CustomerView } from "#ipc/view.ts";
import { scenes } from "./scenes.ts";

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

/** Everything the customer window shows. */
export const memberScenes: Readonly<Record<string, CustomerView>> = {
  idle: memberOf({ kind: "idle" }, "sale-empty"),
  closed: memberOf({ kind: "closed" }, "sale-empty"),
  ringing: memberOf({ kind: "ringing" }),
  "ringing-full": memberOf({ kind: "ringing" }, "sale-full"),
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
};

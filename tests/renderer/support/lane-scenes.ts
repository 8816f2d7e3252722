import type { CustomerView, HeldView, LaneView, View } from "#ipc/view.ts";
import { huge, noonMs, rung, viewOf } from "./view-of.ts";

const lane: LaneView = { held: [], express: false, takesTaps: false, meal: "nothing", guests: 1, large: false };
const held = (n: number, first: string, more: number, total: number): HeldView => ({
  n,
  first,
  more,
  total,
  count: more + 1,
  op: "07",
  sinceMs: noonMs - n * 95_000,
});
/** As many as there can be, of the longest names and the largest amounts. */
export const waiting: readonly HeldView[] = [
  held(1, "唐揚げ定食", 2, 814),
  held(2, "講座 現代社会学 第3巻 文化と社会の変", 59, 9_999_999),
  held(3, "線形代数学入門 第2版", 0, 2750),
  held(4, "おにぎり(紀州南高梅)", 1, 266),
  ...Array.from({ length: 6 }, (_, at) => held(at + 5, "A4ノート 5冊パック", at, 418 * (at + 1))),
];

/** The queue: baskets put aside, customers counted, express mode. */
export const laneScenes: Readonly<Record<string, View>> = {
  "sale-held": viewOf({ kind: "sale" }, { lane: { ...lane, held: waiting }, notice: { code: "held", amount: 10 } }),
  "sale-held-one": viewOf({ kind: "sale" }, { lane: { ...lane, meal: "off", held: waiting.slice(0, 1) } }),
  "sale-held-basket": viewOf({ kind: "sale" }, { basket: rung, lane: { ...lane, held: waiting, guests: 12 } }),
  "sale-recalled": viewOf({ kind: "sale" }, { basket: rung, lane, notice: { code: "recalled", amount: 3 } }),
  "sale-express": viewOf({ kind: "sale" }, { lane: { ...lane, express: true } }),
  "sale-express-touch": viewOf(
    { kind: "sale" },
    { basket: rung, lane: { ...lane, express: true, takesTaps: true, meal: "ready" } },
  ),
  "sale-express-early": viewOf(
    { kind: "sale" },
    { basket: huge, lane: { ...lane, express: true, takesTaps: true, guests: 99 }, notice: { code: "tap-early" } },
  ),
};

/** The customer window in express mode. */
export function memberLaneScenes(
  memberOf: (now: CustomerView["now"], from?: string) => CustomerView,
): Readonly<Record<string, CustomerView>> {
  return {
    touch: memberOf({ kind: "ringing", touch: 3564 }),
    "touch-huge": memberOf({ kind: "ringing", touch: 9_999_999 }, "sale-full"),
    "touch-early": memberOf({ kind: "refused", code: "tap-early" }),
  };
}

import type { Lamps, Screen, View, ViewLine } from "#ipc/view.ts";

/** A moment after noon on a Sunday in November, in ms; the pages run with this clock. */
export const noonMs = Date.parse("2026-11-22T12:05:00+09:00");

/** Nothing is in trouble. */
export const fine: Lamps = {
  headquarters: { state: "ok", backlog: 0 },
  pokepay: { state: "ok" },
  printer: { state: "ok" },
  drawer: { state: "ok" },
  reader: { state: "ok" },
  scanner: { state: "ok" },
};
const line = (n: number, name: string, qty: number, unit: number, more: Partial<ViewLine> = {}): ViewLine => ({
  n,
  name,
  qty,
  unit,
  amount: qty * unit,
  rate: 10,
  void: false,
  ...more,
});
const lunch = [
  line(1, "唐揚げ定食", 1, 594),
  line(2, "ライス中", 2, 110),
  line(3, "線形代数学入門 第2版", 1, 2750, { bp: 1000 }),
  line(4, "緑茶 525ml", 1, 128, { rate: 8, void: true }),
];
/** Names as long as tags allow, sixty lines, the largest amount there is. */
const many = Array.from({ length: 60 }, (_, at) =>
  line(
    at + 1,
    at % 2 === 0 ? `講座 現代社会学 第${at + 1}巻 文化と社会の変動をめぐる諸問題` : "おにぎり(紀州南高梅)",
    (at % 3) + 1,
    at === 59 ? 3_333_333 : 138,
    at % 4 === 0 ? { bp: 1000 } : {},
  ),
);

type Basket = View["basket"];
/** What stands in the basket. */
export const basketOf = (lines: readonly ViewLine[], more: Partial<Basket> = {}): Basket => {
  const total = lines.filter((each) => !each.void).reduce((sum, each) => sum + each.amount, 0);
  const count = lines.filter((each) => !each.void).reduce((sum, each) => sum + each.qty, 0);
  return { lines, count, total, due: total, cash: 0, takeout: false, nutrition: null, ...more };
};
const nutrition = {
  kcal: 2014,
  protein_mg: 42_000,
  fat_mg: 60_000,
  carb_mg: 210_000,
  salt_mg: 4_100,
  red: 20,
  green: 10,
  yellow: 80,
};

/** A View of the cashier window. */
export function viewOf(screen: Screen, more: Partial<View> = {}): View {
  return {
    boot: "boot-1",
    rev: 1,
    gate: 1,
    seq: 41,
    mode: "rig",
    reg: "KU-R02",
    shop: "ルネ 購買",
    day: "2026-11-22",
    op: { op: "07", name: "山科", role: "cashier" },
    catalogue: 1,
    screen,
    notice: null,
    basket: basketOf([]),
    lane: { held: [], express: false, takesTaps: false, meal: "nothing", guests: 1, large: false },
    till: { shift: 1, count: null, float: 30_000 },
    lamps: fine,
    guard: null,
    pending: [],
    health: [],
    last: { seq: 40, receipt: "KU-R02-1-39", total: 594 },
    trust: null,
    approving: null,
    isReconciling: false,
    denyAgeMs: 60_000,
    sound: null,
    ...more,
  };
}

/** A sale that is done; of a charge or a return, `of` and the sums are given. */
export const done = {
  kind: "done",
  of: "sale",
  seq: 41,
  total: 3564,
  given: 0,
  change: 0,
  emoney: 0,
  rebate: 0,
  balance: null,
  unknown: false,
  printing: "printed",
} as const;
/** A lunch and a book. */
export const rung = basketOf(lunch, { nutrition });
/** Sixty lines, the largest amount there is. */
export const huge = basketOf(many, { total: 9_999_999, due: 9_999_999, nutrition });

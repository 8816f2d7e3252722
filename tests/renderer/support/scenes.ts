import type { Lamps, Screen, View, ViewLine } from "#ipc/view.ts";

/** A moment after noon on a Sunday in November, in ms; the pages run with this clock. */
export const noonMs = Date.parse("2026-11-22T12:05:00+09:00");

const fine: Lamps = {
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
const basketOf = (lines: readonly ViewLine[], more: Partial<Basket> = {}): Basket => {
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
    lamps: fine,
    guard: null,
    pending: [],
    health: [],
    last: { seq: 40, receipt: "KU-R02-1-39", total: 594 },
    sound: null,
    ...more,
  };
}

const done = {
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
const rung = basketOf(lunch, { nutrition });
const huge = basketOf(many, { total: 9_999_999, due: 9_999_999, nutrition });

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
        },
        { id: "pay-1", kind: "payment", state: "refund-due", amount: 9_999_999, sinceMs: noonMs - 1_200_000 },
        { id: "charge-1", kind: "charge", state: "rejected", amount: 2000, sinceMs: noonMs - 1_000_000 },
      ],
    },
  ),
  "sale-guard": viewOf({ kind: "sale" }, { basket: rung, guard: "clock" }),
  tender: viewOf({ kind: "tender", due: 3564, quick: [3564, 3600, 4000, 5000, 10_000] }, { basket: rung }),
  "tender-part": viewOf(
    { kind: "tender", due: 2564, quick: [2564, 2600, 3000, 5000, 10_000] },
    { basket: { ...rung, cash: 1000, due: 2564 }, notice: { code: "cash-taken", amount: 1000 } },
  ),
  "tender-huge": viewOf({ kind: "tender", due: 9_999_999, quick: [9_999_999] }, { basket: huge }),
  card: viewOf({ kind: "card", for: "pay", amount: 3564 }, { basket: rung }),
  "card-huge": viewOf(
    { kind: "card", for: "pay", amount: 9_999_999 },
    { basket: huge, notice: { code: "card-limit-day", amount: 9_999_999 } },
  ),
  "card-charge": viewOf({ kind: "card", for: "charge", amount: 0 }),
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
};

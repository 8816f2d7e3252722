import type { Answers, Query } from "#ipc/contract.ts";
import type { DeskScreen, PendingView, RefundScreen, View } from "#ipc/view.ts";
import { pictureOf, searchRows } from "./goods-answers.ts";
import { fine, noonMs, viewOf } from "./view-of.ts";

type RefundLine = RefundScreen["lines"][number];
const line = (at: number, name: string, qty: number, unit: number, more: Partial<RefundLine> = {}): RefundLine => ({
  at,
  name,
  qty,
  unit,
  left: qty,
  picked: 0,
  amount: 0,
  ...more,
});
const bought = [
  line(0, "唐揚げ定食", 1, 594, { picked: 1, amount: 594 }),
  line(1, "緑茶 525ml", 6, 128, { picked: 2, amount: 256, left: 5 }),
  line(2, "線形代数学入門 第2版", 1, 2750),
  line(3, "A4ノート 5冊パック", 2, 418, { left: 0 }),
];
const refund: RefundScreen = {
  kind: "refund",
  receipt: "KU-R02-1-39",
  day: "2026-11-22",
  isAsking: false,
  isOwn: true,
  lines: bought,
  total: 850,
  tenders: [
    { kind: "emoney", amount: 594 },
    { kind: "cash", amount: 256 },
  ],
  rebate: 2,
};
const step = (act: DeskScreen["act"], at: DeskScreen["step"], more: Partial<DeskScreen> = {}): DeskScreen => ({
  kind: "desk-step",
  act,
  step: at,
  name: null,
  cards: 0,
  code: null,
  ...more,
});

const item = (id: string, minutes: number, more: Omit<PendingView, "id" | "sinceMs">): PendingView => ({
  id,
  sinceMs: noonMs - minutes * 60_000,
  ...more,
});
/** One pending item of each sort a cashier can meet. */
const pending: readonly PendingView[] = [
  item("p1", 3, { kind: "payment", state: "parked", amount: 3564, next: "ask" }),
  item("p2", 40, { kind: "charge", state: "rejected", amount: 5000, next: "hand-back" }),
  item("p3", 12, { kind: "rebate", state: "not-charged", amount: 27, next: "resend" }),
  item("p4", 4_400, { kind: "payment", state: "fault", amount: 9_999_999, next: "settle" }),
  item("p5", 9, { kind: "difference", state: "open", amount: 1000, next: "settle", code: "drawer-short" }),
  item("p6", 5, { kind: "credit", state: "refund-due", amount: 256, next: "ask" }),
  item("p7", 2, { kind: "payment", state: "claim", amount: 594, next: "ask" }),
  item("p8", 2, { kind: "charge", state: "deferred", amount: 1000, next: "ask" }),
  item("p9", 1, { kind: "job", state: "unknown", amount: 850, next: "answer", paper: "refund-slip" }),
];
const away = { ...fine, pokepay: { state: "bad", code: "AWAY" } } as const;
const trust = { untilMs: noonMs + 7_200_000, yen: 48_416, sales: 97 };

/** Returns, card set-up, pending items, trust mode: each in its ordinary state and in those that are hard on the layout. */
export const moreScenes: Readonly<Record<string, View>> = {
  "refund-find": viewOf({ kind: "refund-find", finding: false }),
  "refund-finding": viewOf({ kind: "refund-find", finding: true }),
  "refund-find-lost": viewOf(
    { kind: "refund-find", finding: false },
    { last: null, notice: { code: "code", text: "sale-unknown" } },
  ),
  refund: viewOf(refund),
  "refund-none": viewOf({
    ...refund,
    lines: bought.map((each) => ({ ...each, picked: 0, amount: 0 })),
    total: 0,
    tenders: [],
    rebate: 0,
  }),
  "refund-asking": viewOf({ ...refund, isAsking: true, isOwn: false, receipt: "KU-R11-2-123456" }),
  "refund-long": viewOf({
    ...refund,
    isOwn: false,
    receipt: "KU-R11-12-1234567",
    lines: Array.from({ length: 4 }, (_, at) =>
      line(at, "講座 現代社会学 第3巻 文化と社会の変動をめぐる諸問題", 999, 3300, { picked: 999, amount: 3_296_700 }),
    ),
    total: 9_999_999,
    tenders: [
      { kind: "meal", amount: 9_999_999 },
      { kind: "emoney", amount: 9_999_999 },
      { kind: "cash", amount: 9_999_999 },
    ],
    rebate: 999_999,
  }),
  desk: viewOf({ kind: "desk" }),
  "desk-member": viewOf(step("link", "member")),
  "desk-member-unknown": viewOf(step("stop", "member"), { notice: { code: "code", text: "member-unknown" } }),
  "desk-finding": viewOf(step("move", "finding")),
  "desk-confirm": viewOf(step("link", "confirm", { name: "西園寺 まりえ", cards: 0 })),
  "desk-confirm-has": viewOf(step("link", "confirm", { name: "アレクサンドロス・パパドプロス", cards: 2 })),
  "desk-confirm-stop": viewOf(step("stop", "confirm", { name: "西園寺 まりえ", cards: 1 })),
  "desk-card": viewOf(step("move", "card", { name: "西園寺 まりえ" })),
  "desk-card-why": viewOf(step("why", "card")),
  "desk-sending": viewOf(step("link", "sending")),
  "desk-done": viewOf(step("link", "done", { code: "done" })),
  "desk-done-taken": viewOf(step("move", "done", { code: "desk-card-taken" })),
  "desk-why-works": viewOf(step("why", "done", { code: "ok" })),
  "desk-why-suspended": viewOf(step("why", "done", { code: "account_suspended" })),
  "desk-why": viewOf(step("why", "done", { code: "why-list-old" })),
  "sale-pending": viewOf({ kind: "sale" }, { pending: pending.slice(0, 4) }),
  "sale-pending-many": viewOf({ kind: "sale" }, { pending }),
  "sale-pending-later": viewOf({ kind: "sale" }, { pending: pending.slice(4, 8) }),
  "sale-trust": viewOf({ kind: "sale" }, { trust, lamps: away, notice: null }),
  "sale-trust-off": viewOf({ kind: "sale" }, { trust: { untilMs: 0, yen: 50_000, sales: 100 }, lamps: away }),
  "sale-trust-full": viewOf(
    { kind: "sale" },
    {
      trust: { ...trust, yen: 0, sales: 0 },
      lamps: away,
      pending,
      shop: "京都大学生活協同組合 吉田食堂・中央購買部",
      op: { op: "000007", name: "山科 きょうこ", role: "supervisor" },
    },
  ),
  "sale-reconciling": viewOf({ kind: "sale" }, { isReconciling: true, pending: pending.slice(4, 5) }),
  "sale-paid": viewOf(
    { kind: "sale" },
    {
      basket: {
        lines: [{ n: 1, name: "線形代数学入門 第2版", qty: 1, unit: 2750, amount: 2750, rate: 10, void: false }],
        count: 1,
        total: 2750,
        due: 250,
        cash: 500,
        takeout: false,
        nutrition: null,
      },
    },
  ),
  "sale-no-list": viewOf({ kind: "sale" }, { denyAgeMs: null }),
  "sale-old-list": viewOf({ kind: "sale" }, { denyAgeMs: 90_000_000 }),
};

/** What the register answers to questions, besides layout and receipt. */
export function answerRows(
  query: Query,
): Answers["sales"] | Answers["charges"] | Answers["search"] | Answers["picture"] | null {
  if (query.kind === "search") return searchRows(query.text);
  if (query.kind === "picture") return pictureOf(query.code);
  if (query.kind === "charges")
    return [1, 2, 3].map((n) => ({ seq: 30 + n, atMs: noonMs - n * 1_500_000, amount: n * 5000 }));
  if (query.kind !== "sales") return null;
  const first = [
    "唐揚げ定食",
    "講座 現代社会学 第3巻 文化と社会の変動",
    "緑茶 525ml",
    "カレーライス",
    "A4ノート 5冊パック",
  ];
  return first
    .map((name, at) => ({
      seq: 40 - at * 2,
      receipt: `KU-R02-1-${39 - at}`,
      atMs: noonMs - at * 260_000 - (at === 4 ? 86_400_000 : 0),
      total: [594, 2750, 128, 1_234_567, 836][at] ?? 0,
      count: at + 1,
      first: name,
      tenders: at === 3 ? (["meal", "emoney", "cash"] as const) : (["emoney"] as const),
    }))
    .filter(({ receipt, total }) => `${receipt} ${total}`.includes(query.text));
}

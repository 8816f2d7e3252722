import { expect, test } from "vitest";
import { freshLive, lampsOf } from "#main/counter/live.ts";
import { judgeHealth } from "#main/counter/health.ts";
import { pendingView } from "#main/counter/view-pending.ts";
import type { Intent, IntentState } from "#register/book.ts";
import type { State } from "#register/verdict.ts";
import { trustLeft } from "#register/trust.ts";
import { openPaperShop } from "#tests/register/decide/paper-register.ts";
import { openTrustShop } from "#tests/register/decide/trust-shop.ts";

const nowMs = Date.parse("2026-11-23T12:00:00.000+09:00");
const since = "2026-11-23T11:00:00.000+09:00";

function stateWith(intents: readonly Partial<Intent>[], differences: State["book"]["differences"] = {}): State {
  const state = openPaperShop().state();
  const held = intents.map((one, n): [string, Intent] => {
    const told = { wallet: "w", customer: "c", amount: 100, basket: "", seq: n, atMs: nowMs - 60_000 } as const;
    return [`k${n}`, { key: `k${n}`, kind: "payment", state: "unknown", ...told, ...one }];
  });
  return { ...state, book: { ...state.book, intents: Object.fromEntries(held), differences } };
}
const viewOf = (state: State) =>
  pendingView({
    state,
    live: freshLive(0),
    jobs: [],
    boot: "",
    hasScanner: false,
    today: "2026-11-23",
    nowMs,
    catalogue: 1,
    entryOf: () => null,
  });
const difference = {
  key: "pokepay/tx/not-listed",
  about: "pokepay",
  code: "not-listed",
  amount: 440,
  seq: 3,
  since,
} as const;

test("each item has the one thing to do about it", () => {
  const nextOf = (kind: Intent["kind"], state: IntentState, ageMs = 60_000): string | undefined =>
    viewOf(stateWith([{ kind, state, atMs: nowMs - ageMs }]))[0]?.next;
  const day = 86_400_000;
  expect([
    nextOf("payment", "parked"),
    nextOf("payment", "parked", day),
    nextOf("payment", "claim"),
    nextOf("payment", "claim", 3 * day),
    nextOf("payment", "refused"),
    nextOf("payment", "refund-due"),
    nextOf("payment", "fault"),
  ]).toEqual(["ask", "settle", "ask", "ask", "settle", "ask", "settle"]);
  expect([
    nextOf("charge", "deferred"),
    nextOf("charge", "rejected"),
    nextOf("charge", "not-charged"),
    nextOf("charge", "refund-due"),
    nextOf("rebate", "not-charged"),
    nextOf("rebate", "rejected"),
    nextOf("credit", "refund-due"),
  ]).toEqual(["ask", "hand-back", "hand-back", "ask", "resend", "settle", "ask"]);
});

test("a difference says what differs, as old as when it was found first", () => {
  expect(viewOf(stateWith([], { [difference.key]: difference }))).toEqual([
    {
      id: difference.key,
      kind: "difference",
      state: "differs",
      amount: 440,
      sinceMs: Date.parse(since),
      next: "settle",
      code: "not-listed",
    },
  ]);
});

test("what waits for a person comes before what goes on by itself, however many claims there are", () => {
  const claims = Array.from({ length: 60 }, () => ({ state: "claim" as const, claim: true as const }));
  const view = viewOf(stateWith([...claims, { kind: "charge", state: "rejected" }], { [difference.key]: difference }));
  expect(view).toHaveLength(40);
  expect(view.slice(0, 2).map(({ kind }) => kind)).toEqual(["charge", "difference"]);
});

test("trust mode and old differences are findings", () => {
  const shop = openTrustShop();
  shop.approve({ kind: "trust", on: true });
  const state = shop.register.state();
  const book = { ...state.book, differences: { [difference.key]: difference } };
  const lamps = lampsOf(freshLive(0), false);
  const now = state.book.atMs;
  const policy = {
    card: { per_sale: 1, per_card_day: 1 },
    trust: { per_sale: 1, per_card: 1, register_yen: 1, register_sales: 1, deny_age_ms: 1, off_after_ms: 1 },
  };
  const settings = state.settings && { ...state.settings, policy };
  const judge = (at: number) =>
    judgeHealth({
      book,
      lamps,
      guard: null,
      jobsUnknown: 0,
      freeMb: null,
      nowMs: at,
      trust: trustLeft({ settings, book }, at),
    })
      .filter(({ about }) => about === "money" || about === "difference")
      .map(({ code, level }) => `${code} ${level}`);
  expect(judge(now)).toEqual(["NOT_LISTED warn", "TRUST warn"]);
  expect(judge(Date.parse(since) + 16 * 60_000)).toEqual(["NOT_LISTED bad"]);
});

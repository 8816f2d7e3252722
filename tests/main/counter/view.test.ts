import { expect, test } from "vitest";
import type { Job } from "#db/journal.ts";
import { freshLive } from "#main/counter/live.ts";
import { composeCustomerView } from "#main/counter/customer-view.ts";
import { composeView } from "#main/counter/view.ts";
import type { Intent } from "#register/book.ts";
import type { Entry } from "#register/entry.ts";
import type { State } from "#register/verdict.ts";
import { openPaperShop, settings } from "#tests/register/decide/paper-register.ts";

const boot = "00000000-0000-4000-8000-000000000000";
const nowMs = 1_795_273_200_000;
type Input = Parameters<typeof composeView>[0];

function show(state: State, jobs: readonly Job[] = [], more: Partial<Input> = {}) {
  const fixed = { boot, hasScanner: true, today: "2026-11-23", nowMs, catalogue: 7, entryOf: () => null };
  return composeView({ state, live: freshLive(0), jobs, ...fixed, ...more });
}

/** A basket that is full of the longest names, with more to look after than anyone ever had. */
function fullState(): State {
  const register = openPaperShop();
  for (let n = 0; n < 10; n += 1) {
    const item = { code: `${n}`, name: "特".repeat(90), kana: "", class: "books", tax: "standard", rate: 10 } as const;
    register.take({ kind: "ring", code: `${n}`, qty: 999, item: { ...item, price: 83 } });
    register.take({ kind: "hold" });
  }
  for (let n = 0; n < 120; n += 1) {
    const item = { code: `${n}`, name: "特".repeat(90), kana: "", class: "books", tax: "standard", rate: 10 } as const;
    const verdict = register.take({ kind: "ring", code: `${n}`, qty: 999, item: { ...item, price: 83 } });
    if (verdict.kind === "refused") throw new Error(verdict.refusal.code);
  }
  const intents = Array.from({ length: 300 }, (_, n): [string, Intent] => {
    const key = `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
    const told = { key, seq: n, atMs: 1_795_273_200_000, wallet: "", customer: "", member: "", amount: 1_000_000 };
    return [key, { ...told, kind: "payment", basket: "", state: "refund-due" }];
  });
  const state = register.state();
  return { ...state, book: { ...state.book, intents: Object.fromEntries(intents) } };
}

test("a View stays within 32 KB with a full basket, ten more put aside, long names and any number of pending items", () => {
  expect(Buffer.byteLength(JSON.stringify({ ...show(fullState()), rev: 1e9, gate: 1e9 }))).toBeLessThanOrEqual(32_768);
});

test("and where every line of it is discounted, and sold at another price than it was rung up at", () => {
  const { draft, ...state } = fullState();
  const cut = { id: "open", name: "割".repeat(40), percent: 99, reason: "理" };
  const lines = draft.lines.map((line) => ({ ...line, cut, discount: 999_999, priced: { was: 9_999_999, seq: 1e9 } }));
  const view = show({ ...state, draft: { ...draft, lines, cut } });
  expect(Buffer.byteLength(JSON.stringify({ ...view, rev: 1e9, gate: 1e9 }))).toBeLessThanOrEqual(32_768);
});

test("a long list of slips never crowds out money that is not accounted for", () => {
  const paper = { device: "printer", what: { kind: "receipt", copy: 0 }, state: "unknown", n: 1 } as const;
  const jobs = Array.from({ length: 60 }, (_, seq): Job => ({ ...paper, seq, id: `1-${seq}-1` }));
  const state = fullState();
  const [intent] = Object.entries(state.book.intents);
  const book = { ...state.book, intents: Object.fromEntries(intent ? [intent] : []) };
  expect(show({ ...state, book }, jobs).pending.map(({ kind }) => kind)).toContain("payment");
});

test("new settings bring a new layout also where the catalogue has not changed", () => {
  const state = openPaperShop().state();
  expect(show(state).catalogue).not.toBe(show({ ...state, settings: { ...settings, version: 2 } }).catalogue);
});

const paper = { device: "printer", what: { kind: "receipt", copy: 0 }, n: 1, seq: 5, id: "1-5-1" } as const;
const ready = {
  power: "online",
  state: "idle",
  paper: "ok",
  cover: "closed",
  drawer: "closed",
  sinceMs: 0,
  counters: {},
} as const;
function doneState(): State {
  const state = openPaperShop().state();
  const done = { of: "sale", seq: 5, receipt: "R1-1-1", total: 151, given: 200, change: 49 } as const;
  const nothing = { emoney: 0, rebate: 0, wallet: null, balance: null };
  return { ...state, draft: { ...state.draft, stage: { kind: "done", done: { ...done, ...nothing } } } };
}

test("a receipt sent to a printer without paper is waiting, not printing", () => {
  const hosts = { "devices-serial": true, "devices-card": true };
  const printing = (end: "ok" | "end") => {
    const live = { ...freshLive(0), hosts, printer: { ...ready, paper: end } };
    return show(doneState(), [{ ...paper, state: "sent" }], { live }).screen;
  };
  expect(printing("ok")).toMatchObject({ kind: "done", printing: "printing" });
  expect(printing("end")).toMatchObject({ kind: "done", printing: "waiting" });
});

test("a register out of service is closed to the member too", () => {
  const state = doneState();
  const now = (guard: State["guard"]) => composeCustomerView({ ...state, guard }, freshLive(0), boot).now.kind;
  expect(["storage", "broken-tail", "restored", "starting"].map((guard) => now(guard as State["guard"]))).toEqual(
    Array.from({ length: 4 }, () => "closed"),
  );
  expect([now(null), now("low-disk"), now("clock")]).toEqual(["done", "done", "done"]);
});

test("what no lamp and no pending item tells stands in health: a disk nearly full, and why no money is taken", () => {
  const state = openPaperShop().state();
  const codes = (guard: State["guard"], freeMb: number | null) =>
    show({ ...state, guard }, [{ ...paper, state: "unknown" }], { live: { ...freshLive(0), freeMb } }).health.map(
      ({ code, level }) => [code, level],
    );
  expect([codes(null, null), codes(null, 800), codes(null, 300)]).toEqual([[], [], [["DISK", "warn"]]]);
  expect([codes("clock", 800), codes("low-disk", 40), codes("storage", 300)]).toEqual([
    [["CLOCK", "bad"]],
    [["LOW_DISK", "bad"]],
    [],
  ]);
});

test("a paper nobody knows about is told with its receipt, amount and time", () => {
  const at = "2026-11-22T12:05:00.000+09:00";
  const entry = { kind: "sale", at, data: { receipt: "R1-1-1", total: 151 } } as unknown as Entry;
  const { pending } = show(doneState(), [{ ...paper, state: "unknown" }], { entryOf: () => entry });
  expect(pending).toEqual([
    {
      id: "1-5-1",
      kind: "job",
      state: "unknown",
      amount: 151,
      sinceMs: Date.parse(at),
      paper: "receipt",
      receipt: "R1-1-1",
      next: "answer",
    },
  ]);
});

import { expect, test } from "vitest";
import type { Job } from "#db/journal.ts";
import { freshLive } from "#main/counter/live.ts";
import { composeView } from "#main/counter/view.ts";
import type { Intent } from "#register/book.ts";
import type { State } from "#register/verdict.ts";
import { openPaperShop, settings } from "#tests/register/decide/paper-register.ts";

function show(state: State, jobs: readonly Job[] = []) {
  const boot = "00000000-0000-4000-8000-000000000000";
  return composeView({ state, live: freshLive(0), jobs, boot, hasScanner: true, today: "2026-11-23", catalogue: 7 });
}

/** A basket that is full of the longest names, with more to look after than anyone ever had. */
function fullState(): State {
  const register = openPaperShop();
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

test("a View stays within 32 KB with a full basket, long names and any number of pending items", () => {
  expect(Buffer.byteLength(JSON.stringify({ ...show(fullState()), rev: 1e9, gate: 1e9 }))).toBeLessThanOrEqual(32_768);
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

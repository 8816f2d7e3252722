import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { IntentState } from "#register/book.ts";
import { requestLost } from "#rig/behaviour.ts";
import { planResolve, type LookupHistory, type Resolve } from "#upstream/resolve.ts";
import { booking, expectedOf, openPokepayBench } from "./pokepay-bench.ts";

const limitMs = 10_000;
const minute = 60_000;
const idKeepMs = 720 * minute;
const plan = (state: IntentState, ageMs: number, history: LookupHistory, nowMs = 0): Resolve =>
  planResolve({ intent: { state }, ageMs, history, nowMs, limitMs, idKeepMs });
const missing = (atMs: number) => ({ atMs, result: "not-found" }) as const;
const away = (atMs: number) => ({ atMs, result: "away" }) as const;

describe("an intent without an outcome", () => {
  const rows: { name: string; state: IntentState; ageMs: number; history: LookupHistory; next: Resolve }[] = [
    { name: "is looked up at once", state: "unknown", ageMs: 5000, history: [], next: { kind: "look-up", afterMs: 0 } },
    {
      name: "left open by a crash is looked up at once",
      state: "open",
      ageMs: 3,
      history: [],
      next: { kind: "look-up", afterMs: 0 },
    },
    {
      name: "not found once is asked again after a second",
      state: "unknown",
      ageMs: 9000,
      history: [missing(0)],
      next: { kind: "look-up", afterMs: 1000 },
    },
    {
      name: "is asked again exactly when the answer decides",
      state: "unknown",
      ageMs: 3e4,
      history: [missing(-15_000), missing(-14_000), missing(-12_000), missing(-8000), missing(0)],
      next: { kind: "look-up", afterMs: 5000 },
    },
    {
      name: "not found twice, two limits apart, was not charged",
      state: "unknown",
      ageMs: 3e4,
      history: [missing(-20_000), missing(0)],
      next: { kind: "conclude", as: "not-charged" },
    },
    {
      name: "parked is concluded the same way",
      state: "parked",
      ageMs: 3e4,
      history: [missing(-25_000), away(-9000), missing(0)],
      next: { kind: "conclude", as: "not-charged" },
    },
    {
      name: "not found twice a moment apart proves nothing",
      state: "unknown",
      ageMs: 3e4,
      history: [missing(-19_999), missing(0)],
      next: { kind: "look-up", afterMs: 1 },
    },
    {
      name: "with the road away is asked ever more rarely, but at least every half minute",
      state: "unknown",
      ageMs: 9e5,
      history: Array.from({ length: 12 }, () => away(0)),
      next: { kind: "look-up", afterMs: 30_000 },
    },
    {
      name: "older than the ids is searched by description",
      state: "parked",
      ageMs: idKeepMs,
      history: [],
      next: { kind: "list", afterMs: 0 },
    },
    {
      name: "older than the ids counts no look-up from before",
      state: "parked",
      ageMs: idKeepMs + 1000,
      history: [missing(-30_000), missing(-2000)],
      next: { kind: "list", afterMs: 0 },
    },
    {
      name: "searched in vain is for a person",
      state: "parked",
      ageMs: idKeepMs + 1000,
      history: [missing(-500)],
      next: { kind: "person" },
    },
    {
      name: "not charged is watched a minute later",
      state: "not-charged",
      ageMs: 25_000,
      history: [],
      next: { kind: "look-up", afterMs: 35_000 },
    },
    {
      name: "not charged is watched again at five",
      state: "not-charged",
      ageMs: 65_000,
      history: [missing(-1000)],
      next: { kind: "look-up", afterMs: 235_000 },
    },
    {
      name: "not charged whose watch found the road away is tried again",
      state: "not-charged",
      ageMs: 65_000,
      history: [away(-1000)],
      next: { kind: "look-up", afterMs: 0 },
    },
    {
      name: "not charged after a restart is asked for at once, once",
      state: "not-charged",
      ageMs: 200 * minute,
      history: [],
      next: { kind: "look-up", afterMs: 0 },
    },
    {
      name: "not charged is at last searched by description",
      state: "not-charged",
      ageMs: 721 * minute,
      history: [missing(-1000)],
      next: { kind: "list", afterMs: 2159 * minute },
    },
    {
      name: "not charged is let go after 48 hours",
      state: "not-charged",
      ageMs: 2881 * minute,
      history: [missing(-1000)],
      next: { kind: "conclude", as: "not-charged" },
    },
    {
      name: "whose refund is due is not for looking up",
      state: "refund-due",
      ageMs: 0,
      history: [],
      next: { kind: "person" },
    },
  ];
  test.each(rows)("$name", ({ state, ageMs, history, next }) => {
    expect(plan(state, ageMs, history)).toEqual(next);
  });

  test("is never concluded on less than two not-founds two limits apart, whatever the road does", () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ gapMs: fc.nat(40_000), found: fc.boolean() }), { maxLength: 30 }),
        fc.constantFrom<IntentState>("open", "unknown", "parked"),
        (tries, state) => {
          let nowMs = 0;
          const history = tries.map(({ gapMs, found }) => {
            nowMs += gapMs;
            return found ? missing(nowMs) : away(nowMs);
          });
          const next = plan(state, nowMs, history, nowMs);
          const at = history.filter(({ result }) => result === "not-found").map(({ atMs }) => atMs);
          const proven = at.length > 1 && Math.max(...at) - Math.min(...at) >= 2 * limitMs;
          expect(next.kind).toBe(proven ? "conclude" : "look-up");
          if (next.kind === "look-up") expect(next.afterMs).toBeGreaterThanOrEqual(0);
          if (next.kind === "look-up") expect(next.afterMs).toBeLessThanOrEqual(30_000);
        },
      ),
    );
  });

  test("followed as planned, an intent the authority never saw comes to its end in two limits and six watches", () => {
    let nowMs = 5000;
    let state: IntentState = "unknown";
    let history: LookupHistory = [];
    const asked: number[] = [];
    for (let steps = 0; steps < 40; steps += 1) {
      const next = plan(state, nowMs, history, nowMs);
      if (next.kind === "person") break;
      if (next.kind === "conclude") {
        if (state === "not-charged") break;
        expect(nowMs).toBe(5000 + 2 * limitMs);
        state = "not-charged";
        continue;
      }
      nowMs += next.afterMs;
      if (state === "not-charged") asked.push(nowMs / minute);
      history = [...history, missing(nowMs)];
    }
    expect(asked).toEqual([1, 5, 30, 120, 720, 2880]);
  });

  test("a request the network swallowed is not found twice and ends as not charged", async () => {
    await using bench = await openPokepayBench({ timeScale: 0.02 });
    const one = booking(700);
    // As at a tap, the balance opens the connection: what is lost then was sent. On a slow machine the scaled wait may end before.
    await expect.poll(() => bench.pokepay.balance(one.wallet), { timeout: 10_000 }).toMatchObject({ kind: "answer" });
    bench.rig.behave(requestLost({ op: "payment", times: 1 }));
    expect(await bench.pokepay.pay(one)).toMatchObject({ kind: "unknown" });
    const began = performance.now();
    const history: { atMs: number; result: "not-found" | "away" }[] = [];
    const scaled = { intent: { state: "unknown" }, limitMs: limitMs * 0.02, idKeepMs, timeScale: 0.02 } as const;
    for (;;) {
      const nowMs = performance.now();
      const next = planResolve({ ...scaled, ageMs: nowMs - began, history, nowMs });
      if (next.kind === "conclude") break;
      if (next.kind !== "look-up") throw new Error(next.kind);
      const { afterMs } = next;
      await new Promise((resolve) => setTimeout(resolve, afterMs));
      const found = await bench.pokepay.lookUp(one.key, expectedOf("payment", one));
      if (found.kind !== "not-found" && found.kind !== "away") throw new Error(found.kind);
      history.push({ atMs: performance.now(), result: found.kind });
    }
    expect(performance.now() - began).toBeGreaterThanOrEqual(2 * limitMs * 0.02);
    expect(bench.rig.transactions()).toHaveLength(0);
  });
});

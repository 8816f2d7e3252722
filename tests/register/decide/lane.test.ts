import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Command } from "#register/command.ts";
import { decide } from "#register/decide.ts";
import type { Stamp, State, Verdict } from "#register/verdict.ts";
import { mostHeld } from "#register/held.ts";
import { isCaught } from "../arbitrary.ts";
import { openPaperShop } from "./paper-register.ts";
import { stepsOf } from "./steps.ts";

function openLane(decideBy: typeof decide = decide) {
  const register = openPaperShop(decideBy);
  const s = stepsOf(register);
  const from = register.entries.length;
  const draft = () => register.state().draft;
  return {
    register,
    s,
    draft,
    refusal: (command: Command): string => {
      const verdict = register.take(command);
      return verdict.kind === "refused" ? verdict.refusal.code : "accepted";
    },
    facts: () => register.entries.slice(from),
    codes: () => draft().lines.map(({ code }) => code),
    held: () => (draft().held ?? []).map(({ n, basket }) => [n, ...basket.lines.map(({ code }) => code)]),
  };
}
type Lane = ReturnType<typeof openLane>;

describe("保留 and 呼出", () => {
  test("put a basket aside and bring it back as it was, through a restart, with nothing in the journal", () => {
    const { s, draft, facts, codes, held } = openLane();
    s.ring(0, 2);
    s.take({ kind: "takeout", on: true });
    s.take({ kind: "guests", guests: 3 });
    const before = draft();
    s.take({ kind: "hold" });
    expect([codes(), held(), draft().takeout, draft().guests]).toEqual([[], [[1, "61"]], false, undefined]);
    s.restart();
    s.ring(1);
    s.cash(2000);
    s.take({ kind: "recall", n: 1 });
    const { lines, takeout, guests, next } = draft();
    expect({ lines, takeout, guests, next }).toEqual({
      lines: before.lines,
      takeout: true,
      guests: 3,
      next: before.next,
    });
    expect(held()).toEqual([]);
    expect(facts().map(({ kind }) => kind)).toEqual(["boot", "sale", "drawer-kick"]);
  });

  test("keep the prices the basket was rung up at", () => {
    const { s, draft, register } = openLane();
    s.ring();
    s.take({ kind: "hold" });
    s.take({ kind: "recall", n: 1 });
    s.cash(440);
    expect([draft().stage.kind, register.entries.findLast(({ kind }) => kind === "sale")?.data]).toMatchObject([
      "done",
      { total: 440 },
    ]);
  });

  test("leave what is the register's with the register: what is sold out, express mode, the last sale", () => {
    const { s, draft } = openLane();
    s.ring();
    s.cash(440);
    s.take({ kind: "express", on: true });
    s.ring();
    const { last } = draft();
    s.take({ kind: "hold" });
    s.take({ kind: "express", on: false });
    s.take({ kind: "recall", n: 1 });
    expect([draft().express, draft().last]).toEqual([false, last]);
    expect(Object.keys(draft().held?.[0]?.basket ?? {})).toEqual([]);
  });

  test("swap in one command: what lies on the counter is put aside for what comes back, also where ten wait", () => {
    const { s, codes, held, refusal } = openLane();
    for (let n = 0; n < mostHeld; n += 1) {
      s.ring(n % 2);
      s.take({ kind: "hold" });
    }
    s.ring(2);
    expect(refusal({ kind: "hold" })).toBe("hold-full");
    s.take({ kind: "recall", n: 4 });
    expect(codes()).toEqual(["62"]);
    expect(held()).toHaveLength(mostHeld);
    expect(held().at(-1)).toEqual([11, "63"]);
    expect(refusal({ kind: "recall", n: 4 })).toBe("not-now");
  });

  test("are refused of nothing, of a basket with money in hand, and while money is on its way", () => {
    const { s, refusal } = openLane();
    expect(refusal({ kind: "hold" })).toBe("basket-empty");
    s.ring(0, 2);
    s.cash(100);
    expect(refusal({ kind: "hold" })).toBe("not-now");
    expect(refusal({ kind: "recall", n: 1 })).toBe("not-now");
    s.take({ kind: "cancel-sale" });
    s.ring();
    s.take({ kind: "hold" });
    s.ring();
    s.take({ kind: "emoney" });
    expect(refusal({ kind: "recall", n: 1 })).toBe("not-now");
    expect(refusal({ kind: "held-drop", n: 1 })).toBe("not-now");
    s.tap(9000);
    expect(refusal({ kind: "hold" })).toBe("not-now");
    s.captured();
    s.take({ kind: "recall", n: 1 });
  });

  test("cancelled, a basket put aside stands in the journal with its reason", () => {
    const { s, facts, held } = openLane();
    s.ring(0, 2);
    s.take({ kind: "hold" });
    s.take({ kind: "held-drop", n: 1 });
    expect(held()).toEqual([]);
    expect(facts()).toMatchObject([
      { kind: "sale-cancelled", data: { total: 880, returned: [], reason: "held", lines: [{ code: "61", qty: 2 }] } },
    ]);
  });

  test("at closing whatever waits is cancelled with reason, stands in the Z, and never hinders it", () => {
    const { s, facts, held, draft } = openLane();
    s.ring();
    s.take({ kind: "hold" });
    s.ring(1);
    s.take({ kind: "hold" });
    s.ring(2);
    const totals = s.z();
    expect(totals.cancelled).toBe(3);
    expect(held()).toEqual([]);
    expect(draft().stage).toMatchObject({ kind: "done", done: { of: "close" } });
    expect(facts().flatMap((fact) => (fact.kind === "sale-cancelled" ? [fact.data.reason] : []))).toEqual([
      "closing",
      "closing",
      "closing",
    ]);
  });

  test("forget no basket whose lines were all taken out: another recalled over it, the journal tells of them", () => {
    const { s, draft, codes, held, facts } = openLane();
    s.ring();
    s.take({ kind: "hold" });
    s.ring(1);
    s.take({ kind: "line-void", n: 1 });
    s.take({ kind: "recall", n: 1 });
    expect([codes(), held(), draft().notice?.code]).toEqual([["61"], [], "recalled"]);
    expect(facts()).toMatchObject([
      { kind: "sale-cancelled", data: { lines: [{ code: "62", void: true }], total: 0, reason: "cashier" } },
    ]);
  });

  test("raise the gate, so that a finger meant for one basket is not for the other", () => {
    const { s, draft } = openLane();
    s.ring();
    s.take({ kind: "hold" });
    const { turn } = draft();
    s.take({ kind: "recall", n: 1 });
    s.ring();
    expect([turn, draft().turn]).toEqual([1, 2]);
  });
});

/** Goods rung up, and where each of them is: on the counter, aside, sold or cancelled. */
function whereabouts({ register, draft }: Lane): number {
  const count = (lines: readonly { readonly qty: number }[]): number => lines.reduce((sum, { qty }) => sum + qty, 0);
  const told = register.entries.flatMap((entry) =>
    entry.kind === "sale" || entry.kind === "sale-cancelled" ? entry.data.lines : [],
  );
  return (
    count(told) + count(draft().lines) + (draft().held ?? []).reduce((sum, { basket }) => sum + count(basket.lines), 0)
  );
}

const fingers = fc.array(
  fc.tuple(fc.constantFrom("ring", "hold", "recall", "drop", "cash", "cancel", "restart", "void", "z"), fc.nat(12)),
  { minLength: 5, maxLength: 60 },
);
const neverLost = (decideBy: typeof decide) =>
  fc.property(fingers, (moves) => {
    const lane = openLane(decideBy);
    const { s, register } = lane;
    let rung = 0;
    const nth = (at: number): number => {
      const { held = [] } = register.state().draft;
      return held[at % Math.max(1, held.length)]?.n ?? 1;
    };
    const acts: { readonly [name: string]: (n: number) => unknown } = {
      ring: (n) => register.state().book.day !== null && (s.ring(n % 3), (rung += 1)),
      hold: () => register.take({ kind: "hold" }),
      recall: (at) => register.take({ kind: "recall", n: nth(at) }),
      drop: (at) => register.take({ kind: "held-drop", n: nth(at) }),
      cash: () => register.take({ kind: "cash", given: 500_000 }),
      cancel: () => register.take({ kind: "cancel-sale" }),
      restart: () => s.restart(),
      void: (n) => register.take({ kind: "line-void", n }),
      z: () => register.state().book.day !== null && s.z(),
    };
    for (const [name, n] of moves) acts[name]?.(n);
    expect(whereabouts(lane)).toBe(rung);
  });

test("no basket is ever lost: what was rung up is on the counter, aside, sold, or cancelled in the journal", () => {
  fc.assert(neverLost(decide), { numRuns: 5000 });
});

test("control: a recall that forgets the basket on the counter is found", () => {
  const forgetful = (state: State, command: Command, stamp: Stamp): Verdict => {
    const bare = command.kind === "recall" ? { ...state, draft: { ...state.draft, lines: [] } } : state;
    return decide(bare, command, stamp);
  };
  expect(isCaught(neverLost(forgetful))).toBe(true);
});

describe("客数", () => {
  test("is one for each sale unless told, stands in the sale, and begins anew with the next basket", () => {
    const { s, register } = openLane();
    const guestsOf = () => register.entries.flatMap((entry) => (entry.kind === "sale" ? [entry.data.guests] : []));
    s.ring();
    s.cash(440);
    s.take({ kind: "guests", guests: 2 });
    s.ring();
    s.cash(440);
    s.ring();
    s.take({ kind: "guests", guests: 4 });
    s.take({ kind: "guests", guests: 1 });
    s.cash(440);
    expect(guestsOf()).toEqual([undefined, 2, undefined]);
  });
});

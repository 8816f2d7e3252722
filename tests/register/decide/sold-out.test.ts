import { describe, expect, test } from "vitest";
import { keepSoldOut } from "#register/decide-sold-out.ts";
import { accept, refuse } from "#register/verdict.ts";
import { openWaysShop } from "./ways-shop.ts";

const mark = (code: string, on = true) => ({ kind: "sold-out", code, on }) as const;

describe("売切", () => {
  test("A key is marked and unmarked, nothing is journalled, and a mark twice is one mark", () => {
    const { s, register } = openWaysShop();
    const before = register.entries.length;
    const marked = () => register.state().draft.soldOut;
    s.take(mark("a"));
    s.take(mark("b"));
    s.take(mark("a"));
    expect(marked()).toEqual(["b", "a"]);
    s.take(mark("b", false));
    expect([marked(), register.entries.length]).toEqual([["a"], before]);
  });

  test("It outlives every basket: rung up, paid, cancelled", () => {
    const { s, register } = openWaysShop();
    s.take(mark("a"));
    s.ring();
    s.take({ kind: "cancel-sale" });
    expect(register.state().draft.soldOut).toEqual(["a"]);
    s.ring();
    s.take({ kind: "tender" });
    s.take({ kind: "cash", given: 1000 });
    expect(register.state().draft.stage.kind).toBe("done");
    s.ring();
    expect(register.state().draft.soldOut).toEqual(["a"]);
  });

  test("What is marked still sells when its code is read: only the key is out of use", () => {
    const { s, register } = openWaysShop();
    s.ring();
    const { code = "" } = register.state().draft.lines[0] ?? {};
    s.take({ kind: "cancel-sale" });
    s.take(mark(code));
    s.ring();
    expect(register.state().draft.lines.map((line) => line.code)).toEqual([code]);
  });

  test("The next business day begins with every key in use, and a refusal changes nothing", () => {
    const { register } = openWaysShop();
    const state = { ...register.state(), draft: { ...register.state().draft, soldOut: ["a"] } };
    const open = { kind: "day-open", data: { day: "2026-11-23", shift: 2, float: 0 } } as const;
    const { soldOut: _, ...bare } = state.draft;
    expect(keepSoldOut(state, accept(bare, { facts: [open] }))).toMatchObject({ draft: { soldOut: [] } });
    expect(keepSoldOut(state, accept(bare))).toMatchObject({ draft: { soldOut: ["a"] } });
    expect(keepSoldOut(state, refuse("not-now"))).toEqual(refuse("not-now"));
  });

  test("The list stays short, for it goes with every View", () => {
    const { s, register, refusal } = openWaysShop();
    for (let n = 0; n < 60; n += 1) s.take(mark(`c${n}`));
    expect(refusal(mark("one-more"))).toBe("sold-out-full");
    s.take(mark("c0"));
    expect(register.state().draft.soldOut).toHaveLength(60);
  });
});

import { describe, expect, test } from "vitest";
import type { Command } from "#register/command.ts";
import { openPaperShop, payers } from "./paper-register.ts";
import { stepsOf } from "./steps.ts";

type Tap = Command & { kind: "tap" };
const fresh = { heldMs: 120, gateMs: 5000, stoodMs: 800 } as const;

function openExpress(on = true) {
  const register = openPaperShop();
  const s = stepsOf(register);
  if (on) s.take({ kind: "express", on });
  const touch = (times: Partial<Tap> = fresh, card: Tap["card"] = { kind: "known", payer: payers[0] }): string => {
    const verdict = register.take({ kind: "tap", card, presentAtStart: false, ...times });
    return verdict.kind === "refused" ? verdict.refusal.code : "accepted";
  };
  return { register, s, touch, stage: () => register.state().draft.stage, money: () => register.effects.splice(0) };
}

describe("express mode", () => {
  test("sells the whole basket by one touch, and the next code begins the next customer", () => {
    const { register, s, touch, stage } = openExpress();
    s.ring(0, 2);
    expect(touch()).toBe("accepted");
    s.take({
      kind: "balance-read",
      payer: payers[0],
      answer: { kind: "answer", total: 9000, suspended: false, maxBalance: 50_000, perCharge: 50_000 },
    });
    s.captured();
    expect(stage()).toMatchObject({ kind: "done", done: { of: "sale", emoney: 880 } });
    // The same card, or the next one, on the done screen is nobody's payment.
    expect(touch()).toBe("tap-works");
    s.ring();
    expect([stage().kind, register.state().draft.express]).toEqual(["sale", true]);
  });

  test.each([
    ["before the total stood for 300 ms", { ...fresh, heldMs: 10, stoodMs: 299 }],
    ["that lay there before the total did", { ...fresh, heldMs: 900, stoodMs: 800 }],
    ["while the window has not shown this basket yet", { ...fresh, stoodMs: null }],
    ["of which it is not known how long it lay there", { stoodMs: 800 }],
    ["that says nothing of time", {}],
  ])("a touch %s is refused, and nothing is asked of anybody", (_, times) => {
    const { s, touch, stage, money } = openExpress();
    s.ring();
    money();
    expect(touch(times)).toBe("tap-early");
    expect([stage().kind, money()]).toEqual(["sale", []]);
  });

  test("sells by the app's barcode too, which outside of it is told what to press", () => {
    const { register, s, stage, money } = openExpress();
    const code = { kind: "app-code", code: { kind: "cpm", handle: "x" } } as const;
    s.ring();
    money();
    s.take(code);
    expect([stage(), money()]).toEqual([
      { kind: "reading-code", for: "pay", amount: 440, handle: "x" },
      [{ kind: "read-barcode", handle: "x" }],
    ]);
    s.take({ kind: "back" });
    s.take({ kind: "back" });
    s.take({ kind: "express", on: false });
    const verdict = register.take(code);
    expect(verdict).toMatchObject({ kind: "refused", refusal: { code: "barcode-shows" } });
  });

  test.each([
    { rest: 550, kind: "paying", asked: ["pay"] },
    // The plan does not reach: both are shown what is left before anything is taken.
    { rest: 300, kind: "meal-offer", asked: [] },
  ])("with $rest yen of the meal plan left, one touch for 440 leads to $kind", ({ rest, kind, asked }) => {
    const { s, touch, stage, money } = openExpress();
    const [payer] = payers;
    s.ring();
    s.take({ kind: "meal" });
    expect(touch()).toBe("accepted");
    money();
    const { customer } = payer;
    s.take({
      kind: "meal-read",
      payer,
      answer: { kind: "answer", plan: "P", rest, wallet: "meal-1", customer, classes: ["cafeteria"] },
    });
    expect([stage().kind, money().map((effect) => effect.kind)]).toEqual([kind, asked]);
  });

  test("a touch at 300 ms, of a card laid down with the total, is taken", () => {
    const { s, touch } = openExpress();
    s.ring();
    expect(touch({ heldMs: 300, gateMs: 300, stoodMs: 300 })).toBe("accepted");
  });

  test("refuses what a card refuses elsewhere: unknown, stopped, lying there since the start, over its limit, not payable", () => {
    const { s, touch, stage } = openExpress();
    s.ring(0, 12);
    expect([
      touch(fresh, { kind: "unknown" }),
      touch(fresh, { kind: "stopped" }),
      touch({ ...fresh, presentAtStart: true }),
      touch(),
    ]).toEqual(["card-unknown", "card-stopped", "present-at-start", "card-limit-sale"]);
    s.take({ kind: "cancel-sale" });
    s.ring(2);
    expect([touch(), stage().kind]).toEqual(["class-not-payable", "sale"]);
  });

  test("a locked screen sells nothing, whatever lies in the basket", () => {
    const { s, touch, stage, money } = openExpress();
    s.ring();
    s.take({ kind: "lock" });
    money();
    expect([touch(), stage().kind, money()]).toEqual(["is-locked", "sale", []]);
  });

  test("off, a touch while ringing up pays nothing and says what to press", () => {
    const { s, touch, stage, money } = openExpress(false);
    s.ring();
    money();
    expect([touch(), stage().kind, money()]).toEqual(["tap-shows", "sale", []]);
    s.take({ kind: "express", on: true });
    s.take({ kind: "express", on: false });
    expect([touch(), stage().kind, money()]).toEqual(["tap-shows", "sale", []]);
  });
});

describe("a card waited for", () => {
  test("is not one that lay there before it was asked for: a touch heard late is for the screen it was made at", () => {
    const { s, touch, stage } = openExpress(false);
    s.ring();
    s.take({ kind: "emoney" });
    expect(touch({ heldMs: 400, gateMs: 20, stoodMs: null })).toBe("tap-early");
    expect(stage().kind).toBe("card");
    expect(touch({ heldMs: 20, gateMs: 400, stoodMs: null })).toBe("accepted");
  });
});

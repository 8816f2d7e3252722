import { describe, expect, test } from "vitest";
import { declined, lost, openCharge, payOf } from "./acts.ts";
import { openPaperShop } from "./paper-register.ts";
import { type Steps, stepsOf } from "./steps.ts";

describe("a restart", () => {
  const stages: { name: string; to: (s: Steps) => void; comes: string }[] = [
    { name: "a basket", to: (s) => s.ring(), comes: "sale" },
    { name: "a tender with cash counted", to: (s) => (s.ring(), s.cash(100)), comes: "tender" },
    { name: "a card prompt", to: (s) => (s.ring(), s.take({ kind: "emoney" })), comes: "card" },
    { name: "a short wallet", to: (s) => (s.ring(), s.take({ kind: "emoney" }), s.tap(40)), comes: "short" },
    { name: "a payment on its way", to: (s) => void payOf(s), comes: "unknown" },
    { name: "a charge on its way", to: (s) => openCharge(s, 3000), comes: "unknown" },
    { name: "a charge to give back", to: (s) => (openCharge(s, 3000), s.answered(declined)), comes: "charge-return" },
    { name: "a sale just done", to: (s) => (s.ring(), s.cash(440)), comes: "done" },
  ];
  test.each(stages)("during $name comes back to where a cashier can go on", ({ to, comes }) => {
    const register = openPaperShop();
    const s = stepsOf(register);
    to(s);
    const { lines, taken } = register.state().draft;
    s.restart();
    const { draft, book } = register.state();
    expect([draft.stage.kind, draft.lines, draft.taken]).toEqual([comes, lines, taken]);
    expect(Object.values(book.intents).map(({ state }) => state)).not.toContain("open");
  });

  test("asks again about every intent without an outcome, and for each refund that is owed", () => {
    const register = openPaperShop();
    const s = stepsOf(register);
    const key = payOf(s);
    s.answered(lost);
    s.take({ kind: "park" });
    register.effects.length = 0;
    s.restart();
    expect(register.effects).toEqual([{ kind: "resolve", key }]);
    s.found(key);
    register.effects.length = 0;
    s.restart();
    expect(register.effects).toEqual([{ kind: "refund", key }]);
  });
});

describe("change of a charge", () => {
  const shownAfter = (play: (s: Steps, key: string) => void): unknown => {
    const register = openPaperShop();
    const s = stepsOf(register);
    openCharge(s, 5000);
    play(s, s.keyNow());
    const { stage } = register.state().draft;
    return stage.kind === "done" && stage.done.of === "charge" ? stage.done.change : "change" in stage && stage.change;
  };
  test("is told also when its answer was lost, over a restart, when parked and when it failed", () => {
    expect(shownAfter((s) => s.captured())).toBe(2000);
    expect(shownAfter((s, key) => (s.answered(lost), s.found(key)))).toBe(2000);
    expect(shownAfter((s, key) => (s.restart(), s.found(key)))).toBe(2000);
    expect(shownAfter((s) => (s.answered(lost), s.take({ kind: "park" })))).toBe(2000);
    expect(shownAfter((s) => s.answered(declined))).toBe(2000);
    expect(shownAfter((s, key) => (s.restart(), s.notFound(key)))).toBe(2000);
  });
});

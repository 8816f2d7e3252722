import { describe, expect, test } from "vitest";
import { declined } from "./acts.ts";
import { payers } from "./paper-register.ts";
import { openWaysShop } from "./ways-shop.ts";

describe("a sale paid in parts", () => {
  test("by two wallets, a code and cash, each with its own key, closes when it comes out even", () => {
    const shop = openWaysShop();
    const { s, scan, read, notice, stage, lastOf, kinds } = shop;
    s.ring(0, 2);
    s.take({ kind: "emoney", amount: 200 });
    s.tap(9999);
    s.captured();
    expect(notice()).toEqual({ code: "part-taken", amount: 680 });
    s.take({ kind: "emoney", amount: 300 });
    read(scan());
    s.captured();
    s.cash(100);
    shop.trayPaid(shop.showTray());
    expect(stage()).toMatchObject({ kind: "done", done: { total: 880, emoney: 780, given: 100, wallet: "w-8" } });
    expect(kinds()).toEqual([
      "pay-intent",
      "pay-captured",
      "pay-intent",
      "pay-captured",
      "pay-intent",
      "sale",
      "drawer-kick",
    ]);
    const { tenders } = lastOf("sale") as { tenders: readonly { kind: string; amount: number; key?: string }[] };
    expect(tenders.map(({ kind, amount }) => [kind, amount])).toEqual([
      ["emoney", 200],
      ["emoney", 300],
      ["emoney", 280],
      ["cash", 100],
    ]);
    expect(new Set(tenders.flatMap(({ key }) => key ?? [])).size).toBe(3);
  });

  test("asks no more than is due, and no more than e-money may pay", () => {
    const { s, refusal } = openWaysShop();
    s.ring();
    s.ring(2);
    expect(refusal({ kind: "emoney", amount: 525 })).toBe("part-over");
    expect(refusal({ kind: "emoney", amount: 0 })).toBe("part-over");
    expect(refusal({ kind: "emoney" })).toBe("class-not-payable");
    expect(refusal({ kind: "emoney", amount: 440 })).toBe("accepted");
  });

  test("of a wallet that is short of its part takes what it lacks in cash, or what it holds alone", () => {
    const { s, stage, notice } = openWaysShop();
    s.ring();
    s.take({ kind: "emoney", amount: 300 });
    s.tap(200);
    expect(stage()).toMatchObject({ kind: "short", balance: 200, due: 300 });
    s.cash(100);
    s.captured();
    expect([stage().kind, notice()]).toEqual(["tender", { code: "part-taken", amount: 140 }]);
    s.take({ kind: "emoney" });
    s.tap(90);
    s.take({ kind: "emoney" });
    s.captured();
    expect(notice()).toEqual({ code: "part-taken", amount: 50 });
    s.cash(50);
    expect(stage()).toMatchObject({ kind: "done", done: { total: 440, given: 150, change: 0, emoney: 290 } });
  });

  test("cannot be left by Back, and cancelled gives each part back the way it came", () => {
    const shop = openWaysShop();
    const { s, refusal, askMeal, notice, lastOf, asked, kinds, register } = shop;
    s.ring(0, 2);
    s.cash(100);
    s.take({ kind: "emoney", amount: 200 });
    s.tap(9999, payers[1]);
    s.captured();
    expect(refusal({ kind: "back" })).toBe("money-in-hand");
    askMeal({ rest: 300 });
    s.take({ kind: "meal-take" });
    const meal = s.keyNow();
    s.captured();
    const { stage } = register.state().draft;
    expect(stage).toMatchObject({ kind: "reading", amount: 280 });
    s.take({ kind: "back" });
    asked();
    s.take({ kind: "cancel-sale" });
    expect(notice()).toEqual({ code: "cash-and-money-back", amount: 100 });
    expect(lastOf("sale-cancelled")).toMatchObject({
      returned: [
        { kind: "meal", amount: 300 },
        { kind: "emoney", amount: 200 },
        { kind: "cash", amount: 100 },
      ],
    });
    expect(kinds().slice(-4)).toEqual(["sale-cancelled", "drawer-kick", "pay-refund-due", "pay-refund-due"]);
    expect(asked().map(({ kind }) => kind)).toEqual(["refund", "release-meal", "refund"]);
    const due = Object.values(register.state().book.intents);
    expect(due.map(({ state, money, leave }) => [state, money, leave !== undefined])).toEqual([
      ["refund-due", undefined, false],
      ["refund-due", "meal", true],
    ]);
    // The plan's day is given back again after a restart, until the money is.
    s.restart();
    expect(asked().map(({ kind }) => kind)).toEqual(["refund", "release-meal", "refund"]);
    s.refunded(meal);
    expect(Object.values(register.state().book.intents)).toHaveLength(1);
    expect(s.z().drawer).toBe(50_000);
  });

  test("keeps its parts where a later one is declined, and over a restart", () => {
    const { s, stage, register } = openWaysShop();
    s.ring();
    s.take({ kind: "emoney", amount: 200 });
    s.tap(9999);
    s.captured();
    s.take({ kind: "emoney" });
    s.tap(9999, payers[1]);
    s.answered(declined);
    s.restart();
    expect([stage().kind, register.state().draft.captured.length]).toEqual(["tender", 1]);
    s.cash(240);
    expect(stage()).toMatchObject({ kind: "done", done: { emoney: 200 } });
  });

  test("an answer that is another booking is left to a person, and the basket goes on", () => {
    const { s, stage, register, notice } = openWaysShop();
    s.ring();
    s.take({ kind: "emoney" });
    s.tap(9999);
    const key = s.keyNow();
    s.answered({ kind: "fault", code: "answer-amount" });
    expect([stage().kind, notice()]).toEqual(["tender", { code: "fault-person", text: "answer-amount" }]);
    expect(register.state().book.intents[key]?.state).toBe("fault");
    s.cash(440);
    expect(stage().kind).toBe("done");
  });
});

import { describe, expect, test } from "vitest";
import { declined, lost, notSent } from "./acts.ts";
import { payers } from "./paper-register.ts";
import { openWaysShop, type WaysShop } from "./ways-shop.ts";

const answer = { kind: "answer", total: 9999, suspended: false, maxBalance: 50_000, perCharge: 50_000 } as const;

/** One dish for 440 and a book for 1,980, the plan taken; its answer is still to come. */
function take(shop: WaysShop): { readonly key: string; readonly leave: string } {
  shop.s.ring();
  shop.s.ring(1);
  shop.askMeal();
  shop.s.take({ kind: "meal-take" });
  const key = shop.s.keyNow();
  const leave = shop.register.state().book.intents[key]?.leave;
  if (leave === undefined) throw new Error("no leave");
  return { key, leave };
}

describe("the meal plan", () => {
  test("shows what it covers before anything is taken, then moves to the e-money of the same card", () => {
    const shop = openWaysShop();
    const { s, askMeal, stage, kinds, lastOf, asked } = shop;
    s.ring();
    s.ring(1);
    asked();
    askMeal();
    expect(asked()).toEqual([{ kind: "meal-rest", payer: payers[0] }]);
    expect(stage()).toMatchObject({ kind: "meal-offer", rest: 550, covers: 440, due: 1980 });
    expect(kinds()).toEqual([]);
    s.take({ kind: "meal-take" });
    const key = s.keyNow();
    const { leave } = lastOf("pay-intent") as { leave: string };
    expect(leave).not.toBe(key);
    expect(lastOf("pay-intent")).toMatchObject({ key, wallet: "meal-1", money: "meal", amount: 440, member: "m-1" });
    s.captured();
    expect(stage()).toMatchObject({ kind: "reading", for: "pay", amount: 1980, payer: { wallet: "w-1" } });
    s.take({ kind: "balance-read", payer: payers[0], answer });
    s.captured();
    expect(kinds()).toEqual(["pay-intent", "pay-captured", "pay-intent", "sale"]);
    expect(lastOf("sale")).toMatchObject({
      member: "m-1",
      tenders: [
        { kind: "meal", amount: 440, by: [{ class: "cafeteria", amount: 440 }], key },
        { kind: "emoney", amount: 1980, by: [{ class: "books", amount: 1980 }] },
      ],
    });
    expect(stage()).toMatchObject({ kind: "done", done: { meal: 440, emoney: 1980, wallet: "w-1" } });
    expect(shop.register.state().book.cardDay).toEqual({ "w-1": 1980 });
  });

  test("pays no class that the plan does not cover, and nothing on a basket of others", () => {
    const { s, askMeal, stage, notice, refusal } = openWaysShop();
    s.ring(1);
    expect(refusal({ kind: "meal" })).toBe("meal-nothing");
    s.ring();
    askMeal({ classes: ["bakery"] });
    expect([stage().kind, notice()]).toEqual(["tender", { code: "meal-refused", text: "meal-wrong-class" }]);
    askMeal({ rest: 0 });
    expect(notice()).toEqual({ code: "meal-refused", text: "meal-used-up" });
    // Another person's wallet than the card's.
    askMeal({ customer: "c-7" });
    expect(notice()).toEqual({ code: "meal-refused", text: "bad-answer" });
    askMeal({ rest: 300 });
    expect(stage()).toMatchObject({ covers: 300, due: 440 + 1980 - 300 });
    s.take({ kind: "back" });
    expect(stage().kind).toBe("tender");
  });

  test("without headquarters is not to be had, and the basket goes another way", () => {
    const { s, stage, notice } = openWaysShop();
    s.ring();
    s.take({ kind: "meal" });
    s.take({ kind: "tap", card: { kind: "known", payer: payers[0] }, presentAtStart: false });
    s.take({ kind: "meal-read", payer: payers[0], answer: { kind: "away", code: "timeout" } });
    expect([stage().kind, notice()]).toEqual(["tender", { code: "meal-away" }]);
    s.cash(440);
    expect(stage().kind).toBe("done");
  });

  test("refused by its wallet leaves the basket open; its authorisation went back before that was told", () => {
    const shop = openWaysShop();
    take(shop);
    shop.s.answered(declined);
    expect([shop.stage().kind, shop.register.state().book.intents]).toEqual(["tender", {}]);
  });

  test("not sent, or not found after all, has its authorisation given back, after a restart too", () => {
    for (const end of ["not-sent", "not-found"] as const) {
      const shop = openWaysShop();
      const { key, leave } = take(shop);
      if (end === "not-found") shop.s.answered(lost);
      shop.asked();
      if (end === "not-found") shop.s.notFound(key);
      else shop.s.answered(notSent);
      expect(shop.asked()).toContainEqual({ kind: "release-meal", leave });
      shop.s.restart();
      expect(shop.asked()).toEqual([
        { kind: "release-meal", leave },
        { kind: "resolve", key },
      ]);
    }
  });

  test("found taken after its basket went another way is given back with its authorisation", () => {
    const shop = openWaysShop();
    const { key, leave } = take(shop);
    shop.s.answered(lost);
    shop.s.take({ kind: "park" });
    shop.s.cash(2420);
    shop.asked();
    shop.s.found(key);
    expect(shop.asked()).toEqual([
      { kind: "release-meal", leave },
      { kind: "refund", key },
    ]);
    expect(shop.lastOf("pay-refund-due")).toMatchObject({ key, wallet: "meal-1", money: "meal", leave });
  });

  test("of a second member pays nothing of the same sale: headquarters counts it as one member's", () => {
    const shop = openWaysShop();
    shop.s.ring(0, 2);
    shop.askMeal({ rest: 300 });
    shop.s.take({ kind: "meal-take" });
    shop.s.captured();
    shop.s.take({ kind: "back" });
    shop.s.take({ kind: "meal" });
    const tap = { kind: "tap", card: { kind: "known", payer: payers[1] }, presentAtStart: false } as const;
    expect(shop.refusal(tap)).toBe("meal-one");
  });
});

import { describe, expect, test } from "vitest";
import type { MoneyOutcome } from "#register/command.ts";
import { declined, lost, notSent } from "./acts.ts";
import { openChargeShop } from "./charge-shop.ts";
import { payers } from "./paper-register.ts";

const captured = (points = 2): MoneyOutcome => ({ kind: "captured", authority: { id: "tx-p", money: 0, points } });

/** A meal of 440 paid by card: 2 points of rebate. */
function openSold(creditor: "register" | "headquarters" | "pokepay" = "register") {
  const shop = openChargeShop({}, creditor);
  const { s } = shop;
  s.ring();
  s.take({ kind: "emoney" });
  s.tap(9000);
  s.captured();
  return { ...shop, key: shop.intents()[0]?.key ?? "" };
}

describe("where the register is the creditor of the rebate", () => {
  test("a sale owes it in its own commit, under a key of its own, and grants it after", () => {
    const { register, stage, key, s, intents } = openSold();
    expect(register.kinds(2)).toEqual(["sale", "charge-intent"]);
    expect(register.entries.at(-1)).toMatchObject({
      data: { key, wallet: "w-1", customer: "c-1", member: "m-1", amount: 2, given: 0, change: 0, rebate_of: "R1-1-1" },
    });
    expect(register.effects.at(-1)).toEqual({ kind: "grant", key });
    expect(stage()).toMatchObject({ kind: "done", done: { of: "sale", rebate: 2 } });
    s.take({ kind: "grant-outcome", key, outcome: captured() });
    expect(register.entries.at(-1)).toMatchObject({ kind: "charge-posted", data: { key, rebate_of: "R1-1-1" } });
    expect([intents(), stage().kind]).toEqual([[], "done"]);
    expect(s.z()).toMatchObject({ drawer: 50_000, charges: { count: 0, total: 0 } });
  });

  test("a cash sale owes nothing", () => {
    const { s, register, intents } = openChargeShop({}, "register");
    s.ring();
    s.cash(1000);
    expect([register.kinds(2), intents()]).toEqual([["sale", "drawer-kick"], []]);
  });

  test("neither an open nor an unknown one holds up the next payment of the same wallet", () => {
    const { s, register, key } = openSold();
    const pay = (): void => {
      s.ring();
      s.take({ kind: "emoney" });
      s.tap(9000);
      s.captured();
    };
    pay();
    s.take({ kind: "grant-outcome", key, outcome: lost });
    expect(register.effects.at(-1)).toEqual({ kind: "resolve", key });
    pay();
    s.found(key);
    expect(register.entries.at(-1)).toMatchObject({ kind: "charge-posted", data: { key, rebate_of: "R1-1-1" } });
  });

  test("one that is certainly not there is sent again under the same key", () => {
    const { s, register, key, intents } = openSold();
    s.take({ kind: "grant-outcome", key, outcome: notSent });
    expect(register.kinds(1)).toEqual(["charge-not-posted"]);
    s.take({ kind: "grant-outcome", key, outcome: notSent });
    expect(register.kinds(2)).toEqual(["charge-intent", "charge-not-posted"]);
    s.take({ kind: "grant-outcome", key, outcome: lost });
    s.notFound(key);
    expect([register.kinds(1), register.effects.at(-1)]).toEqual([["charge-not-posted"], { kind: "grant", key }]);
    s.notFound(key);
    expect(register.kinds(2)).toEqual(["charge-unknown", "charge-not-posted"]);
    s.take({ kind: "grant-outcome", key, outcome: captured() });
    expect(intents()).toEqual([]);
  });

  test.each([
    ["refused", declined, "charge-rejected", "rejected"],
    [
      "another booking than was asked for",
      { kind: "fault", code: "answer-amount" } as const,
      "charge-unknown",
      "fault",
    ],
  ])("%s, it stands for a person, and no cash is owed", (_, outcome, kind, state) => {
    const { s, register, key, intents } = openSold();
    s.take({ kind: "grant-outcome", key, outcome });
    expect([register.kinds(1), intents()[0]?.state]).toEqual([[kind], state]);
    expect(() => s.take({ kind: "charge-returned", key })).toThrow("not-now");
  });

  test("a start while it was under way looks it up", () => {
    const { s, register, key } = openSold();
    s.restart();
    expect(register.entries.at(-1)).toMatchObject({ kind: "charge-unknown", data: { key, reason: "restart" } });
    expect(register.effects.at(-1)).toEqual({ kind: "resolve", key });
    expect(register.take({ kind: "grant-outcome", key, outcome: captured() })).toMatchObject({ kind: "refused" });
  });

  test("the points of what a meal plan paid go to the e-money of the same member", () => {
    const { s, register } = openChargeShop({}, "register");
    const payer = { ...payers[0], meal: "w-meal" };
    s.ring();
    s.take({ kind: "meal" });
    s.take({ kind: "tap", card: { kind: "known", payer }, presentAtStart: false });
    const answer = {
      kind: "answer",
      plan: "p",
      rest: 400,
      classes: ["cafeteria"],
      wallet: "w-meal",
      customer: "c-1",
    } as const;
    s.take({ kind: "meal-read", payer, answer });
    s.take({ kind: "meal-take" });
    const key = s.keyNow();
    s.take({
      kind: "pay-outcome",
      key,
      outcome: { kind: "captured", authority: { id: "tx-m", money: 400, points: 0 } },
    });
    s.take({ kind: "back" });
    s.cash(40);
    expect(register.kinds(3)).toEqual(["sale", "drawer-kick", "charge-intent"]);
    expect(register.entries.at(-1)).toMatchObject({ data: { wallet: "w-1", customer: "c-1", amount: 2 } });
  });
});

test("where headquarters is the creditor, the register sends nothing", () => {
  const { register, intents } = openSold("headquarters");
  expect([register.kinds(1), intents()]).toEqual([["sale"], []]);
});

describe("where the authority is the creditor", () => {
  const sold = (campaign?: number) => {
    const shop = openChargeShop({}, "pokepay");
    const { s } = shop;
    s.ring();
    s.take({ kind: "emoney" });
    s.tap(9000);
    const authority = { id: "tx-1", money: 440, points: 0, ...(campaign === undefined ? {} : { campaign }) };
    s.take({ kind: "pay-outcome", key: s.keyNow(), outcome: { kind: "captured", authority } });
    return shop;
  };

  test("its campaign stands in the sale beside ours", () => {
    const { register, notice, intents } = sold(2);
    expect(register.entries.at(-1)).toMatchObject({
      data: { rebate: { total: 2 }, tenders: [{ authority: { id: "tx-1", campaign: 2 } }] },
    });
    expect([notice(), intents()]).toEqual([null, []]);
  });

  test.each([
    [undefined, 2],
    [5, 3],
  ])("a campaign of %s is told as a difference of %i", (campaign, amount) => {
    expect(sold(campaign).notice()).toEqual({ code: "rebate-differs", amount });
  });
});

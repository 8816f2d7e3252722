import { describe, expect, test } from "vitest";
import { lost } from "./acts.ts";
import { openChargeShop } from "./charge-shop.ts";
import { payers } from "./paper-register.ts";

const byBarcode = { wallet: "w-1", customer: "c-1", via: "barcode", handle: "h-1" } as const;
const wallet = { kind: "answer", total: 700, suspended: false, maxBalance: 50_000, perCharge: 20_000 } as const;

describe("what may be charged is known before any cash is taken", () => {
  test("by the wallet's own ceiling and its limit for one charge, in whole units", () => {
    const { s, stage } = openChargeShop();
    s.take({ kind: "charge" });
    s.tap(700);
    expect(stage()).toMatchObject({ kind: "charge", balance: 700, most: 49_000 });
    s.take({ kind: "back" });
    s.take({ kind: "charge" });
    s.take({ kind: "tap", card: { kind: "known", payer: payers[0] }, presentAtStart: false });
    s.take({ kind: "balance-read", payer: payers[0], answer: wallet });
    expect(stage()).toMatchObject({ kind: "charge", most: 20_000 });
  });

  test("by what is left of the day for this wallet, and by no other wallet's", () => {
    const { s, stage } = openChargeShop({ per_day: 5000 });
    const charge = (amount: number, who = payers[0]) => {
      s.take({ kind: "charge" });
      s.tap(700, who);
      s.take({ kind: "charge-cash", amount, given: amount });
      s.captured();
    };
    charge(3000);
    s.take({ kind: "charge" });
    s.tap(3700);
    expect(stage()).toMatchObject({ most: 2000 });
    expect(() => s.take({ kind: "charge-cash", amount: 3000, given: 3000 })).toThrow("charge-over");
    s.take({ kind: "back" });
    charge(5000, payers[1]);
  });

  test.each([
    ["the day is used up", { per_day: 3000 }, 3700, { code: "charge-day", amount: 3000 }],
    ["the wallet is full", {}, 49_500, { code: "charge-full", amount: 50_000 }],
  ])("and where %s, the balance is shown with the reason", (_, rules, total, why) => {
    const { s, stage, notice } = openChargeShop(rules);
    s.take({ kind: "charge" });
    s.tap(700);
    s.take({ kind: "charge-cash", amount: 3000, given: 3000 });
    s.captured();
    s.take({ kind: "charge" });
    s.tap(total);
    expect([stage(), notice()]).toMatchObject([{ kind: "charge", balance: total, most: 0 }, why]);
    expect(() => s.take({ kind: "charge-cash", amount: 1000, given: 1000 })).toThrow("charge-over");
  });

  test("cash is counted on that screen only, and not while the authority is away", () => {
    const { s, register } = openChargeShop();
    expect(() => s.take({ kind: "charge-cash", amount: 1000, given: 1000 })).toThrow("not-now");
    s.take({ kind: "charge" });
    expect(() => s.take({ kind: "charge-cash", amount: 1000, given: 1000 })).toThrow("not-now");
    s.tap(700);
    register.setEmoney("down");
    expect(() => s.take({ kind: "charge-cash", amount: 1000, given: 1000 })).toThrow("charge-away");
    s.take({ kind: "back" });
    expect(() => s.take({ kind: "charge" })).toThrow("charge-away");
  });
});

test("an app's barcode charges the wallet it names: the intent says so, the handle goes to the effect alone", () => {
  const { s, register, dataOf } = openChargeShop();
  s.take({ kind: "charge" });
  s.take({ kind: "app-code", code: { kind: "cpm", handle: "h-1" } });
  const answer = {
    kind: "answer",
    payer: byBarcode,
    money: "emoney",
    balance: wallet,
    pay: null,
    charge: null,
  } as const;
  s.take({ kind: "barcode-read", handle: "h-1", answer });
  s.take({ kind: "charge-cash", amount: 1000, given: 1000 });
  expect(dataOf("charge-intent")).toEqual({
    key: s.keyNow(),
    wallet: "w-1",
    customer: "c-1",
    amount: 1000,
    given: 1000,
    change: 0,
    via: "barcode",
  });
  expect(register.effects.at(-1)).toEqual({ kind: "charge", key: s.keyNow(), handle: "h-1" });
});

describe("a second charge of the same wallet", () => {
  test("waits for the first, in its own words, and another wallet's does not", () => {
    const { s, notice, stage } = openChargeShop();
    s.take({ kind: "charge" });
    s.tap(700);
    s.take({ kind: "charge-cash", amount: 3000, given: 3000 });
    const first = s.keyNow();
    s.answered(lost);
    s.take({ kind: "park" });
    s.take({ kind: "charge" });
    expect(() => s.tap(700)).toThrow("charge-waits");
    s.tap(700, payers[1]);
    expect(stage().kind).toBe("charge");
    s.take({ kind: "back" });
    s.notFound(first);
    s.take({ kind: "charge" });
    expect(() => s.tap(700)).toThrow("charge-waits");
    s.take({ kind: "back" });
    s.take({ kind: "charge-returned", key: first });
    s.take({ kind: "charge" });
    s.tap(700);
    expect([stage().kind, notice()]).toEqual(["charge", null]);
  });

  test("waits for it by the app's barcode too", () => {
    const { s, notice, stage } = openChargeShop();
    s.take({ kind: "charge" });
    s.tap(700);
    s.take({ kind: "charge-cash", amount: 3000, given: 3000 });
    s.answered(lost);
    s.take({ kind: "park" });
    s.take({ kind: "charge" });
    s.take({ kind: "app-code", code: { kind: "cpm", handle: "h-1" } });
    const answer = {
      kind: "answer",
      payer: byBarcode,
      money: "emoney",
      balance: wallet,
      pay: null,
      charge: null,
    } as const;
    s.take({ kind: "barcode-read", handle: "h-1", answer });
    expect([stage(), notice()]).toMatchObject([
      { kind: "card", for: "charge" },
      { code: "charge-waits", amount: 3000 },
    ]);
  });
});

test("an answer that is another booking than was asked for is a person's affair: nothing is looked up, nothing handed back", () => {
  const { s, register, stage, notice, intents } = openChargeShop();
  s.take({ kind: "charge" });
  s.tap(700);
  s.take({ kind: "charge-cash", amount: 3000, given: 3000 });
  const key = s.keyNow();
  s.answered({ kind: "fault", code: "answer-amount" });
  expect([stage().kind, notice()?.code, intents()[0]?.state]).toEqual(["unknown", "fault-person", "fault"]);
  expect(register.effects.filter(({ kind }) => kind === "resolve")).toEqual([]);
  expect(() => s.take({ kind: "charge-returned", key })).toThrow("not-now");
  s.take({ kind: "park" });
  expect(stage()).toMatchObject({ kind: "done", done: { of: "charge", unknown: true } });
});

import { describe, expect, test } from "vitest";
import { declined, lost, notSent } from "./acts.ts";
import { openChargeShop } from "./charge-shop.ts";
import { payers } from "./paper-register.ts";

/** The authority is away, and the settings let cash be taken all the same. */
function openAway(rules = {}) {
  const shop = openChargeShop({ offline: true, ...rules });
  shop.register.setEmoney("down");
  return {
    ...shop,
    defer: (amount = 3000, given = amount) => {
      shop.s.take({ kind: "charge" });
      shop.s.take({ kind: "tap", card: { kind: "known", payer: payers[0] }, presentAtStart: false });
      shop.s.take({ kind: "charge-cash", amount, given });
      return shop.intents().at(-1)?.key ?? "";
    },
  };
}

describe("a charge while the authority is away", () => {
  test("is refused, unless the settings allow it", () => {
    const { s, register } = openChargeShop();
    register.setEmoney("down");
    expect(() => s.take({ kind: "charge" })).toThrow("charge-away");
  });

  test("takes the cash against a slip that says 反映待ち, and waits under its key", () => {
    const { defer, register, stage, notice, intents } = openAway();
    const key = defer(3000, 5000);
    expect(register.kinds(2)).toEqual(["charge-intent", "drawer-kick"]);
    expect(register.entries.at(-2)).toMatchObject({ data: { key, deferred: true, given: 5000, change: 2000 } });
    expect(stage()).toMatchObject({
      kind: "done",
      done: { of: "charge", change: 2000, deferred: true, balance: null },
    });
    expect(notice()).toEqual({ code: "charge-deferred", amount: 3000 });
    expect(register.jobs.slice(-2).map(({ what }) => what.kind)).toEqual(["kick", "charge-slip"]);
    expect(register.effects.at(-1)).toEqual({ kind: "collect", key });
    expect(intents()).toMatchObject([{ state: "deferred", deferred: true }]);
  });

  test("is bounded by the settings alone, and one wallet has one", () => {
    const { defer, s, stage } = openAway({ per_charge: 4000 });
    s.take({ kind: "charge" });
    s.take({ kind: "tap", card: { kind: "known", payer: payers[0] }, presentAtStart: false });
    expect(stage()).toMatchObject({ kind: "charge", most: 4000, deferred: true });
    s.take({ kind: "back" });
    defer(4000);
    expect(() => defer(1000)).toThrow("charge-waits");
  });

  test("found away only at the balance is offered as well", () => {
    const { s, register, stage } = openChargeShop({ offline: true });
    s.take({ kind: "charge" });
    s.take({ kind: "tap", card: { kind: "known", payer: payers[0] }, presentAtStart: false });
    register.setEmoney("down");
    s.take({ kind: "balance-read", payer: payers[0], answer: { kind: "away", code: "timeout" } });
    expect(stage()).toMatchObject({ kind: "charge", deferred: true });
  });

  test("reads the balance after all when the road is back before the cash is taken", () => {
    const { s, register, stage, notice } = openAway();
    s.take({ kind: "charge" });
    s.take({ kind: "tap", card: { kind: "known", payer: payers[0] }, presentAtStart: false });
    register.setEmoney("up");
    s.take({ kind: "charge-cash", amount: 3000, given: 3000 });
    expect([stage().kind, notice()?.code]).toEqual(["card", "charge-online"]);
    expect(register.kinds(1)).toEqual(["day-open"]);
  });
});

describe("when the authority is back", () => {
  test("it is credited without a word at the counter", () => {
    const { defer, s, register, stage, intents } = openAway();
    const key = defer();
    s.take({ kind: "next" });
    s.ring();
    const authority = { id: "tx-1", money: 3000, points: 0 };
    s.take({ kind: "collect-outcome", key, outcome: { kind: "captured", authority } });
    expect([register.kinds(1), stage().kind, intents()]).toEqual([["charge-posted"], "sale", []]);
  });

  test("refused by it, its cash waits to be handed back", () => {
    const { defer, s, register, notice } = openAway();
    const key = defer();
    s.take({ kind: "collect-outcome", key, outcome: declined });
    expect(notice()).toEqual({ code: "charge-deferred-rejected", amount: 3000 });
    s.take({ kind: "charge-returned", key });
    expect(register.kinds(3)).toEqual(["charge-rejected", "charge-cash-returned", "drawer-kick"]);
    expect(s.z().drawer).toBe(50_000);
  });

  test("without an answer it is looked up, and sent again under its key where it was not", () => {
    const { defer, s, register, intents } = openAway();
    const key = defer();
    s.take({ kind: "collect-outcome", key, outcome: notSent });
    expect(register.kinds(1)).toEqual(["drawer-kick"]);
    s.take({ kind: "collect-outcome", key, outcome: lost });
    expect([register.kinds(1), register.effects.at(-1)?.kind]).toEqual([["charge-unknown"], "resolve"]);
    expect(() => s.take({ kind: "charge-returned", key })).toThrow("not-now");
    s.notFound(key);
    expect([register.kinds(1), register.effects.at(-1)]).toEqual([["charge-not-posted"], { kind: "collect", key }]);
    expect(intents()).toMatchObject([{ state: "deferred" }]);
    s.take({ kind: "collect-outcome", key, outcome: lost });
    s.found(key);
    expect([register.kinds(1), intents()]).toEqual([["charge-posted"], []]);
  });

  test("a start in between takes it up again", () => {
    const { defer, s, register } = openAway();
    const key = defer();
    s.restart();
    expect(register.effects.at(-1)).toEqual({ kind: "collect", key });
  });
});

import { describe, expect, test } from "vitest";
import { listCharges } from "#main/counter/list-charges.ts";
import { openChargeShop, type ChargeShop } from "./charge-shop.ts";
import { payers } from "./paper-register.ts";

function charge({ s, register }: ChargeShop, amount = 3000, who = payers[0]): { seq: number; key: string } {
  s.take({ kind: "charge" });
  s.tap(700, who);
  s.take({ kind: "charge-cash", amount, given: amount });
  const key = s.keyNow();
  s.captured();
  return { seq: register.state().book.seq, key };
}
/** The supervisor's PIN was right. */
function correct({ s }: ChargeShop, seq: number): void {
  s.take({ kind: "approve", op: "99", pin: "0000", act: { kind: "charge-correct", seq } });
  s.take({ kind: "pin-checked", op: "99", ok: true, for: "act", act: { kind: "charge-correct", seq } });
}
const rows = ({ register }: ChargeShop) => listCharges({ book: () => register.state().book });

describe("a charge of today", () => {
  test("is taken back on a supervisor's word: the wallet first, the cash with the entry that says so", () => {
    const shop = openChargeShop();
    const { s, register, stage, notice } = shop;
    const { seq, key } = charge(shop);
    expect(rows(shop)).toMatchObject([{ seq, amount: 3000 }]);
    correct(shop, seq);
    expect(register.kinds(2)).toEqual(["approval", "charge-reverse-due"]);
    expect(register.entries.at(-2)).toMatchObject({ data: { for: "charge-correct", by: "99", key, amount: 3000 } });
    expect([register.effects.at(-1), rows(shop)]).toEqual([{ kind: "refund", key }, []]);
    s.refunded(key);
    expect(register.kinds(3)).toEqual(["charge-reversed", "charge-cash-returned", "drawer-kick"]);
    expect(stage()).toMatchObject({ kind: "done", done: { of: "charge", change: 3000, corrected: true } });
    expect(notice()).toEqual({ code: "charge-corrected", amount: 3000 });
    expect(register.jobs.slice(-2)).toMatchObject([{ what: { kind: "kick" } }, { what: { kind: "returned-slip" } }]);
    expect([shop.intents(), rows(shop), register.state().book.chargeDay]).toEqual([[], [], { "w-1": 0 }]);
    expect(s.z().drawer).toBe(50_000);
  });

  test("that is spent is not: no cash goes back, and a person looks", () => {
    const shop = openChargeShop();
    const { seq, key } = charge(shop);
    correct(shop, seq);
    shop.s.take({ kind: "refund-refused", key, code: "account_balance_not_enough" });
    expect(shop.register.entries.at(-1)).toMatchObject({
      kind: "charge-reverse-due",
      data: { key, correct: true, refused: "account_balance_not_enough" },
    });
    expect([shop.intents()[0]?.state, shop.notice()?.code]).toEqual(["refused", "charge-correct-refused"]);
    // Settled by a person: it is not taken back a second time.
    const act = { kind: "settle", key, as: "not-charged" } as const;
    shop.s.take({ kind: "pin-checked", op: "99", ok: true, for: "act", act });
    shop.s.take({ kind: "charge-returned", key });
    expect([shop.intents(), rows(shop)]).toEqual([[], []]);
    expect(() => correct(shop, seq)).toThrow("correct-under-way");
    expect(shop.s.z().drawer).toBe(50_000);
  });

  test("whose answer comes when the cashier has gone on is cash to hand back, in no hurry", () => {
    const shop = openChargeShop();
    const { s, register, notice, intents } = shop;
    const { seq, key } = charge(shop);
    correct(shop, seq);
    s.ring();
    s.refunded(key);
    expect([register.kinds(1), notice()?.code]).toEqual([["charge-reversed"], "charge-corrected-later"]);
    expect(intents()).toMatchObject([{ key, state: "rejected" }]);
    s.take({ kind: "charge-returned", key });
    s.take({ kind: "cancel-sale" });
    expect([intents(), s.z().drawer]).toEqual([[], 50_000]);
  });

  test("leaves no cash out of a Z: found taken back after it, the cash waits for the next day", () => {
    const shop = openChargeShop();
    const { s, intents } = shop;
    const { seq, key } = charge(shop);
    correct(shop, seq);
    expect(s.z().drawer).toBe(53_000);
    s.refunded(key);
    expect(intents()).toMatchObject([{ state: "rejected" }]);
    expect(() => s.take({ kind: "charge-returned", key })).toThrow("no-day");
  });

  test("a crash in between loses neither the order nor the cash", () => {
    const shop = openChargeShop();
    const { s, register } = shop;
    const { seq, key } = charge(shop);
    correct(shop, seq);
    s.restart();
    expect(register.effects.at(-1)).toEqual({ kind: "refund", key });
    s.refunded(key);
    expect(register.kinds(3)).toEqual(["charge-reversed", "charge-cash-returned", "drawer-kick"]);
  });
});

describe("a correction is refused", () => {
  test("during a sale, away from the authority, twice, and for what is no charge of this day", () => {
    const shop = openChargeShop();
    const { s, register } = shop;
    const { seq, key } = charge(shop);
    expect(() => correct(shop, seq - 1)).toThrow("correct-unknown");
    s.ring();
    expect(() => correct(shop, seq)).toThrow("correct-not-empty");
    s.take({ kind: "cancel-sale" });
    register.setEmoney("down");
    expect(() => correct(shop, seq)).toThrow("correct-away");
    register.setEmoney("up");
    correct(shop, seq);
    expect(() => correct(shop, seq)).toThrow("correct-under-way");
    s.refunded(key);
    expect(() => correct(shop, seq)).toThrow("correct-under-way");
    const next = charge(shop, 1000, payers[1]);
    s.z();
    register.wait(86_400_000);
    s.take({ kind: "day-open", day: "2026-11-24", float: 0 });
    expect(() => correct(shop, next.seq)).toThrow("correct-unknown");
  });

  test("does not take a screen away that came while the PIN was looked at: the cash it tells of would stay here", () => {
    const shop = openChargeShop();
    const { s, register, stage } = shop;
    const { seq } = charge(shop);
    s.take({ kind: "next" });
    s.take({ kind: "approve", op: "99", pin: "0000", act: { kind: "charge-correct", seq } });
    const { effects } = register;
    const asked = effects.findLast((effect) => effect.kind === "check-pin");
    const later = charge(shop, 1000, payers[1]);
    expect(stage()).toMatchObject({ kind: "done", done: { seq: later.seq } });
    const act = asked?.act;
    if (act === undefined) throw new Error("no PIN was asked for");
    expect(() => s.take({ kind: "pin-checked", op: "99", ok: true, for: "act", act })).toThrow("correct-not-empty");
    expect(stage()).toMatchObject({ kind: "done", done: { seq: later.seq } });
  });

  test("without a supervisor, and with a wrong PIN that counts as at sign-on", () => {
    const shop = openChargeShop();
    const { s, register } = shop;
    const { seq } = charge(shop);
    const act = { kind: "charge-correct", seq } as const;
    expect(() => s.take({ kind: "approve", op: "07", pin: "0000", act })).toThrow("need-supervisor");
    s.take({ kind: "pin-checked", op: "99", ok: false, for: "act", act });
    expect(register.entries.at(-1)).toMatchObject({ kind: "lock", data: { op: "99", tries: 1 } });
  });
});

test("of a charge that had waited, and of one of the day before, no cash leaves today's drawer", () => {
  const shop = openChargeShop({ offline: true });
  const { s, register } = shop;
  register.setEmoney("down");
  s.take({ kind: "charge" });
  s.take({ kind: "tap", card: { kind: "known", payer: payers[0] }, presentAtStart: false });
  s.take({ kind: "charge-cash", amount: 3000, given: 3000 });
  const key = shop.intents()[0]?.key ?? "";
  s.z();
  register.wait(86_400_000);
  s.take({ kind: "day-open", day: "2026-11-24", float: 0 });
  register.setEmoney("up");
  const authority = { id: "tx-1", money: 3000, points: 0 };
  s.take({ kind: "collect-outcome", key, outcome: { kind: "captured", authority } });
  expect(rows(shop)).toEqual([]);
});

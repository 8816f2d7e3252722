import { describe, expect, test } from "vitest";
import { lost, openCharge, payOf } from "./acts.ts";
import { openPaperShop, type PaperRegister, payers } from "./paper-register.ts";
import { type Steps, stepsOf } from "./steps.ts";

describe("a closed register", () => {
  test("rings nothing up: after the Z a stray scan leaves no line behind that would bar signing off", () => {
    const register = openPaperShop();
    const s = stepsOf(register);
    s.z();
    expect(() => s.ring()).toThrow("no-day");
    s.take({ kind: "sign-off" });
    expect(() => s.ring()).toThrow("no-operator");
  });

  test("gives no cash of a charge back that no Z would account for", () => {
    const register = openPaperShop();
    const s = stepsOf(register);
    openCharge(s, 3000);
    const key = s.keyNow();
    s.answered(lost);
    s.take({ kind: "park" });
    s.notFound(key);
    s.z();
    expect(() => s.take({ kind: "charge-returned", key })).toThrow("no-day");
    s.take({ kind: "day-open", day: "2026-11-23", float: 53_000 });
    s.take({ kind: "charge-returned", key });
    expect(s.z().drawer).toBe(50_000);
  });

  test("is not closed under a charge: sums that come while a card is asked for are refused", () => {
    const register = openPaperShop();
    const s = stepsOf(register);
    s.take({ kind: "day-close" });
    s.take({ kind: "charge" });
    const totals = { ...s, drawer: 0 } as never;
    const late = register.take({ kind: "z-ready", upTo: register.state().book.seq, head: "", totals });
    expect(late).toMatchObject({ refusal: { code: "close-not-empty" } });
  });

  test("opens again on the day a fast clock once opened, and on no later one", () => {
    const register = openPaperShop();
    const s = stepsOf(register);
    s.z();
    register.wait(-86_400_000);
    expect(() => s.take({ kind: "day-open", day: "2026-11-24", float: 0 })).toThrow("day-ahead");
    s.take({ kind: "day-open", day: "2026-11-23", float: 0 });
  });
});

describe("the limit of a card", () => {
  const pay = (s: Steps, who = payers[0], n = 2) => {
    s.ring(1, n);
    s.take({ kind: "emoney" });
    s.tap(9999, who);
    s.captured();
    s.take({ kind: "next" });
  };
  test("a day holds also over a Z and a second opening, and is fresh the next day", () => {
    const register = openPaperShop();
    const s = stepsOf(register);
    pay(s);
    pay(s);
    s.z();
    s.take({ kind: "day-open", day: "2026-11-23", float: 0 });
    expect(() => pay(s)).toThrow("card-limit-day");
    // The card's screen stays: an app's barcode may pay.
    expect(register.state().draft.stage.kind).toBe("card");
    s.take({ kind: "cancel-sale" });
    pay(s, payers[1]);
    s.z();
    register.wait(86_400_000);
    s.take({ kind: "day-open", day: "2026-11-24", float: 0 });
    pay(s);
  });

  test("a parked payment holds up its own wallet, and no other", () => {
    const register = openPaperShop();
    const s = stepsOf(register);
    payOf(s);
    s.answered(lost);
    s.take({ kind: "park" });
    s.take({ kind: "emoney" });
    expect(() => s.tap(9000)).toThrow("wallet-parked");
    s.tap(9000, payers[1]);
    s.captured();
  });
});

describe("an operator", () => {
  const wrong = (register: PaperRegister) =>
    register.take({ kind: "pin-checked", op: "99", ok: false, for: "sign-on" });
  test("locked out by the fifth wrong PIN is not let in by a sixth try that was under way", () => {
    const register = openPaperShop();
    stepsOf(register).take({ kind: "sign-off" });
    for (let n = 0; n < 5; n += 1) expect(wrong(register).kind).toBe("accepted");
    const { seq } = register.state().book;
    expect(register.take({ kind: "pin-checked", op: "99", ok: true, for: "sign-on" })).toMatchObject({
      refusal: { code: "locked" },
    });
    expect(wrong(register)).toMatchObject({ refusal: { code: "locked" } });
    expect(register.state().book.seq).toBe(seq);
    register.wait(30_000);
    expect(register.take({ kind: "pin-checked", op: "99", ok: true, for: "sign-on" }).kind).toBe("accepted");
  });

  test("does not sign on over another who was quicker", () => {
    const register = openPaperShop();
    expect(register.take({ kind: "pin-checked", op: "99", ok: true, for: "sign-on" })).toMatchObject({
      refusal: { code: "not-now" },
    });
    expect(register.state().book.op).toBe("07");
  });
});

test("a balance read for one sale is never shown on the next of the same member", () => {
  const register = openPaperShop();
  const s = stepsOf(register);
  payOf(s);
  s.captured();
  const first = register.effects.find((effect) => effect.kind === "balance-after")?.seq ?? 0;
  payOf(s);
  s.captured();
  expect(register.take({ kind: "balance-after", seq: first, balance: 1 })).toMatchObject({ kind: "refused" });
  const { seq } = register.state().book;
  s.take({ kind: "balance-after", seq, balance: 2 });
  expect(register.state().draft.stage).toMatchObject({ done: { balance: 2 } });
});

test("the same code again counts up only where rate and class are the same", () => {
  const register = openPaperShop();
  const s = stepsOf(register);
  s.ring();
  const line = register.state().draft.lines[0];
  if (!line) throw new Error("no line");
  const { code, name, class: goodsClass, unit: price } = line;
  const item = { code, name, kana: "", class: goodsClass, price, tax: "reduced", rate: 8 } as const;
  s.take({ kind: "ring", code, qty: 1, item });
  expect(register.state().draft.lines.map(({ qty, rate }) => [qty, rate])).toEqual([
    [1, 10],
    [1, 8],
  ]);
  expect(register.take({ kind: "ring", code, qty: 1, item: { ...item, name: "\ud800" } })).toMatchObject({
    refusal: { code: "unknown-code" },
  });
});

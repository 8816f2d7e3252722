import { describe, expect, test } from "vitest";
import { payOf } from "./acts.ts";
import { openReturnShop, type ReturnShop, sellMeals } from "./paper-returns.ts";

describe("money of a return", () => {
  test("that the authority will not give back waits for a person", () => {
    const { register, s, r, pending } = openReturnShop();
    const key = sellMeals(s);
    r.find("R1-1-1");
    r.all();
    r.ask();
    r.granted();
    s.take({ kind: "refund-refused", key, code: "account_closed" });
    expect(pending()).toEqual(["payment refused 1320"]);
    expect(register.entries.at(-1)).toMatchObject({ data: { key, refused: "account_closed", of: "R1-1-2" } });
    r.find("R1-1-1");
    expect(register.state().draft.notice?.code).toBe("refund-nothing-left");
  });

  test("that would overfill the wallet waits for a person", () => {
    const { register, s, r, pending } = openReturnShop();
    sellMeals(s);
    r.find("R1-1-1");
    r.pick(0, 1);
    r.ask();
    r.granted();
    const key = Object.keys(register.state().book.intents)[0] ?? "";
    s.take({ kind: "credit-outcome", key, outcome: { kind: "declined", code: "account_balance_exceeded" } });
    expect(pending()).toEqual(["credit refused 440"]);
  });

  test("after a restart is credited again by its key", () => {
    const { register, s, r, effects } = openReturnShop();
    sellMeals(s);
    r.find("R1-1-1");
    r.pick(0, 1);
    r.ask();
    r.granted();
    const key = Object.keys(register.state().book.intents)[0] ?? "";
    s.restart();
    expect(effects().at(-1)).toBe(`credit ${key.slice(0, 8)}`);
  });

  test("of a payment found captured late prints a slip of its own", () => {
    const { register, s } = openReturnShop();
    const key = payOf(s);
    s.answered({ kind: "unknown", code: "timeout" });
    s.take({ kind: "park" });
    s.cash(1000);
    s.found(key);
    const jobs = register.jobs.length;
    s.refunded(key);
    expect(register.jobs.slice(jobs)).toEqual([{ device: "printer", what: { kind: "returned-slip", copy: 0 } }]);
    expect(register.entries.at(-1)).toMatchObject({ kind: "pay-refunded", data: { key, amount: 440 } });
  });
});

describe("the rebate of a return, where this register granted it", () => {
  const books = { creditor: "register" } as const;
  /** Two books of 1,980 by card, their points granted. */
  function sellBooks({ register, s }: ReturnShop): void {
    s.ring(1, 2);
    s.take({ kind: "emoney" });
    s.tap(9000);
    s.captured();
    const grant = Object.values(register.state().book.intents).find(({ kind }) => kind === "rebate");
    if (!grant) throw new Error("no grant");
    const outcome = { kind: "captured", authority: { id: "tx-p", money: 0, points: grant.amount } } as const;
    s.take({ kind: "grant-outcome", key: grant.key, outcome });
  }

  test("is taken back whole, and what is still owed is granted anew", () => {
    const shop = openReturnShop(books);
    const { register, s, r, pending, effects } = shop;
    sellBooks(shop);
    r.find("R1-1-1", { granted: r.grantOf("R1-1-1") });
    r.pick(0, 1);
    r.ask();
    r.granted();
    expect(pending().toSorted()).toEqual(["credit refund-due 1980", "rebate open 198", "rebate refund-due 396"]);
    const { key = "" } = Object.values(register.state().book.intents).find(({ amount }) => amount === 396) ?? {};
    expect(effects()).toContain(`refund ${key.slice(0, 8)}`);
    s.take({ kind: "refunded", key, authority: { id: "tx-p", money: 0, points: 396 } });
    expect(register.entries.at(-1)).toMatchObject({
      kind: "charge-reversed",
      data: { rebate_of: "R1-1-1", amount: 396 },
    });
    const again = Object.values(register.state().book.intents).find(({ kind }) => kind === "rebate");
    expect(again).toMatchObject({ amount: 198, of: "R1-1-1" });
  });

  test("waits while the points are still being granted", () => {
    const shop = openReturnShop(books);
    const { register, r } = shop;
    sellBooks(shop);
    const { authority: _, ...open_ } = r.grantOf("R1-1-1");
    r.find("R1-1-1", { granted: open_ });
    r.all();
    expect(register.take({ kind: "refund-take" })).toMatchObject({ refusal: { code: "refund-rebate-open" } });
  });

  test("of another register is left to a person", () => {
    const shop = openReturnShop(books);
    const { r, pending } = shop;
    sellBooks(shop);
    r.find("R1-1-1", { isOwn: false });
    r.all();
    r.ask();
    r.granted();
    expect(pending()).toEqual(["payment refund-due 3960", "rebate refused 396"]);
  });
});

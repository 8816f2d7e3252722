import { describe, expect, test } from "vitest";
import { openReturnShop, sellMeals, sellMixed } from "./paper-returns.ts";

const authority = (id: string, amount: number) => ({ id, money: amount, points: 0 });

describe("a return", () => {
  test("of a whole payment refunds it under its own key, and the wallet's balance is read after", () => {
    const { register, s, r, pending, kindsSince, stage } = openReturnShop();
    const key = sellMeals(s);
    const { seq } = register.state().book;
    r.find("R1-1-1");
    r.all();
    r.ask();
    expect(kindsSince(seq)).toEqual([]);
    r.granted();
    expect(kindsSince(seq)).toEqual(["refund", "pay-refund-due"]);
    expect(register.entries.at(-2)).toMatchObject({
      data: { receipt: "R1-1-2", of: { receipt: "R1-1-1", day: "2026-11-23" }, total: 1320, tenders: [{ key }] },
    });
    expect(register.state().book).toMatchObject({ gt: 0, gta: 2640 });
    expect(pending()).toEqual(["payment refund-due 1320"]);
    expect(register.jobs.slice(-1)).toMatchObject([{ device: "printer", what: { kind: "refund-slip" } }]);
    s.take({ kind: "refunded", key, authority: authority("tx-1", 1320) });
    expect(register.entries.at(-1)).toMatchObject({ kind: "pay-refunded", data: { key, of: "R1-1-2" } });
    expect(pending()).toEqual([]);
    expect(register.effects.at(-1)).toMatchObject({ kind: "balance-after", wallet: "w-1" });
    s.take({ kind: "balance-after", seq: seq + 1, balance: 5000, debt: 7 });
    expect(stage()).toMatchObject({
      done: { of: "refund", total: 1320, emoney: 1320, cash: 0, balance: 5000, debt: 7 },
    });
  });

  test("of a part credits the wallet under a key of its own, and so does the rest: a payment is refunded whole or never", () => {
    const { register, s, r, pending, effects } = openReturnShop();
    const paid = sellMeals(s);
    r.find("R1-1-1");
    r.pick(0, 1);
    r.ask();
    r.granted();
    expect(pending()).toEqual(["credit refund-due 440"]);
    const key = Object.keys(register.state().book.intents)[0] ?? "";
    expect(key).not.toBe(paid);
    expect(effects().at(-1)).toBe(`credit ${key.slice(0, 8)}`);
    const { seq } = register.state().book;
    s.take({ kind: "credit-outcome", key, outcome: { kind: "unknown", code: "timeout" } });
    expect(register.state().book.seq).toBe(seq);
    s.take({ kind: "credit-outcome", key, outcome: { kind: "captured", authority: authority("tx-2", 440) } });
    expect(register.entries.at(-1)).toMatchObject({ kind: "pay-refunded", data: { key, how: "credit", amount: 440 } });
    r.find("R1-1-1");
    r.all();
    r.ask();
    r.granted();
    expect(pending()).toEqual(["credit refund-due 880"]);
    expect(register.state().book).toMatchObject({ gt: 0, gta: 2640 });
  });

  test("of a part by repay takes the whole back and what is kept again, once", () => {
    const { register, s, r, pending, effects } = openReturnShop({ refund: { partial: "repay" } });
    const key = sellMeals(s);
    r.find("R1-1-1");
    r.pick(0, 2);
    r.ask();
    r.granted();
    expect(pending()).toEqual(["payment refund-due 1320"]);
    s.take({ kind: "refunded", key, authority: authority("tx-1", 1320) });
    expect(pending()).toEqual(["payment claim 440"]);
    expect(register.entries.at(-1)).toMatchObject({
      kind: "pay-intent",
      data: { wallet: "w-1", customer: "c-1", amount: 440, kept_of: "R1-1-1" },
    });
    expect(register.state().book.trustYen).toBe(0);
    const kept = Object.keys(register.state().book.intents)[0] ?? "";
    expect(effects()).toContain(`collect ${kept.slice(0, 8)}`);
    s.take({ kind: "collect-outcome", key: kept, outcome: { kind: "captured", authority: authority("tx-3", 440) } });
    expect(pending()).toEqual([]);
    r.find("R1-1-1");
    r.all();
    r.ask();
    r.granted();
    expect(pending()).toEqual(["credit refund-due 440"]);
  });

  test("gives cash from the drawer and e-money to the wallet, and the Z holds it", () => {
    const { register, s, r } = openReturnShop();
    sellMixed(s);
    r.find("R1-1-1");
    r.all();
    r.ask();
    r.granted();
    const [refund] = register.entries.filter(({ kind }) => kind === "refund");
    expect(refund).toMatchObject({
      data: {
        tenders: [
          { kind: "cash", amount: 84 },
          { kind: "emoney", amount: 440 },
        ],
      },
    });
    expect(register.jobs.slice(-2).map(({ what }) => what.kind)).toEqual(["kick", "refund-slip"]);
    s.take({ kind: "next" });
    const totals = s.z();
    expect(totals).toMatchObject({ refunds: { count: 1, total: 524 }, drawer: 50_000, rebate_back: 2 });
    // The money is still on its way: the day closes over it and carries it.
    expect(register.entries.at(-1)).toMatchObject({ data: { pending: [{ kind: "payment", amount: 440 }] } });
  });

  test("is found by the QR of its receipt between two sales, and only there", () => {
    const { register, s, stage } = openReturnShop();
    sellMixed(s);
    const code = { kind: "receipt", reg: "R1", epoch: 1, seq: 4, hash: "89ABCDEF" } as const;
    s.take({ kind: "app-code", code });
    expect(stage().kind).toBe("refund-finding");
    expect(register.effects.at(-1)).toEqual({
      kind: "find-sale",
      by: { reg: "R1", epoch: 1, seq: 4, hash: "89ABCDEF" },
    });
    s.take({ kind: "back" });
    s.take({ kind: "back" });
    expect(stage().kind).toBe("sale");
    s.ring();
    expect(register.take({ kind: "app-code", code })).toMatchObject({ refusal: { code: "refund-not-empty" } });
    expect(register.take({ kind: "refund" })).toMatchObject({ refusal: { code: "refund-not-empty" } });
  });

  test("knows a whole number, a short one in any digits, and nothing else", () => {
    const { register, s } = openReturnShop();
    const wanted = (receipt: string) => {
      s.take({ kind: "refund" });
      const verdict = register.take({ kind: "refund-number", receipt });
      if (verdict.kind === "refused") return s.take({ kind: "back" });
      s.take({ kind: "back" });
      s.take({ kind: "back" });
      return verdict.effects[0];
    };
    expect(wanted(" １２ ")).toEqual({ kind: "find-sale", by: { receipt: "R1-1-12" } });
    expect(wanted("KU-R02-1-39")).toEqual({ kind: "find-sale", by: { receipt: "KU-R02-1-39" } });
    for (const wrong of ["", "0-0", "唐揚げ", "-1-2", "R1-1-02x"]) expect(wanted(wrong)).toBeUndefined();
  });

  test("that finds nothing, nothing left, or no headquarters for another register's sale says so and waits for the next receipt", () => {
    const { register, s, r, stage } = openReturnShop();
    sellMeals(s);
    const told = (answer: Parameters<typeof register.take>[0] & { kind: "sale-found" }) => {
      s.take({ kind: "refund-number", receipt: "1" });
      s.take(answer);
      expect(stage().kind).toBe("refund-find");
      return register.state().draft.notice?.code;
    };
    expect(told({ kind: "sale-found", answer: { kind: "refused", code: "sale-unknown" } })).toBe("sale-unknown");
    expect(told({ kind: "sale-found", answer: { kind: "refused", code: "wrong-register" } })).toBe("refund-denied");
    expect(told({ kind: "sale-found", answer: { kind: "away", code: "timeout" } })).toBe("refund-elsewhere");
    r.find("R1-1-1");
    r.all();
    r.ask();
    r.granted();
    s.take({ kind: "next" });
    expect(() => r.find("R1-1-1")).not.toThrow();
    expect(register.state().draft.notice?.code).toBe("refund-nothing-left");
  });

  test("of nothing, of more than is left, of an uncollected claim, or of a part whose wallet nobody knows is refused before anybody is asked", () => {
    const { register, s, r } = openReturnShop();
    sellMeals(s);
    r.find("R1-1-1");
    const take = () => register.take({ kind: "refund-take" });
    expect(take()).toMatchObject({ refusal: { code: "refund-no-pick" } });
    expect(register.take({ kind: "refund-pick", at: 0, qty: 4 })).toMatchObject({
      refusal: { code: "refund-over", amount: 3 },
    });
    s.take({ kind: "back" });
    const [tender] = r.saleOf("R1-1-1").data.tenders;
    if (!tender) throw new Error("no tender");
    const { authority: _, ...claim } = { ...tender, was: tender.amount, wallet: "w-1", customer: "c-1" };
    r.find("R1-1-1", { tenders: [claim] });
    r.all();
    expect(take()).toMatchObject({ refusal: { code: "refund-claim" } });
    s.take({ kind: "back" });
    r.find("R1-1-1", { isOwn: false, tenders: [{ ...tender, was: tender.amount }] });
    r.pick(0, 1);
    expect(take()).toMatchObject({ refusal: { code: "refund-wallet" } });
    r.all();
    expect(take()).toMatchObject({ kind: "accepted" });
  });
});

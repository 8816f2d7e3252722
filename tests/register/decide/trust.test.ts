import { describe, expect, test } from "vitest";
import { goods, payers } from "./paper-register.ts";
import { caps, openTrustShop } from "./trust-shop.ts";

/** The authority is away and a supervisor has switched trust mode on. */
function openOn(trust = caps) {
  const shop = openTrustShop(trust);
  shop.register.setEmoney("down");
  expect(shop.approve({ kind: "trust", on: true })).toBe("accepted");
  return shop;
}
const paid = { kind: "captured", authority: { id: "tx-1", money: 440, points: 0 } } as const;

describe("trust mode", () => {
  test("is never on where the signed settings have none", () => {
    const { approve, register, sell } = openTrustShop(null);
    expect(approve({ kind: "trust", on: true })).toBe("trust-unset");
    register.setEmoney("down");
    expect(sell()).toBe("emoney-away");
  });

  test("is switched on by a supervisor's approval until a time that stands in the journal, and off again", () => {
    const { approve, register, sell } = openOn();
    expect(register.entries.at(-1)).toMatchObject({
      kind: "approval",
      data: { for: "trust", by: "99", on: true, until: expect.stringContaining("2026-11-23T11:00:0") as string },
    });
    expect(approve({ kind: "trust", on: false })).toBe("accepted");
    expect(sell()).toBe("emoney-away");
  });

  test("sells in one commit, with intent, sale and paper, and owes the collection", () => {
    const { register, sell, claims } = openOn();
    expect(sell()).toBe("accepted");
    expect(register.kinds(2)).toEqual(["pay-intent", "sale"]);
    const [intent, sale] = register.entries.slice(-2);
    const key = claims()[0]?.key;
    expect(intent).toMatchObject({ data: { key, claim: true, amount: 440, basket: "ba" } });
    expect(sale).toMatchObject({ data: { tenders: [{ kind: "emoney", amount: 440, key }] } });
    expect(sale?.kind === "sale" && sale.data.tenders[0]?.authority).toBeUndefined();
    expect(register.state().draft.stage).toMatchObject({ kind: "done", done: { claim: 440, emoney: 0, wallet: null } });
    expect(register.effects.at(-1)).toEqual({ kind: "collect", key });
    expect(register.effects.some(({ kind }) => kind === "balance-after")).toBe(false);
  });

  test("sells no more than the caps, each with a sentence of its own", () => {
    const { sell, register } = openOn();
    expect(sell(0, 3)).toBe("trust-limit-sale");
    expect(sell(0, 1, caps.deny_age_ms + 1)).toBe("card-deny-old");
    expect(sell(0, 1, null)).toBe("card-deny-old");
    expect(sell(0, 1, "unsaid")).toBe("card-deny-old");
    expect(sell(0, 2)).toBe("accepted");
    expect(sell(0, 1)).toBe("trust-card-used");
    // 620 of 1,500 yen are left.
    expect(sell(1, 2)).toBe("trust-limit-register");
    expect(sell(1, 1)).toBe("accepted");
    expect(register.entries.filter(({ kind }) => kind === "sale")).toHaveLength(2);
  });

  test("counts sales as well as yen", () => {
    const { sell } = openOn({ ...caps, register_yen: 50_000, register_sales: 2 });
    expect([sell(0, 1, 1, "a"), sell(0, 1, 1, "b"), sell(0, 1, 1, "c")]).toEqual([
      "accepted",
      "accepted",
      "trust-limit-register",
    ]);
  });

  test("switched off and on again it gives nothing anew while the claims are not collected", () => {
    const { sell, approve, claims, collect } = openOn();
    expect(sell(0, 2)).toBe("accepted");
    approve({ kind: "trust", on: false });
    approve({ kind: "trust", on: true });
    expect(sell(0)).toBe("trust-card-used");
    expect(sell(1, 2)).toBe("trust-limit-register");
    const amount = claims()[0]?.amount ?? 0;
    collect(claims()[0]?.key ?? "", { ...paid, authority: { id: "tx-1", money: amount, points: 0 } });
    approve({ kind: "trust", on: true });
    expect(sell(0)).toBe("accepted");
  });

  test("ends by itself when its time has run out", () => {
    const { sell, register } = openOn();
    register.wait(caps.off_after_ms);
    expect(sell()).toBe("emoney-away");
  });

  test("holds its caps over a crash: what was sold is in the journal before anything else", () => {
    const { sell, register } = openOn();
    expect(sell(0, 2)).toBe("accepted");
    register.take({ kind: "start", clean: false, runtime: "paper" });
    expect(sell(0, 1)).toBe("trust-card-used");
    expect(register.effects.filter(({ kind }) => kind === "collect")).toHaveLength(2);
  });

  test("takes the rest of a basket that was paid in part in cash, never a part of it", () => {
    const { register, code } = openOn();
    const tap = {
      kind: "tap",
      card: { kind: "known", payer: payers[0] },
      presentAtStart: false,
      denyAgeMs: 0,
    } as const;
    register.take({ kind: "ring", code: "", qty: 1, item: goods[0] });
    register.take({ kind: "emoney", amount: 100 });
    expect(code(register.take(tap))).toBe("trust-whole");
    register.take({ kind: "back" });
    register.take({ kind: "cash", given: 300 });
    register.take({ kind: "emoney" });
    expect(code(register.take(tap))).toBe("accepted");
    expect(register.kinds(3)).toEqual(["pay-intent", "sale", "drawer-kick"]);
    expect(register.state().draft.stage).toMatchObject({ done: { claim: 140, given: 300, change: 0 } });
    expect(register.state().book).toMatchObject({ trustYen: 140, trustSales: 1, trustBy: { "w-1": 140 } });
  });

  test("sells nothing by itself while the authority answers", () => {
    const { sell, register } = openOn();
    register.setEmoney("up");
    sell();
    expect(register.state().draft.stage.kind).toBe("reading");
  });

  test("counts as card-only money of the day", () => {
    const { sell, book } = openOn();
    sell(0, 2);
    expect(book().cardDay).toEqual({ "w-1": 880 });
  });
});

describe("a claim", () => {
  test("is paid once the authority has taken it", () => {
    const { sell, claims, collect, register } = openOn();
    sell();
    expect(collect(claims()[0]?.key ?? "", paid)).toBe("accepted");
    expect(register.kinds(1)).toEqual(["pay-captured"]);
    expect(claims()).toEqual([]);
  });

  test("refused by the authority is a named loss for a person, and may be tried again", () => {
    const { sell, claims, collect, register, code, book, approve } = openOn();
    sell();
    const key = claims()[0]?.key ?? "";
    expect(collect(key, { kind: "declined", code: "account_balance_not_enough" })).toBe("accepted");
    expect(register.kinds(1)).toEqual(["pay-declined"]);
    expect(book().intents[key]?.state).toBe("refused");
    expect(code(register.take({ kind: "pending-ask", key }))).toBe("accepted");
    expect(register.effects.at(-1)).toEqual({ kind: "collect", key });
    expect(approve({ kind: "settle", key, as: "seen" })).toBe("accepted");
    expect(book().intents).toEqual({});
  });

  test("whose answer was lost is looked up, and found captured it is paid and never given back", () => {
    const { sell, claims, collect, register } = openOn();
    sell();
    const key = claims()[0]?.key ?? "";
    collect(key, { kind: "unknown", code: "timeout" });
    expect(register.effects.at(-1)).toEqual({ kind: "resolve", key });
    register.take({ kind: "resolved", key, as: "captured", authority: paid.authority });
    expect(register.kinds(2)).toEqual(["pay-unknown", "pay-captured"]);
    expect(claims()).toEqual([]);
  });

  test("whose request was lost is a claim again, and is collected again under its key", () => {
    const { sell, claims, collect, register } = openOn();
    sell();
    const key = claims()[0]?.key ?? "";
    collect(key, { kind: "unknown", code: "timeout" });
    register.take({ kind: "resolved", key, as: "not-charged", code: "not-found-twice" });
    expect(claims()).toMatchObject([{ key, state: "claim" }]);
    expect(register.effects.at(-1)).toEqual({ kind: "collect", key });
  });

  test("whose answer does not agree is a fault for a person", () => {
    const { sell, claims, collect, approve, book } = openOn();
    sell();
    const key = claims()[0]?.key ?? "";
    collect(key, { kind: "fault", code: "answer-amount" });
    expect(claims()).toMatchObject([{ state: "fault" }]);
    expect(approve({ kind: "settle", key, as: "seen" })).toBe("settle-say");
    expect(approve({ kind: "settle", key, as: "captured" })).toBe("accepted");
    expect(book().intents).toEqual({});
  });

  test("not sent stays what it is", () => {
    const { sell, claims, collect, register } = openOn();
    sell();
    const before = register.entries.length;
    expect(collect(claims()[0]?.key ?? "", { kind: "not-sent", code: "known-away" })).toBe("accepted");
    expect(register.entries).toHaveLength(before);
  });
});

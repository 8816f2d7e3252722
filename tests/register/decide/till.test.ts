import { describe, expect, test } from "vitest";
import { sumDay } from "#register/z.ts";
import { goods } from "./paper-register.ts";
import { openTill as open, pieces } from "./till-shop.ts";

describe("cash in and out", () => {
  test("opens the drawer, prints a slip and moves what the drawer ought to hold", () => {
    const shop = open();
    expect(shop.take({ kind: "cash-in", amount: 1500, reason: "立替金の戻り" })).toBe("accepted");
    expect(shop.kinds(2)).toEqual(["cash-in", "drawer-kick"]);
    expect(shop.book().drawer).toBe(51_500);
    const of = shop.book().seq - 1;
    expect(shop.jobs.slice(-2)).toEqual([
      { device: "drawer", what: { kind: "kick" }, of },
      { device: "printer", what: { kind: "till-slip", copy: 0 }, of },
    ]);
  });

  test("out of the drawer is a supervisor's, unless one stands there", () => {
    const shop = open();
    const out = { kind: "cash-out", amount: 800, reason: "小口の支払い" } as const;
    expect(shop.take(out)).toBe("need-supervisor");
    expect(shop.approve(out)).toBe("accepted");
    expect(shop.kinds(3)).toEqual(["approval", "cash-out", "drawer-kick"]);
    expect(shop.entries.at(-2)).toMatchObject({ data: { amount: 800, reason: "小口の支払い", by: "99" } });
    shop.take({ kind: "sign-off" });
    shop.sign("99");
    expect(shop.take(out)).toBe("accepted");
    expect(shop.book().drawer).toBe(50_000 - 1600);
  });

  test("to the safe and from it has a heading of its own, with its pieces", () => {
    const shop = open();
    const counts = pieces([10_000, 3], [1000, 2]);
    expect(shop.take({ kind: "cash-out", amount: 32_000, reason: "", as: "pickup", counts })).toBe("accepted");
    expect(shop.entries.at(-2)).toMatchObject({ data: { reason: "売上金の回収", as: "pickup", counts } });
    expect(shop.take({ kind: "cash-in", amount: 5000, reason: "", as: "loan" })).toBe("accepted");
    const { pickups, loans, cash_in, drawer } = sumDay(shop.entries.slice(shop.book().dayOpenSeq - 1));
    expect([pickups, loans, cash_in, drawer]).toEqual([
      { count: 1, total: 32_000 },
      { count: 1, total: 5000 },
      { count: 0, total: 0 },
      23_000,
    ]);
  });

  test("refuses pieces that come to another sum, nothing at all, a reason nobody named and the wrong way of the safe", () => {
    const shop = open();
    const said = { kind: "cash-in", amount: 5000, reason: "立替金の戻り" } as const;
    expect(shop.take({ ...said, counts: pieces([1000, 4]) })).toBe("till-counts");
    expect(shop.take({ ...said, counts: [...pieces([1000, 4]), ...pieces([1000, 1])] })).toBe("till-counts");
    expect(shop.take({ ...said, amount: 0 })).toBe("till-amount");
    expect(shop.take({ ...said, reason: "おこづかい" })).toBe("till-reason");
    expect(shop.take({ ...said, as: "pickup" })).toBe("till-reason");
  });
});

describe("a blind count", () => {
  test("is journalled with what was expected; counted again it is another entry with the next number", () => {
    const shop = open();
    shop.sellCash();
    expect(shop.take({ kind: "cash-count", counted: 50_400, for: "z" })).toBe("accepted");
    expect(shop.last()).toMatchObject({
      kind: "cash-count",
      data: { counted: 50_400, expected: 50_440, n: 1, for: "z" },
    });
    shop.take({ kind: "cash-count", counted: 50_440, counts: pieces([10_000, 5], [100, 4], [10, 4]), for: "z" });
    expect(shop.last()).toMatchObject({ data: { counted: 50_440, n: 2 } });
    expect(shop.entries.filter(({ kind }) => kind === "cash-count")).toHaveLength(2);
  });

  test("stands until cash moves, and the next begins at one again", () => {
    const shop = open();
    shop.take({ kind: "cash-count", counted: 50_000, for: "x" });
    expect(shop.book()).toMatchObject({ countSeq: shop.book().seq, countN: 1 });
    shop.take({ kind: "no-sale", reason: "両替" });
    expect(shop.book().countN).toBe(1);
    shop.sellCash();
    expect(shop.book()).toMatchObject({ countSeq: 0, countN: 0 });
    shop.take({ kind: "cash-count", counted: 50_000, for: "x" });
    expect(shop.last()).toMatchObject({ data: { expected: 50_440, n: 1 } });
  });

  test("is not taken while a basket's cash lies in the drawer", () => {
    const shop = open();
    shop.take({ kind: "ring", code: "61", qty: 1, item: goods[0] });
    shop.take({ kind: "tender" });
    expect(shop.take({ kind: "cash-count", counted: 1, for: "x" })).toBe("count-not-now");
  });

  test("opens the drawer by a pulse that stands in the journal", () => {
    const shop = open();
    expect(shop.take({ kind: "count-drawer" })).toBe("accepted");
    expect(shop.last()).toMatchObject({ kind: "drawer-kick", data: { for: "count" } });
  });
});

describe("a hand-over", () => {
  test("ends the shift with its own sums and leaves the day and baskets put aside as they are", () => {
    const shop = open();
    shop.sellCash();
    shop.take({ kind: "ring", code: "62", qty: 1, item: goods[1] });
    shop.take({ kind: "hold" });
    shop.take({ kind: "cash-count", counted: 50_400, for: "hand-over" });
    expect(shop.handOver()).toBe("accepted");
    expect(shop.kinds(2)).toEqual(["x-report", "sign-off"]);
    const { differences } = shop.book();
    expect(Object.values(differences)).toMatchObject([{ code: "drawer-short", amount: 40 }]);
    expect(shop.last()).toMatchObject({ data: { op: "07", hand_over: true, counted: 50_400 } });
    expect(shop.book()).toMatchObject({ day: "2026-11-23", op: null, shift: 1 });
    expect(shop.state().draft.held).toHaveLength(1);
    shop.sign("99");
    expect(shop.last()).toMatchObject({ kind: "sign-on", data: { op: "99", shift: 2 } });
    shop.sellCash();
    expect(shop.entries.at(-2)).toMatchObject({ kind: "sale", data: { shift: 2 } });
  });

  test("waits for an empty counter, and happens without sums where none can be taken", () => {
    const shop = open();
    shop.take({ kind: "ring", code: "61", qty: 1, item: goods[0] });
    expect(shop.take({ kind: "hand-over" })).toBe("close-not-empty");
    shop.take({ kind: "cancel-sale" });
    shop.take({ kind: "hand-over" });
    const { shiftSeq: from } = shop.book();
    expect(shop.take({ kind: "shift-summed", from, upTo: 0, totals: null })).toBe("accepted");
    expect(shop.last()).toMatchObject({ kind: "sign-off", data: { hand_over: true } });
    expect(shop.take({ kind: "shift-summed", from, upTo: 0, totals: null })).toBe("late-outcome");
  });

  test("takes its sums again when something was journalled meanwhile", () => {
    const shop = open();
    shop.take({ kind: "hand-over" });
    const { shiftSeq: from, seq: upTo } = shop.book();
    const totals = sumDay(shop.entries.slice(from - 1));
    shop.take({ kind: "no-sale", reason: "両替" });
    shop.take({ kind: "shift-summed", from, upTo, totals });
    expect(shop.effects.at(-1)).toEqual({ kind: "sum-shift", from });
    expect(shop.book().op).toBe("07");
  });

  test("is no plain sign-off: who signs on after that goes on with the shift", () => {
    const shop = open();
    shop.take({ kind: "sign-off" });
    shop.sign("99");
    expect(shop.last()).toMatchObject({ kind: "sign-on", data: { op: "99", name: "佐藤", role: "supervisor" } });
    expect(shop.book().shift).toBe(1);
  });
});

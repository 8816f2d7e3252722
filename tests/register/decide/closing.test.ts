import { describe, expect, test } from "vitest";
import { goods } from "./paper-register.ts";
import { openTill as open, pieces } from "./till-shop.ts";

describe("closing", () => {
  test("cancels what was left open and put aside, before the sums", () => {
    const shop = open();
    for (const hold of [true, true, false]) {
      shop.take({ kind: "ring", code: "61", qty: 1, item: goods[0] });
      if (hold) shop.take({ kind: "hold" });
    }
    expect(shop.take({ kind: "day-close" })).toBe("accepted");
    expect(shop.kinds(3)).toEqual(["sale-cancelled", "sale-cancelled", "sale-cancelled"]);
    expect(shop.last()).toMatchObject({ data: { reason: "closing", total: 440 } });
    expect(shop.state().draft.lines).toEqual([]);
    expect(shop.z()).toBe("accepted");
    expect(shop.last()).toMatchObject({ kind: "z-report", data: { cancelled: 3 } });
  });

  test("waits for cash of an open basket, which has to be given back by hand", () => {
    const shop = open();
    shop.take({ kind: "ring", code: "61", qty: 1, item: goods[0] });
    shop.take({ kind: "tender" });
    shop.take({ kind: "cash", given: 100 });
    expect(shop.take({ kind: "day-close" })).toBe("close-not-empty");
    shop.take({ kind: "back" });
    expect(["close-not-empty", "close-money"]).toContain(shop.take({ kind: "day-close" }));
    shop.take({ kind: "cancel-sale" });
    expect(shop.take({ kind: "day-close" })).toBe("accepted");
  });

  test("takes the count that stands along, and one that no longer stands does not", () => {
    const shop = open();
    shop.take({ kind: "cash-count", counted: 50_000, for: "z" });
    const count = { seq: shop.book().seq, counted: 50_000, expected: 50_000 };
    shop.take({ kind: "day-close" });
    expect(shop.effects.at(-1)).toEqual({ kind: "reconcile", count, thenClose: true });
    shop.sellCash();
    shop.take({ kind: "day-close" });
    expect(shop.effects.at(-1)).toEqual({ kind: "reconcile", count: null, thenClose: true });
    shop.z();
    expect(shop.last()).toMatchObject({ data: { counts: 1, count } });
  });
});

describe("the day", () => {
  test("opens with its pieces, and with pieces that come to another sum it does not", () => {
    const shop = open();
    shop.z();
    shop.take({ kind: "next" });
    const counts = pieces([10_000, 2], [500, 20]);
    expect(shop.take({ kind: "day-open", day: "2026-11-23", float: 30_001, counts })).toBe("till-counts");
    expect(shop.take({ kind: "day-open", day: "2026-11-23", float: 30_000, counts })).toBe("accepted");
    expect(shop.last()).toMatchObject({ data: { float: 30_000, counts, shift: 2 } });
    expect(shop.book()).toMatchObject({ drawer: 30_000, float: 30_000, countSeq: 0 });
  });

  test("journals how far the clock is off", () => {
    const shop = open();
    shop.take({ kind: "clock-drift", driftMs: 125_000 });
    expect(shop.last()).toMatchObject({ kind: "clock", data: { by: null, drift_ms: 125_000 } });
  });
});

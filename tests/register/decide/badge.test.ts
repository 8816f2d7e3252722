import { describe, expect, test } from "vitest";
import { askingMs } from "#register/asking.ts";
import { badge, dish, openPriceShop, supervisor, tea } from "./price-shop.ts";

const staff = { kind: "discount", id: "staff" } as const;

function openAsking(more: Parameters<typeof openPriceShop>[0] = {}) {
  const shop = openPriceShop(more);
  shop.ring(dish);
  shop.take({ kind: "ask-approval", act: staff });
  return shop;
}

describe("a staff card while a supervisor is asked", () => {
  test("lets it happen without leaving the sale; the approval says by whom and that it was a card", () => {
    const shop = openAsking();
    expect(shop.tap(badge)).toBe("accepted");
    expect(shop.entries("approval")).toEqual([{ for: "discount", by: supervisor, amount: 44, via: "badge" }]);
    expect([shop.draft().stage.kind, shop.draft().asking]).toEqual(["sale", undefined]);
    expect(shop.pay()).toMatchObject({ total: 396, discount: { by: supervisor } });
  });

  test("counts only if it came while the question stood", () => {
    const shop = openAsking();
    expect(shop.tap(badge, 60_000)).toBe("badge-again");
    expect(shop.tap(badge, null)).toBe("badge-again");
    expect(shop.take({ kind: "tap", card: { kind: "unknown" }, presentAtStart: true, name: badge, heldMs: 10 })).toBe(
      "badge-again",
    );
    expect(shop.entries("approval")).toEqual([]);
    expect(shop.draft().asking).toBeDefined();
  });

  test("that is a member's, or stopped, approves nothing and pays nothing, in express mode either", () => {
    const shop = openAsking({ lane: { express: true } });
    expect(shop.tap("ab".repeat(32), 100, 60_000)).toBe("badge-unknown");
    expect(shop.take({ kind: "tap", card: { kind: "stopped" }, presentAtStart: false, name: badge, heldMs: 10 })).toBe(
      "badge-stopped",
    );
    expect([shop.draft().stage.kind, shop.entries("pay-intent")]).toEqual(["sale", []]);
    expect(shop.entries("approval")).toEqual([]);
  });

  test("of a cashier does not do", () => {
    const { operators } = openPriceShop().register.state().settings ?? { operators: [] };
    const cashiers = operators.map((one) => (one.op === "07" ? { ...one, badge: "07".repeat(32) } : one));
    const shop = openAsking({ operators: cashiers });
    expect(shop.tap("07".repeat(32))).toBe("need-supervisor");
  });

  test("of a supervisor locked out by wrong PINs stays locked out, and a card does not end the count", () => {
    const shop = openAsking();
    for (let n = 0; n < 4; n += 1) shop.approve(staff, false);
    shop.take({ kind: "ask-approval", act: staff });
    expect(shop.tap(badge)).toBe("accepted");
    expect(shop.register.state().book.locks[supervisor]?.tries).toBe(4);
    shop.take({ kind: "discount-off" });
    shop.approve(staff, false);
    shop.take({ kind: "ask-approval", act: staff });
    expect(shop.tap(badge)).toBe("locked");
  });
});

describe("the question", () => {
  const asking = (shop: ReturnType<typeof openPriceShop>) => shop.draft().asking;
  test("goes with the sheet, the basket, the operator, a lock and a restart, and a card is then a card again", () => {
    const ends: readonly ((shop: ReturnType<typeof openPriceShop>) => unknown)[] = [
      (shop) => shop.take({ kind: "approval-over" }),
      (shop) => shop.take({ kind: "tender" }),
      (shop) => shop.take({ kind: "cancel-sale" }),
      (shop) => shop.take({ kind: "hold" }),
      (shop) => shop.take({ kind: "lock" }),
      (shop) => shop.take({ kind: "start", clean: false, runtime: "paper" }),
    ];
    for (const end of ends) {
      const shop = openAsking();
      end(shop);
      expect(asking(shop)).toBeUndefined();
      shop.tap(badge);
      expect(shop.entries("approval")).toEqual([]);
    }
  });

  test("stands while more is rung up, and does not come back with a basket that was put aside", () => {
    const shop = openAsking();
    shop.ring(tea);
    expect(asking(shop)).toBeDefined();
    shop.take({ kind: "hold" });
    shop.take({ kind: "recall", n: 1 });
    expect(asking(shop)).toBeUndefined();
  });

  test("stands two minutes at most", () => {
    const shop = openAsking();
    shop.register.wait(askingMs);
    expect([shop.tap(badge), shop.draft().notice?.code]).toEqual(["accepted", "approval-late"]);
    expect([asking(shop), shop.entries("approval")]).toEqual([undefined, []]);
  });

  test("is not asked where a card is waited for", () => {
    const shop = openPriceShop();
    shop.ring(dish);
    shop.take({ kind: "emoney" });
    expect(shop.take({ kind: "ask-approval", act: staff })).toBe("not-now");
  });

  test("may be of anything a supervisor approves", () => {
    const shop = openPriceShop();
    shop.take({ kind: "ask-approval", act: { kind: "no-sale", reason: "両替" } });
    expect(shop.tap(badge)).toBe("accepted");
    expect(shop.entries("approval")).toEqual([{ for: "no-sale", by: supervisor, via: "badge" }]);
    expect(shop.entries("no-sale")).toEqual([{ reason: "両替", by: supervisor }]);
  });
});

describe("permissions", () => {
  test("keep from a cashier what the settings keep, and a supervisor lets it happen in the same commit", () => {
    const shop = openPriceShop({ permissions: { "line-void": "supervisor", "cancel-sale": "supervisor" } });
    shop.ring(dish);
    shop.ring(tea);
    expect(shop.take({ kind: "line-void", n: 1 })).toBe("need-supervisor");
    expect(shop.approve({ kind: "permit", command: { kind: "line-void", n: 1 } })).toBe("accepted");
    expect(shop.draft().lines.map((line) => line.void)).toEqual([true, false]);
    expect(shop.take({ kind: "cancel-sale" })).toBe("need-supervisor");
    expect(shop.approve({ kind: "permit", command: { kind: "cancel-sale" } })).toBe("accepted");
    expect(shop.register.kinds(2)).toEqual(["sale-cancelled", "approval"]);
    expect(shop.entries("approval")).toEqual([
      { for: "line-void", by: supervisor },
      { for: "cancel-sale", by: supervisor },
    ]);
  });

  test("are a supervisor's own without asking anybody", () => {
    const shop = openPriceShop({ permissions: { "line-void": "supervisor" } });
    shop.take({ kind: "sign-off" });
    shop.take({ kind: "pin-checked", op: supervisor, ok: true, for: "sign-on" });
    shop.ring(dish);
    expect(shop.take({ kind: "line-void", n: 1 })).toBe("accepted");
    shop.ring(dish);
    expect(shop.give("staff")).toBe("accepted");
    expect(shop.entries("approval")).toEqual([]);
  });

  test("of things that have an act of their own hold for it: no-sale, cash out", () => {
    const shop = openPriceShop({ permissions: { "no-sale": "supervisor" } });
    expect(shop.take({ kind: "no-sale", reason: "両替" })).toBe("need-supervisor");
    expect(shop.approve({ kind: "no-sale", reason: "両替" })).toBe("accepted");
  });
});

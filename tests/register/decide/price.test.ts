import { describe, expect, test } from "vitest";
import { sumDay } from "#register/z.ts";
import { book, dish, openPriceShop, stamp, supervisor, tea } from "./price-shop.ts";

const reason = "値札違い";

describe("a price changed by hand", () => {
  test("is a supervisor's, journalled at once with what it was, and sold at", () => {
    const shop = openPriceShop();
    shop.ring(tea, 2);
    const change = { kind: "price", n: 1, unit: 100, reason } as const;
    expect(shop.take(change)).toBe("need-supervisor");
    expect(shop.approve(change)).toBe("accepted");
    expect(shop.entries("approval")).toEqual([{ for: "price-override", by: supervisor, amount: 100 }]);
    expect(shop.entries("price-override")).toEqual([
      { code: "70", name: "緑茶", was: 128, now: 100, reason, by: supervisor },
    ]);
    expect(shop.pay()).toMatchObject({ total: 200, lines: [{ unit: 100, qty: 2, amount: 200 }] });
  });

  test("where a cashier may, says by whom all the same, and counts for him in the Z", () => {
    const shop = openPriceShop({ permissions: { "price-override": "cashier" } });
    shop.ring(tea);
    expect(shop.take({ kind: "price", n: 1, unit: 90, reason })).toBe("accepted");
    expect(shop.entries("price-override")).toMatchObject([{ by: "07" }]);
    expect(shop.entries("approval")).toEqual([]);
    shop.pay();
    expect(sumDay(shop.register.entries).overrides).toBe(1);
  });

  test("goes under its discounts, and the same article scanned again has its own price on a line of its own", () => {
    const shop = openPriceShop({ permissions: { "price-override": "cashier" } });
    shop.ring(dish, 2);
    shop.give("ten", { n: 1 });
    shop.give("coupon");
    shop.take({ kind: "price", n: 1, unit: 300, reason });
    expect(shop.draft().lines).toMatchObject([{ unit: 300, discount: 160, amount: 440 }]);
    shop.ring(dish);
    expect(shop.draft().lines.map(({ unit, qty }) => [unit, qty])).toEqual([
      [300, 2],
      [440, 1],
    ]);
    shop.pay();
  });

  test("stands here and taken out alike, and is taken back to the price of where it is eaten now", () => {
    const shop = openPriceShop({ permissions: { "price-override": "cashier" } });
    shop.ring({ ...dish, unit_takeout: 430 });
    shop.take({ kind: "price", n: 1, unit: 300, reason });
    shop.take({ kind: "takeout", on: true });
    expect(shop.draft().lines).toMatchObject([{ unit: 300, rate: 8 }]);
    expect(shop.take({ kind: "price-back", n: 1 })).toBe("accepted");
    expect(shop.draft().lines).toMatchObject([{ unit: 430, rate: 8, amount: 430 }]);
    const [first, undo] = shop.entries("price-override");
    const seq = shop.register.entries.find(({ kind }) => kind === "price-override")?.seq;
    expect([first?.undo, undo]).toEqual([
      undefined,
      { code: "61", name: "品 61", was: 300, now: 430, reason: "取消", by: "07", undo: seq },
    ]);
    expect(shop.take({ kind: "price-back", n: 1 })).toBe("not-now");
    expect(sumDay(shop.register.entries).overrides).toBe(1);
  });

  test("is refused for stamps and the like, without a known reason, and to the same or to nothing", () => {
    const shop = openPriceShop({ permissions: { "price-override": "cashier" } });
    for (const item of [stamp, book, tea]) shop.ring(item);
    expect(shop.take({ kind: "price", n: 1, unit: 80, reason })).toBe("price-class");
    expect(shop.take({ kind: "price", n: 3, unit: 80, reason: "" })).toBe("discount-reason");
    expect(shop.take({ kind: "price", n: 3, unit: 128, reason })).toBe("price-same");
    expect(shop.take({ kind: "price", n: 3, unit: 0, reason })).toBe("price-figure");
    shop.take({ kind: "tender" });
    expect(shop.take({ kind: "price", n: 3, unit: 80, reason })).toBe("not-now");
    expect(shop.entries("price-override")).toEqual([]);
  });
});

describe("containers that come back", () => {
  const items = [
    { id: "bento", count: 3 },
    { id: "cup", count: 1 },
  ];
  test("are cash out of the drawer beside the sale: an entry, a kick and a slip, no part of the grand totals", () => {
    const shop = openPriceShop();
    shop.ring(tea);
    const { gt } = shop.register.state().book;
    expect(shop.take({ kind: "deposit-return", items })).toBe("accepted");
    expect(shop.entries("deposit-return")).toEqual([
      {
        items: [
          { id: "bento", name: "弁当容器", unit: 10, count: 3, amount: 30 },
          { id: "cup", name: "カップ", unit: 100, count: 1, amount: 100 },
        ],
        amount: 130,
      },
    ]);
    expect(shop.entries("drawer-kick")).toEqual([{ for: "deposit-return" }]);
    expect(shop.register.jobs.slice(-2).map(({ what }) => what.kind)).toEqual(["kick", "deposit-slip"]);
    expect(shop.register.state().book.gt).toBe(gt);
    expect(shop.register.state().book.drawer).toBe(50_000 - 130);
    shop.pay();
    const { drawer, deposits, sales } = sumDay(shop.register.entries);
    expect([drawer, deposits, sales.total]).toEqual([50_000 - 130 + 128, { count: 1, total: 130 }, 128]);
  });

  test("are those of the settings, each named once", () => {
    const shop = openPriceShop();
    expect(shop.take({ kind: "deposit-return", items: [] })).toBe("deposit-items");
    expect(shop.take({ kind: "deposit-return", items: [{ id: "bottle", count: 1 }] })).toBe("deposit-items");
    expect(shop.take({ kind: "deposit-return", items: [...items, { id: "cup", count: 2 }] })).toBe("deposit-items");
    expect(openPriceShop({ deposits: [] }).take({ kind: "deposit-return", items })).toBe("deposit-items");
    const kept = openPriceShop({ permissions: { "deposit-return": "supervisor" } });
    expect(kept.take({ kind: "deposit-return", items })).toBe("need-supervisor");
    expect(kept.approve({ kind: "deposit-return", items })).toBe("accepted");
    expect(kept.entries("approval")).toEqual([{ for: "deposit-return", by: supervisor, amount: 130 }]);
  });
});

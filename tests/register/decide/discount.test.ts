import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decide } from "#register/decide.ts";
import { sumDay } from "#register/z.ts";
import { isCaught } from "../arbitrary.ts";
import { book, dish, keys, openPriceShop, stamp, supervisor, tea } from "./price-shop.ts";

const amounts = (shop: ReturnType<typeof openPriceShop>): number[] => shop.draft().lines.map(({ amount }) => amount);

describe("a line", () => {
  test("is discounted by the key, in place of what it had, and says in the journal what its own is", () => {
    const shop = openPriceShop();
    shop.ring(dish, 3);
    expect([shop.give("ten", { n: 1 }), amounts(shop)]).toEqual(["accepted", [1188]]);
    expect([shop.give("fifty", { n: 1 }), amounts(shop)]).toEqual(["accepted", [1270]]);
    expect(shop.draft().notice).toEqual({ code: "discounted", amount: 50, text: "50円引" });
    const { lines, total, taxes } = shop.pay();
    expect(lines).toMatchObject([
      { discount: 50, amount: 1270, off: { id: "fifty", name: "50円引", yen: 50, amount: 50 } },
    ]);
    expect([total, taxes]).toEqual([1270, [{ rate: 10, total: 1270, tax: 115 }]]);
  });

  test("keeps its percent when its quantity changes, and never goes below nothing", () => {
    const shop = openPriceShop();
    shop.ring(dish);
    shop.give("ten", { n: 1 });
    shop.take({ kind: "line-qty", n: 1, qty: 5 });
    expect(amounts(shop)).toEqual([1980]);
    shop.ring(tea, 4);
    shop.give("open", { n: 2, yen: 500, reason: "お詫び" });
    shop.take({ kind: "line-qty", n: 2, qty: 1 });
    expect(amounts(shop)).toEqual([1980, 0]);
    shop.take({ kind: "line-qty", n: 2, qty: 4 });
    expect(amounts(shop)).toEqual([1980, 12]);
  });

  test("that is discounted does not count up when the same is scanned again; one that only bears a share does", () => {
    const shop = openPriceShop();
    shop.ring(dish);
    shop.give("ten", { n: 1 });
    shop.ring(dish);
    expect(amounts(shop)).toEqual([396, 440]);
    shop.give("coupon");
    shop.ring(dish);
    expect(shop.draft().lines.map(({ qty }) => qty)).toEqual([1, 2]);
  });

  test("of a class that bears none is refused with words, and so are a figure, a reason and a key that are not known", () => {
    const shop = openPriceShop();
    shop.ring(book);
    shop.ring(dish);
    expect(shop.give("ten", { n: 1 })).toBe("discount-class");
    expect(shop.give("ten", { n: 9 })).toBe("not-now");
    expect(shop.give("ten")).toBe("discount-unknown");
    expect(shop.give("staff", { n: 2 })).toBe("discount-unknown");
    expect(shop.give("open", { n: 2, yen: 20 })).toBe("discount-reason");
    expect(shop.give("open", { n: 2, yen: 20, reason: "気分" })).toBe("discount-reason");
    expect(shop.give("open", { n: 2, yen: 20, percent: 5, reason: "お詫び" })).toBe("discount-figure");
    expect(shop.give("open", { n: 2, percent: 101, reason: "お詫び" })).toBe("discount-figure");
    expect(shop.give("open", { n: 2, yen: 441, reason: "お詫び" })).toBe("discount-over");
    expect(amounts(shop)).toEqual([1980, 440]);
  });

  test("has it taken off again until it is money", () => {
    const shop = openPriceShop();
    shop.ring(dish);
    shop.give("ten", { n: 1 });
    expect([shop.take({ kind: "discount-off", n: 1 }), amounts(shop)]).toEqual(["accepted", [440]]);
    expect(shop.take({ kind: "discount-off", n: 1 })).toBe("not-now");
    shop.give("ten", { n: 1 });
    shop.take({ kind: "tender" });
    expect(shop.take({ kind: "discount-off", n: 1 })).toBe("not-now");
  });
});

describe("the basket", () => {
  test("has one discount, after those of its lines, spread over what may bear it", () => {
    const shop = openPriceShop();
    shop.ring(dish, 2);
    shop.ring(book);
    shop.ring(tea);
    shop.give("ten", { n: 1 });
    shop.give("coupon");
    // 792 and 128 carry 100 yen: 86.08 and 13.9.
    expect(amounts(shop)).toEqual([706, 1980, 114]);
    const sale = shop.pay();
    expect(sale.discount).toEqual({ id: "coupon", name: "クーポン", yen: 100, amount: 100 });
    expect(sale.lines.map(({ discount, off }) => [discount, off?.amount ?? 0])).toEqual([
      [174, 88],
      [0, 0],
      [14, 0],
    ]);
    expect(sale.taxes).toEqual([
      { rate: 10, total: 2686, tax: 244 },
      { rate: 8, total: 114, tax: 8 },
    ]);
  });

  test("keeps it as such: lines added, voided, counted up or taken out are discounted anew", () => {
    const shop = openPriceShop();
    shop.ring(dish);
    shop.give("all", { percent: 50 });
    shop.ring(tea);
    expect(amounts(shop)).toEqual([220, 64]);
    shop.take({ kind: "line-qty", n: 2, qty: 3 });
    shop.take({ kind: "takeout", on: true });
    expect(shop.draft().lines.map(({ rate, amount }) => [rate, amount])).toEqual([
      [8, 220],
      [8, 192],
    ]);
    shop.take({ kind: "line-void", n: 1 });
    expect(amounts(shop)).toEqual([440, 192]);
    expect(shop.pay()).toMatchObject({ total: 192, discount: { percent: 50, amount: 192 } });
  });

  test("of nothing that may bear one has none, and an open one is no more than the lines that do", () => {
    const shop = openPriceShop();
    shop.ring(book);
    expect(shop.give("coupon")).toBe("discount-none");
    shop.ring(tea);
    expect(shop.give("all", { yen: 129 })).toBe("discount-over");
    expect(shop.give("coupon")).toBe("accepted");
    expect([shop.take({ kind: "discount-off" }), amounts(shop)]).toEqual(["accepted", [1980, 128]]);
  });

  test("takes its discount along when it is put aside, and another one has none", () => {
    const shop = openPriceShop();
    shop.ring(dish);
    shop.give("coupon");
    shop.take({ kind: "hold" });
    shop.ring(tea);
    expect(amounts(shop)).toEqual([128]);
    shop.take({ kind: "recall", n: 1 });
    expect(amounts(shop)).toEqual([340]);
    expect(shop.pay().discount?.amount).toBe(100);
    shop.ring(tea);
    expect(amounts(shop)).toEqual([128]);
  });

  test("gives back what was paid for a line, not what it would have cost", () => {
    const shop = openPriceShop();
    shop.ring(dish, 3);
    shop.give("coupon");
    const { total } = shop.pay();
    expect(total).toBe(1220);
    const sums = sumDay(shop.register.entries);
    expect([sums.sales.total, sums.drawer, sums.discounts]).toEqual([1220, 51_220, { count: 1, total: 100 }]);
  });
});

describe("the staff discount", () => {
  const act = { kind: "discount", id: "staff" } as const;
  test("is a supervisor's: a cashier is told so, and with a PIN it stands beside its approval", () => {
    const shop = openPriceShop();
    shop.ring(dish);
    expect(shop.give("staff")).toBe("need-supervisor");
    expect(shop.approve(act)).toBe("accepted");
    expect(shop.entries("approval")).toEqual([{ for: "discount", by: supervisor, amount: 44 }]);
    expect(shop.draft().asking).toBeUndefined();
    expect(shop.pay()).toMatchObject({
      total: 396,
      discount: { id: "staff", percent: 10, amount: 44, by: supervisor },
    });
  });

  test("is not given to the next basket by a PIN that was looked at meanwhile", () => {
    const shop = openPriceShop();
    shop.ring(dish);
    shop.take({ kind: "approve", op: supervisor, pin: "1234", act });
    shop.pay();
    shop.ring(tea);
    expect(shop.take({ kind: "pin-checked", op: supervisor, ok: true, for: "act", act })).toBe("approval-late");
    expect(amounts(shop)).toEqual([128]);
  });

  test("may be any cashier's, or no discount at all, as the settings say", () => {
    const free = openPriceShop({
      discounts: [{ id: "staff", name: "職員割引", kind: "percent", value: 5, scope: "basket" }],
    });
    free.ring(dish);
    expect(free.give("staff")).toBe("accepted");
    const kept = openPriceShop({ permissions: { discount: "supervisor" } });
    kept.ring(dish);
    expect(kept.give("ten", { n: 1 })).toBe("need-supervisor");
    expect(kept.approve({ kind: "discount", id: "ten", n: 1 })).toBe("accepted");
    const none = openPriceShop({ discounts: [] });
    none.ring(dish);
    expect(none.give("ten", { n: 1 })).toBe("discount-unknown");
  });
});

/** Whatever is rung up, discounted and changed in whatever order, what is charged is what an auditor works out from the sale. */
const staysRight = (open: typeof openPriceShop) =>
  fc.property(
    fc.array(
      fc.record({ what: fc.nat({ max: 9 }), n: fc.integer({ min: 1, max: 6 }), how: fc.integer({ min: 1, max: 60 }) }),
      {
        maxLength: 24,
      },
    ),
    (steps) => {
      const shop = open();
      const ids = (keys.discounts ?? []).filter(({ approve }) => approve !== true);
      shop.ring(dish);
      for (const { what, n, how } of steps) {
        if (what < 3) shop.ring([dish, tea, book, stamp][how % 4] ?? dish, 1 + (how % 4));
        else if (what === 3) shop.take({ kind: "line-qty", n, qty: how });
        else if (what === 4) shop.take({ kind: "line-void", n });
        else if (what === 5) shop.take({ kind: "takeout", on: how % 2 === 0 });
        else if (what === 6) shop.take(how % 3 ? { kind: "discount-off", n } : { kind: "discount-off" });
        else {
          const { id = "", kind, scope } = ids[how % ids.length] ?? {};
          const figure = kind !== "open" ? {} : how % 2 ? { yen: how } : { percent: how };
          const reason = kind === "open" ? { reason: "お詫び" } : {};
          shop.give(id, { ...(scope === "line" ? { n } : {}), ...figure, ...reason });
        }
        expect(shop.draft().lines.every((line) => line.amount >= 0)).toBe(true);
      }
      if (shop.draft().lines.every((line) => line.void)) return;
      const { lines, total, discount } = shop.pay();
      const sold = lines.filter((line) => !line.void);
      const gross = sold.reduce((sum, line) => sum + line.qty * line.unit - (line.off?.amount ?? 0), 0);
      expect(total).toBe(gross - (discount?.amount ?? 0));
    },
  );

/** Forgets to spread anew when something is rung up: the first line keeps the share it had. */
const forgetful: typeof decide = (state, command, stamp) => {
  const verdict = decide(state, command, stamp);
  const [first, ...rest] = verdict.kind === "accepted" && command.kind === "ring" ? verdict.draft.lines : [];
  const [before] = state.draft.lines;
  if (verdict.kind === "refused" || first === undefined || before?.n !== first.n || before.qty !== first.qty)
    return verdict;
  return { ...verdict, draft: { ...verdict.draft, lines: [before, ...rest] } };
};

test("a discount on the basket spreads to the yen whatever happens to its lines", () => {
  fc.assert(staysRight(openPriceShop), { numRuns: 150 });
});
test("and a register that forgets to spread it anew is found out", () => {
  const open = (): ReturnType<typeof openPriceShop> => openPriceShop({}, forgetful);
  expect(isCaught(staysRight(open))).toBe(true);
});

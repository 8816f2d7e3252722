import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Shop, doneOf, forwarded, isReady, openShop, tap } from "./open-shop.ts";
import { bun, chicken, factsOf, memberOf, nextSale, pork, walletOf, yenOf } from "./ways.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop[Symbol.asyncDispose]());

const notice = (code: string) => shop.window.see((view) => view.notice?.code === code, code);
/** What the first member's wallet holds, and both of the one with the meal plan. */
const wallets = (n: number): readonly number[] =>
  [walletOf(shop, 0), memberOf(shop, n).wallet, memberOf(shop, n).meal?.wallet ?? ""].map((one) => yenOf(shop, one));

/** 200 in cash, then 300 by one card. */
async function payInParts(): Promise<void> {
  const { window } = shop;
  await window.send({ kind: "tender" });
  await window.see(({ screen }) => screen.kind === "tender", "tender");
  await window.send({ kind: "cash", given: 200 });
  await notice("cash-taken");
  await window.see(isReady, "ready");
  await window.send({ kind: "emoney", amount: 300 });
  await tap(shop, 0);
  await notice("part-taken");
}

describe("a sale paid in parts", () => {
  test("takes cash, two wallets and a meal plan in any order and allocates them in the fixed one", async () => {
    const { window, rig } = shop;
    const before = wallets(4);
    const total = await nextSale(shop, chicken, pork, bun);
    await payInParts();
    await window.send({ kind: "meal" });
    await tap(shop, 4);
    const { screen } = await window.see((view) => view.screen.kind === "meal-offer", "offer");
    // 1,100 is the plan's; 1,166 are the cafeteria's, of which cash and e-money can go to the shop's 162 alone.
    expect(screen).toMatchObject({ rest: 1100, covers: total - 500, due: 0 });
    await window.send({ kind: "meal-take" });
    const done = doneOf(await window.see((view) => view.screen.kind === "done", "done"));
    expect(done).toMatchObject({ total, given: 200, change: 0, emoney: 300, meal: total - 500 });
    expect(wallets(4).map((yen, at) => (before[at] ?? 0) - yen)).toEqual([300, 0, total - 500]);
    await forwarded(shop);
    const sale = factsOf(shop).findLast(({ kind }) => kind === "sale")?.data;
    expect(sale).toMatchObject({
      member: memberOf(shop, 4).member,
      tenders: [{ kind: "meal" }, { kind: "emoney", amount: 300 }, { kind: "cash", amount: 200 }],
    });
    expect(rig.servers.headquarters.findings()).toEqual([]);
  });

  test("cancelled half-way gives each part back the way it came", async () => {
    const { window, rig } = shop;
    const before = wallets(5);
    await nextSale(shop, chicken, bun, bun, bun, bun);
    await payInParts();
    await window.send({ kind: "meal" });
    await tap(shop, 5);
    const { screen } = await window.see((view) => view.screen.kind === "meal-offer", "offer");
    expect(screen).toMatchObject({ covers: 594, due: 148 });
    await window.send({ kind: "meal-take" });
    // His e-money is empty: what is left would be cash.
    await window.see((view) => view.screen.kind === "short", "short");
    expect(wallets(5).map((yen, at) => (before[at] ?? 0) - yen)).toEqual([300, 0, 594]);
    await window.send({ kind: "cancel-sale" });
    const view = await window.see(({ basket }) => basket.count === 0, "cancelled");
    expect(view.basket).toMatchObject({ total: 0, due: 0 });
    await expect.poll(() => wallets(5), { timeout: 10_000 }).toEqual(before);
    await expect.poll(() => rig.servers.headquarters.mealAuthorisations().at(-1)?.state).toBe("released");
    await window.see(({ pending }) => pending.length === 0, "nothing pending");
    await forwarded(shop);
    expect(factsOf(shop).findLast(({ kind }) => kind === "sale-cancelled")?.data["returned"]).toEqual([
      { kind: "meal", amount: 594 },
      { kind: "emoney", amount: 300 },
      { kind: "cash", amount: 200 },
    ]);
    expect(factsOf(shop).findLast(({ kind }) => kind === "drawer-kick")?.data).toEqual({ for: "sale-cancelled" });
    expect(rig.servers.headquarters.findings()).toEqual([]);
  });
});

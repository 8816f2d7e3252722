import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { answerLost, requestLost } from "#rig/behaviour.ts";
import { declines } from "#rig/pokepay/behaviours.ts";
import { type Shop, doneOf, forwarded, isReady, openShop, printed, tap } from "./open-shop.ts";
import { bun, cancel, chicken, factsOf, memberOf, nextSale, pork, yenOf } from "./ways.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop[Symbol.asyncDispose]());

const meals = () => shop.rig.servers.headquarters.mealAuthorisations();
const mealYen = (n: number): number => yenOf(shop, memberOf(shop, n).meal?.wallet ?? "");
const emoneyYen = (n: number): number => yenOf(shop, memberOf(shop, n).wallet);

async function offer(n: number): Promise<void> {
  const { window } = shop;
  await window.see(isReady, "ready");
  await window.send({ kind: "meal" });
  await window.see(({ screen }) => screen.kind === "card" && screen.for === "meal", "meal prompt");
  await tap(shop, n);
}
async function take(n: number): Promise<void> {
  await offer(n);
  await shop.window.see(({ screen }) => screen.kind === "meal-offer", "offer");
  await shop.window.send({ kind: "meal-take" });
}

describe("the meal plan", () => {
  test("pays what headquarters allows today, and the rest goes to the e-money of the same card", async () => {
    const { window, rig } = shop;
    const [plan, money] = [mealYen(2), emoneyYen(2)];
    await nextSale(shop, chicken, bun);
    await offer(2);
    const { screen } = await window.see((view) => view.screen.kind === "meal-offer", "offer");
    expect(screen).toMatchObject({ rest: 550, covers: 550, due: 594 + 162 - 550 });
    expect(meals()).toEqual([]);
    await window.send({ kind: "meal-take" });
    const done = doneOf(await window.see((view) => view.screen.kind === "done", "done"));
    expect(done).toMatchObject({ total: 756, meal: 550, emoney: 206, change: 0 });
    expect([plan - mealYen(2), money - emoneyYen(2)]).toEqual([550, 206]);
    expect(meals()).toMatchObject([{ amount: 550, state: "held", member: memberOf(shop, 2).member }]);
    await printed(window);
    expect(rig.devices.printer.papers().at(-1)?.text.join("\n")).toMatch(/ミール.*550/u);
    await forwarded(shop);
    const facts = factsOf(shop);
    expect(facts.slice(-4).map(({ kind }) => kind)).toEqual(["pay-intent", "pay-captured", "pay-intent", "sale"]);
    expect(rig.servers.headquarters.findings()).toEqual([]);
  });

  test("is used up for today, and pays nothing of the shop's goods", async () => {
    const { window } = shop;
    await nextSale(shop, chicken);
    await offer(2);
    await window.see(({ screen, notice }) => screen.kind === "tender" && notice?.text === "meal-used-up", "used up");
    await cancel(shop);
    await nextSale(shop, bun);
    expect(await window.send({ kind: "meal" })).toMatchObject({ kind: "refused", code: "meal-nothing" });
    await cancel(shop);
  });

  test("gives its authorisation back where the wallet refuses, and where the request was lost", async () => {
    const { window, rig } = shop;
    const before = mealYen(4);
    rig.servers.pokepay.behave(declines("account_suspended", { op: "payment", times: 1 }));
    await nextSale(shop, pork);
    await take(4);
    await window.see(({ notice }) => notice?.text === "account_suspended", "declined");
    expect(meals().at(-1)).toMatchObject({ state: "released" });
    rig.servers.pokepay.behave(requestLost({ op: "payment", times: 1 }));
    await take(4);
    await window.see(
      ({ screen, notice }) => screen.kind === "tender" && notice?.code === "not-charged",
      "not charged",
      40_000,
    );
    await expect.poll(() => meals().at(-1)).toMatchObject({ state: "released" });
    expect(mealYen(4)).toBe(before);
    // Nothing of it is used up.
    await take(4);
    await window.see(({ screen }) => screen.kind === "done", "done");
    expect(before - mealYen(4)).toBe(572);
    await forwarded(shop);
    expect(rig.servers.headquarters.findings()).toEqual([]);
  }, 90_000);

  test("with a lost answer is found taken, and paid once", async () => {
    const { window, rig } = shop;
    const before = mealYen(5);
    rig.servers.pokepay.behave(answerLost({ op: "payment", times: 1 }));
    await nextSale(shop, pork);
    await take(5);
    const done = doneOf(await window.see(({ screen }) => screen.kind === "done", "done", 40_000));
    expect(done).toMatchObject({ meal: 572, emoney: 0 });
    expect(before - mealYen(5)).toBe(572);
    await forwarded(shop);
    expect(factsOf(shop).map(({ kind }) => kind)).toContain("pay-unknown");
    expect(rig.servers.headquarters.findings()).toEqual([]);
  });

  test("is not to be had while headquarters cannot be asked; another way to pay is", async () => {
    const { window, rig } = shop;
    await rig.servers.headquarters.down();
    await window.see(({ lamps }) => lamps.headquarters.state !== "ok", "headquarters away", 30_000);
    const total = await nextSale(shop, pork);
    await window.send({ kind: "meal" });
    await tap(shop, 5);
    await window.see(({ screen, notice }) => screen.kind === "tender" && notice?.code === "meal-away", "away");
    await window.send({ kind: "cash", given: total });
    await window.see(({ screen }) => screen.kind === "done", "done");
    await rig.servers.headquarters.up();
    await window.see(isReady, "back", 30_000);
  });
});

import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { cardOf } from "#rig/open-rig.ts";
import { standMs } from "#register/express.ts";
import { type CustomerWindow, openCustomerWindow } from "./customer-window.ts";
import { type Shop, doneOf, forwarded, isReady, openShop, ring, tap } from "./open-shop.ts";
import { bun, cancel, chicken, factsOf, memberOf, nextSale, pork, walletOf, yenOf } from "./ways.ts";

/** 110 yen of the cafeteria. */
const rice = "20400033";

let shop: Shop;
let customer: CustomerWindow;
beforeAll(async () => {
  shop = await openShop();
  customer = openCustomerWindow(shop.house);
  await shop.window.see(isReady, "ready for cards");
  await vi.waitFor(async () => expect(await shop.window.ask({ kind: "search", text: chicken })).not.toEqual([]), {
    timeout: 20_000,
  });
});
afterAll(() => shop[Symbol.asyncDispose]());

const reader = () => shop.rig.devices.reader;
const card = (n = 0) => cardOf(memberOf(shop, n));
/** Bookings the authority holds, of whomever. */
const booked = () => shop.rig.servers.pokepay.transactions().length;
const refusedEarly = () => shop.window.see(({ notice }) => notice?.code === "tap-early", "refused as too early");
const sold = () => shop.window.see(({ screen }) => screen.kind === "done", "sold");
const touchFor = (total: number) =>
  customer.see(({ now, total: shown }) => now.kind === "ringing" && now.touch === total && shown === total, "touch");
const express = async (on: boolean): Promise<void> => {
  await shop.window.send({ kind: "express", on });
  await shop.window.see(({ lane }) => lane.express === on, "express mode");
};
/** Until the total has stood for as long as a member needs to see it: the wait is what is under test. */
const stood = () => wait(Math.max(0, customer.paintedAt() + standMs + 20 - performance.now()));

/** A card that takes its time over each answer; `began`: it is being read. */
function slowly(ms: number): { readonly began: Promise<void>; readonly hasten: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  const hasten = reader().behave({
    name: "slow",
    async transmit(_, honest) {
      resolve();
      await wait(ms);
      return { kind: "data", data: honest() };
    },
  });
  return { began: promise, hasten };
}

test("outside express mode a card on the sale screen pays nothing; it is said what to press", async () => {
  await nextSale(shop, chicken);
  const before = booked();
  await reader().tap(card());
  await shop.window.see(({ notice }) => notice?.code === "tap-shows", "said what it is");
  expect(shop.window.view().screen.kind).toBe("sale");
  expect(booked()).toBe(before);
  await cancel(shop);
});

describe("in express mode", () => {
  beforeAll(() => express(true));

  test("one touch is one sale: the member sees the total, touches, reads what is left, and the next code begins the next", async () => {
    const before = yenOf(shop, walletOf(shop, 0));
    const total = await nextSale(shop, chicken, bun);
    await touchFor(total);
    await stood();
    await reader().tap(card());
    expect(doneOf(await sold())).toMatchObject({ of: "sale", total, emoney: total });
    expect(before - yenOf(shop, walletOf(shop, 0))).toBe(total);
    const seen = await customer.see(({ now }) => now.kind === "done" && now.balance !== null, "outcome and balance");
    expect(seen.now).toMatchObject({ total, emoney: total, balance: before - total });
    // The same card again on the done screen is no second payment.
    await reader().tap(card());
    await shop.window.see(({ notice }) => notice?.code === "tap-works", "said that it works");
    expect(before - yenOf(shop, walletOf(shop, 0))).toBe(total);
    const next = await ring(shop.window, pork);
    await touchFor(next.basket.total);
    await cancel(shop);
  });

  test("a touch before the member's window has shown the total is refused with a sound, and nothing is charged", async () => {
    const before = yenOf(shop, walletOf(shop, 0));
    customer.stall();
    const total = await nextSale(shop, chicken);
    const [bookings, sounds] = [booked(), shop.window.view().sound?.n ?? 0];
    await reader().tap(card());
    const { sound } = await refusedEarly();
    expect(sound).toMatchObject({ name: "error" });
    expect(sound?.n).toBeGreaterThan(sounds);
    customer.paint();
    await customer.see(({ now }) => now.kind === "refused", "もう一度");
    expect([booked(), yenOf(shop, walletOf(shop, 0))]).toEqual([bookings, before]);
    await stood();
    await reader().tap(card());
    expect(doneOf(await sold())).toMatchObject({ emoney: total });
    expect(before - yenOf(shop, walletOf(shop, 0))).toBe(total);
  });

  test("a card that was being read while the basket changed pays neither the old total nor the new one", async () => {
    const before = yenOf(shop, walletOf(shop, 0));
    const first = await nextSale(shop, chicken);
    await touchFor(first);
    await stood();
    const { began, hasten } = slowly(120);
    reader().put(card());
    await began;
    const { basket } = await ring(shop.window, bun);
    await touchFor(basket.total);
    await refusedEarly();
    hasten();
    expect(yenOf(shop, walletOf(shop, 0))).toBe(before);
    // It goes on lying there: still nobody's tap.
    await stood();
    expect(shop.window.view().screen.kind).toBe("sale");
    reader().lift();
    await wait(400);
    await reader().tap(card());
    expect(doneOf(await sold())).toMatchObject({ emoney: basket.total });
    expect(before - yenOf(shop, walletOf(shop, 0))).toBe(basket.total);
  });

  test("a card that lay there before the first line does not pay until it was lifted and laid down again", async () => {
    const before = yenOf(shop, walletOf(shop, 0));
    await shop.window.see(({ screen }) => screen.kind === "done", "between two customers");
    reader().put(card());
    await shop.window.see(({ notice }) => notice?.code === "tap-works", "seen on the done screen");
    const total = await nextSale(shop, chicken);
    await touchFor(total);
    await stood();
    expect(shop.window.view().screen.kind).toBe("sale");
    expect(yenOf(shop, walletOf(shop, 0))).toBe(before);
    reader().lift();
    await wait(400);
    await reader().tap(card());
    expect(doneOf(await sold())).toMatchObject({ emoney: total });
  });

  test("the app's barcode ends the sale as a touch does", async () => {
    const before = yenOf(shop, walletOf(shop, 0));
    const total = await nextSale(shop, chicken);
    await touchFor(total);
    await shop.rig.devices.scanner.scan(shop.rig.servers.pokepay.showBarcode(walletOf(shop, 0)));
    expect(doneOf(await sold())).toMatchObject({ of: "sale", total, emoney: total });
    expect(before - yenOf(shop, walletOf(shop, 0))).toBe(total);
  });

  test("the meal plan pays by its key and one touch what it covers whole, and is shown first where it does not", async () => {
    const { window } = shop;
    const eater = memberOf(shop, 2);
    const [plan, before] = [eater.meal?.wallet ?? "", walletOf(shop, 2)].map((wallet) => yenOf(shop, wallet));
    const total = await nextSale(shop, rice);
    expect(window.view().lane.meal).toBe("ready");
    await window.send({ kind: "meal" });
    await window.see(({ screen }) => screen.kind === "card" && screen.for === "meal", "the card for the meal plan");
    await tap(shop, 2);
    expect(doneOf(await sold())).toMatchObject({ of: "sale", total, meal: total, emoney: 0 });
    expect([yenOf(shop, eater.meal?.wallet ?? ""), yenOf(shop, walletOf(shop, 2))]).toEqual([
      (plan ?? 0) - total,
      before,
    ]);

    await nextSale(shop, chicken);
    await window.send({ kind: "meal" });
    await window.see(({ screen }) => screen.kind === "card" && screen.for === "meal", "the card again");
    await tap(shop, 2);
    const { screen } = await window.see((view) => view.screen.kind === "meal-offer", "shown first");
    expect(screen).toMatchObject({ covers: 550 - total, due: 594 - (550 - total) });
    await cancel(shop);
  });

  test("switched off for this register, a touch pays nothing any more", async () => {
    await express(false);
    const total = await nextSale(shop, chicken);
    await customer.see(({ now, total: shown }) => now.kind === "ringing" && shown === total, "ringing");
    await stood();
    const before = booked();
    await reader().tap(card());
    await shop.window.see(({ notice }) => notice?.code === "tap-shows", "said what to press");
    expect(booked()).toBe(before);
    await cancel(shop);
  });
});

test("a card laid down while the register stands still is not taken for the screen the key behind it opens", async () => {
  const { window, house } = shop;
  await nextSale(shop, chicken);
  const [before, bookings] = [yenOf(shop, walletOf(shop, 0)), booked()];
  const register = house.register().child;
  register.kill("SIGSTOP");
  try {
    // 電子マネー is pressed, the card is laid down, and only then the register goes on: it hears the key first.
    const answer = window.send({ kind: "emoney" });
    await reader().tap(card(), { holdMs: 600 });
    register.kill("SIGCONT");
    expect(await answer).toEqual({ kind: "taken" });
  } finally {
    register.kill("SIGCONT");
  }
  // Refused for its gate, or already given up by its host, which keeps a reading for 2 s (here 0.2 s): told to try again either way.
  const again = new Set(["tap-early", "card-unreadable"]);
  await window.see(({ notice }) => notice !== null && again.has(notice.code), "refused");
  expect(window.view().screen.kind).toBe("card");
  expect([yenOf(shop, walletOf(shop, 0)), booked()]).toEqual([before, bookings]);
  await reader().tap(card());
  await sold();
});

test("headquarters finds nothing wrong with any of it, and each sale was paid once", async () => {
  await forwarded(shop);
  const facts = factsOf(shop);
  const count = (kind: string): number => facts.filter((fact) => fact.kind === kind).length;
  expect(count("sale")).toBe(count("pay-intent"));
  expect(shop.rig.servers.headquarters.findings()).toEqual([]);
});

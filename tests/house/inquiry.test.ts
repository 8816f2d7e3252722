import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ToWindow } from "#ipc/contract.ts";
import type { CustomerView } from "#ipc/view.ts";
import { requestLost } from "#rig/behaviour.ts";
import { type Shop, isReady, openShop, ring, tap } from "./open-shop.ts";
import { chicken, factsOf, memberOf, walletOf } from "./ways.ts";

let shop: Shop;
/** All that the customer's window was shown. */
const shown: CustomerView[] = [];
beforeAll(async () => {
  shop = await openShop();
  const register = shop.house.register();
  register.onLink("customer", (raw) => {
    const message = raw as ToWindow;
    if (message.kind !== "customer") return;
    shown.push(message.view);
    register.send({ on: "customer", message: { kind: "seen", rev: message.view.rev } });
  });
  register.send({ kind: "link", name: "customer" });
});
afterAll(() => shop[Symbol.asyncDispose]());

const now = (): CustomerView["now"] => shown.at(-1)?.now ?? { kind: "closed" };
const figures = () => {
  const seen = now();
  return seen.kind === "inquiry" && seen.latest !== null ? seen : null;
};
/** With bookings and meal read. */
const read = () => expect.poll(() => figures()?.balance, { timeout: 15_000 }).toBeDefined();
async function ask(n: number): Promise<void> {
  const { window } = shop;
  await window.see(isReady, "ready");
  await window.see(({ screen }) => screen.kind === "sale", "sale");
  expect(await window.send({ kind: "balance" })).toEqual({ kind: "taken" });
  await tap(shop, n);
  await window.see(({ screen }) => screen.kind === "inquiry", "inquiry");
}

describe("a balance looked up by card", () => {
  test("stands on the customer's window only, with points, bookings and what the meal plan still pays", async () => {
    const { window, rig } = shop;
    const n = 2;
    const { money, points } = rig.servers.pokepay.balance(walletOf(shop, n));
    // Something to read, beside an open basket.
    await window.send({ kind: "charge" });
    await tap(shop, n);
    await window.see(({ screen }) => screen.kind === "charge", "charge");
    await window.send({ kind: "charge-cash", amount: 1000, given: 1000 });
    await window.see(({ screen }) => screen.kind === "done", "done");
    await ring(window, chicken);
    const told: string[] = [];
    await ask(n);
    await read();
    told.push(JSON.stringify(window.view()));
    expect(figures()).toMatchObject({ balance: money + points + 1000, points });
    expect(figures()?.meal).toBeGreaterThan(0);
    expect(figures()?.latest?.[0]).toMatchObject({ what: "topup", amount: 1000, shop: "リグ大学生協 中央購買" });
    expect(told.join()).not.toContain(String(money + points + 1000));
    await window.send({ kind: "back" });
    const view = await window.see(({ screen }) => screen.kind === "sale", "sale");
    expect(view.basket.count).toBe(1);
    await expect.poll(() => now().kind).toBe("ringing");
    await window.send({ kind: "cancel-sale" });
    expect(JSON.stringify(factsOf(shop))).not.toContain(String(money + points + 1000));
  });

  test("leaves by itself, and the next member does not see it for a moment", async () => {
    const { window } = shop;
    await ask(0);
    await read();
    const first = figures()?.balance;
    // Thirty seconds at a tenth.
    await window.see(({ screen }) => screen.kind === "sale", "left by itself", 10_000);
    const from = shown.length;
    await ask(2);
    await read();
    expect(figures()?.balance).not.toBe(first);
    expect(shown.slice(from).some(({ now: at }) => at.kind === "inquiry" && at.balance === first)).toBe(false);
    await window.send({ kind: "next" });
    await window.see(({ screen }) => screen.kind === "sale", "left by a finger");
  });

  test("by the app's barcode reads the wallet it names; a wallet that cannot be read is said", async () => {
    const { window, rig } = shop;
    await window.see(isReady, "ready");
    await window.send({ kind: "balance" });
    await window.see(({ screen }) => screen.kind === "card" && screen.for === "balance", "card prompt");
    await rig.devices.scanner.scan(rig.servers.pokepay.showBarcode(memberOf(shop, 0).wallet));
    await window.see(({ screen }) => screen.kind === "inquiry", "inquiry");
    await read();
    const { money, points } = rig.servers.pokepay.balance(walletOf(shop, 0));
    expect(figures()?.balance).toBe(money + points);
    await window.send({ kind: "back" });
    await window.see(({ screen }) => screen.kind === "sale", "sale");
    await window.send({ kind: "balance" });
    await window.see(({ screen }) => screen.kind === "card", "card prompt");
    const token = rig.servers.pokepay.showBarcode(memberOf(shop, 0).wallet);
    const lost = rig.servers.pokepay.behave(requestLost({ op: "account" }));
    await rig.devices.scanner.scan(token);
    await window.see(({ notice }) => notice?.code === "inquiry-away", "said", 20_000);
    lost();
    await expect.poll(now).toEqual({ kind: "refused", code: "inquiry-away" });
  });
});

import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { answerLost } from "#rig/behaviour.ts";
import { buildChain } from "#rig/headquarters/build-chain.ts";
import { openHqClient } from "#rig/headquarters/hq-client.ts";
import { seedSettings } from "#rig/headquarters/seed.ts";
import { declines } from "#rig/pokepay/behaviours.ts";
import { type Doneness, type Shop, askCard, doneOf, forwarded, isReady, openShop, printed, tap } from "./open-shop.ts";
import { bun, chicken, factsOf, memberOf, nextSale, walletOf, yenOf } from "./ways.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop[Symbol.asyncDispose]());

const findings = async (): Promise<unknown> => {
  await forwarded(shop);
  return shop.rig.servers.headquarters.findings();
};
const paper = (): string => shop.rig.devices.printer.papers().at(-1)?.text.join("\n") ?? "";
const settled = () => shop.window.see(({ pending }) => pending.length === 0, "settled", 40_000);
async function publish(more: object, isThere: (config: Readonly<Record<string, unknown>>) => boolean): Promise<void> {
  shop.rig.servers.headquarters.publishSettings(more);
  const inForce = () => isThere(factsOf(shop).findLast(({ kind }) => kind === "config")?.data ?? {});
  await expect.poll(inForce, { timeout: 30_000, interval: 100 }).toBe(true);
}
/** These by the card of member n, forwarded; the number of its receipt. */
async function sellByCard(n: number, ...codes: readonly string[]): Promise<string> {
  const { window } = shop;
  await window.see(isReady, "ready", 30_000);
  await nextSale(shop, ...codes);
  await askCard(window);
  await tap(shop, n);
  await window.see(({ screen }) => screen.kind === "done", "sold", 20_000);
  await printed(window);
  await settled();
  await forwarded(shop);
  return window.view().last?.receipt ?? "";
}
async function find(receipt: string): Promise<void> {
  const { window } = shop;
  await window.see(({ screen }) => screen.kind === "done" || screen.kind === "sale", "counter free");
  await window.send({ kind: "refund" });
  await window.see(({ screen }) => screen.kind === "refund-find", "search");
  await window.send({ kind: "refund-number", receipt });
  await window.see(({ screen }) => screen.kind === "refund", "found");
}
async function giveBack(...picks: readonly (readonly [at: number, qty: number])[]): Promise<Doneness> {
  const { window } = shop;
  for (const [at, qty] of picks) await window.send({ kind: "refund-pick", at, qty });
  expect(await window.send({ kind: "refund-take" })).toEqual({ kind: "taken" });
  const done = doneOf(await window.see(({ screen }) => screen.kind === "done" && screen.of === "refund", "returned"));
  await printed(window);
  await settled();
  return done;
}

describe("what comes back", () => {
  test("of a meal and e-money goes to the wallet each came from, and the meal may be had again", async () => {
    const { window, rig } = shop;
    const meal = memberOf(shop, 2).meal?.wallet ?? "";
    const [plan, money] = [yenOf(shop, meal), yenOf(shop, walletOf(shop, 2))];
    await window.see(isReady, "ready", 30_000);
    await nextSale(shop, chicken, bun);
    await window.send({ kind: "meal" });
    await tap(shop, 2);
    await window.see(({ screen }) => screen.kind === "meal-offer", "offer");
    await window.send({ kind: "meal-take" });
    await window.see(({ screen }) => screen.kind === "done", "sold", 20_000);
    await printed(window);
    await forwarded(shop);
    await find(window.view().last?.receipt ?? "");
    const dish = await giveBack([0, 1]);
    expect(dish).toMatchObject({ total: 594, emoney: 44, meal: 550, change: 0 });
    expect([plan - yenOf(shop, meal), money - yenOf(shop, walletOf(shop, 2))]).toEqual([0, 162]);
    expect(paper()).toContain("ミールへお返し");
    await find(window.view().last?.receipt ?? "");
    expect(await giveBack([1, 1])).toMatchObject({ total: 162, emoney: 162, meal: 0 });
    expect(yenOf(shop, walletOf(shop, 2))).toBe(money);
    await expect.poll(() => rig.servers.headquarters.mealAuthorisations().at(-1)?.state).toBe("released");
    expect(await findings()).toEqual([]);
  });

  test("of another register's sale needs headquarters, and is credited to the member's wallet", async () => {
    const { window, rig } = shop;
    const { headquarters } = rig.servers;
    await sellByCard(0, chicken);
    const sold = factsOf(shop).findLast(({ kind }) => kind === "sale");
    const [tender] = (sold?.data["tenders"] ?? []) as readonly object[];
    const client = openHqClient(rig.servers, join(rig.dir, "servers", "tls"), "R2");
    const chain = buildChain("R2");
    const line = { code: chicken, name: "唐揚げ定食", class: "cafeteria", rate: 10, tax: "standard", qty: 2 } as const;
    chain.add("provision", { prev: null, pending: [], approved_by: "test", reason: "test" });
    chain.add("config", { classes: seedSettings.classes });
    chain.add("sale", {
      receipt: "R2-1-1",
      shift: 1,
      member: memberOf(shop, 0).member,
      lines: [{ ...line, unit: 297, discount: 0, amount: 594, void: false }],
      total: 594,
      taxes: [{ rate: 10, total: 594, tax: 54 }],
      tenders: [tender],
      given: 0,
      change: 0,
      rebate: { total: 2, creditor: "headquarters", by: [{ class: "cafeteria", base: 594, bp: 50, amount: 2 }] },
    });
    headquarters.trust("R2", chain.key);
    const expected = { seq: 0, hash: chain.genesis };
    const entries = chain.entries.map(({ seq, body, hash, sig, key_id: id }) => ({ seq, body, hash, sig, key_id: id }));
    const path = "/v1/registers/R2/epochs/1/entries";
    expect(await client.ask("POST", path, { expected_last: expected, entries })).toMatchObject({ status: 200 });
    client.close();
    const before = yenOf(shop, walletOf(shop, 0));
    await find("R2-1-1");
    expect(window.view().screen).toMatchObject({ isOwn: false, lines: [{ qty: 2, left: 2 }] });
    rig.servers.pokepay.behave(answerLost({ op: "topup", times: 1 }));
    expect(await giveBack([0, 1])).toMatchObject({ total: 297, emoney: 297, rebate: 1 });
    expect(yenOf(shop, walletOf(shop, 0)) - before).toBe(297);
    await headquarters.down();
    await window.send({ kind: "refund" });
    await window.see(({ screen }) => screen.kind === "refund-find", "search");
    await window.send({ kind: "refund-number", receipt: "R2-1-1" });
    await window.see(({ notice }) => notice?.code === "refund-elsewhere", "not without headquarters");
    await window.send({ kind: "back" });
    await headquarters.up();
    await window.see(isReady, "headquarters is back", 30_000);
    await find("R2-1-1");
    expect(await giveBack([0, 1])).toMatchObject({ total: 297, rebate: 1 });
    expect(yenOf(shop, walletOf(shop, 0)) - before).toBe(594);
    expect(await findings()).toEqual([]);
  }, 90_000);

  test("that the wallet cannot take waits for a person, and the member keeps a paper that says so", async () => {
    const { window, rig } = shop;
    const receipt = await sellByCard(0, chicken, chicken);
    await find(receipt);
    rig.servers.pokepay.behave(declines("account_balance_exceeded", { op: "topup", times: 1 }));
    await window.send({ kind: "refund-pick", at: 0, qty: 1 });
    await window.send({ kind: "refund-take" });
    const { pending } = await window.see((view) => view.pending.some(({ state }) => state === "refused"), "a person");
    expect(pending).toMatchObject([{ kind: "credit", amount: 594, next: "settle" }]);
    await printed(window);
    expect(paper()).toContain("電子マネーへお返し (確認中)");
    const key = pending[0]?.id ?? "";
    const act = { kind: "settle", key, as: "captured" } as const;
    await window.send({ kind: "approve", op: "01", pin: rig.servers.pins["01"] ?? "", act });
    await settled();
  });
});

describe("part of a payment by repay", () => {
  test("is the whole of it back and what is kept taken again, though an answer is lost", async () => {
    const { rig } = shop;
    await publish({ refund: { partial: "repay" } }, ({ refund }) => JSON.stringify(refund)?.includes("repay") ?? false);
    const before = yenOf(shop, walletOf(shop, 0));
    const receipt = await sellByCard(0, chicken, chicken);
    const booked = rig.servers.pokepay.transactions().length;
    await find(receipt);
    rig.servers.pokepay.behave(answerLost({ op: "payment", times: 1 }));
    expect(await giveBack([0, 1])).toMatchObject({ total: 594, emoney: 594 });
    expect(before - yenOf(shop, walletOf(shop, 0))).toBe(594);
    expect(rig.servers.pokepay.transactions().slice(booked - 1)).toMatchObject([
      { refunded: true },
      { type: "payment", refunded: false },
    ]);
    await forwarded(shop);
    expect(factsOf(shop).findLast(({ kind }) => kind === "pay-intent")?.data).toMatchObject({
      kept_of: receipt,
      amount: 594,
    });
    await find(receipt);
    await giveBack([0, 1]);
    expect(yenOf(shop, walletOf(shop, 0))).toBe(before);
    expect(await findings()).toEqual([]);
  }, 90_000);
});

describe("points this register granted", () => {
  test("go back with the goods, what is still earned is granted anew, and what was spent is owed", async () => {
    const { rig } = shop;
    await publish({ creditor: "register", refund: { partial: "credit" } }, ({ creditor }) => creditor === "register");
    rig.servers.pokepay.setBalance(walletOf(shop, 0), { money: 20_000, points: 0 });
    const points = (): number => rig.servers.pokepay.balance(walletOf(shop, 0)).points;
    const receipt = await sellByCard(0, chicken, chicken);
    await expect.poll(points).toBe(5);
    await find(receipt);
    expect(await giveBack([0, 1])).toMatchObject({ rebate: 3 });
    await expect.poll(points).toBe(2);
    // Spent in the meantime.
    rig.servers.pokepay.setBalance(walletOf(shop, 0), { money: 19_406, points: 0 });
    await find(receipt);
    await giveBack([0, 1]);
    await shop.window.see(({ screen }) => screen.kind === "done" && screen.debt === 2, "owed");
    expect(paper()).toMatch(/ポイント不足.*¥2/u);
    expect(await findings()).toEqual([]);
  }, 90_000);
});

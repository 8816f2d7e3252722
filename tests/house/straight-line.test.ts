import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { answerLost, requestLost } from "#rig/behaviour.ts";
import { type Shop, askCard, doneOf, forwarded, openShop, payCash, printed, ring, tap } from "./open-shop.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop[Symbol.asyncDispose]());

const karaage = "101";
async function codes(): Promise<string[]> {
  const layout = await shop.window.ask({ kind: "layout" });
  return layout.categories.flatMap(({ keys }) => keys.slice(0, 2).map(({ code }) => code));
}
const lastPaper = (): string => shop.rig.devices.printer.papers().at(-1)?.text.join("\n") ?? "";
const held = () =>
  shop.rig.servers.headquarters
    .entries("R1", 1)
    .map(({ body }) => JSON.parse(body) as { kind: string; seq: number; data: never });
describe("a sale in cash", () => {
  test("goes from the key to the receipt, the drawer and headquarters", async () => {
    const { window, rig } = shop;
    const kicks = rig.devices.drawer.kicks;
    const view = await ring(window, ...(await codes()).slice(0, 3));
    const done = await payCash(window, 10_000);
    expect(done).toMatchObject({
      of: "sale",
      total: view.basket.total,
      given: 10_000,
      change: 10_000 - view.basket.total,
      emoney: 0,
      rebate: 0,
    });
    await printed(window);
    expect(rig.devices.drawer.kicks).toBe(kicks + 1);
    expect(lastPaper()).toContain("お釣り");
    expect(lastPaper()).toContain("登録番号 T");
    expect(lastPaper()).not.toContain("再発行");
    await forwarded(shop);
    expect(held().findLast(({ kind }) => kind === "sale")?.seq).toBe(done.seq);
    expect(rig.servers.headquarters.findings()).toEqual([]);
  });

  test("a code nobody knows sells nothing until its department and price are said", async () => {
    const { window } = shop;
    await window.send({ kind: "item", code: "4999999999999", qty: 1 });
    const view = await window.see(({ screen }) => screen.kind === "goods", "what is it?");
    expect(view.basket.count).toBe(0);
    await window.send({ kind: "back" });
    await window.see(({ screen }) => screen.kind === "sale", "never mind");
    expect(await window.send({ kind: "item", code: "49999", qty: 1 })).toMatchObject({ code: "unknown-code" });
  });

  test("a scanned code stands on the basket", async () => {
    const { window, rig } = shop;
    const [code = karaage] = await codes();
    await rig.devices.scanner.scan(code);
    const view = await window.see(({ screen, basket }) => screen.kind === "sale" && basket.count === 1, "scanned line");
    expect(view.basket.lines).toHaveLength(1);
    await window.send({ kind: "cancel-sale" });
    await window.see(({ basket }) => basket.count === 0, "empty");
  });
});

describe("a sale by card", () => {
  test("charges the wallet once, gives the rebate, prints the balance after and is forwarded", async () => {
    const { window, rig } = shop;
    const [member] = rig.servers.members;
    if (!member) throw new Error("no member");
    const before = rig.servers.pokepay.balance(member.wallet);
    const requests = rig.servers.pokepay.requests();
    const view = await ring(window, ...(await codes()).slice(0, 2));
    await askCard(window);
    await tap(shop);
    const done = doneOf(await window.see(({ screen }) => screen.kind === "done", "done", 20_000));
    expect(done).toMatchObject({ emoney: view.basket.total, change: 0 });
    expect(done.rebate).toBe(Math.floor((view.basket.total * 50) / 10_000));
    await printed(window);
    const after = rig.servers.pokepay.balance(member.wallet);
    expect(before.money + before.points - after.money - after.points).toBe(view.basket.total);
    expect(lastPaper()).toContain(`電子マネー残高`);
    expect(lastPaper()).toContain("還元予定");
    expect(rig.servers.pokepay.requests() - requests).toBeLessThanOrEqual(4);
    await forwarded(shop);
    expect(rig.servers.headquarters.findings()).toEqual([]);
  });

  test("what the card lacks is taken in cash first, then the capture closes the sale", async () => {
    const { window, rig } = shop;
    const poor = rig.servers.members.findIndex(
      ({ balance, points, status }) => status === "active" && balance + points > 0 && balance + points < 500,
    );
    await ring(window, ...(await codes()).slice(0, 2));
    const { total } = window.view().basket;
    await askCard(window);
    await tap(shop, poor);
    const view = await window.see(({ screen }) => screen.kind === "short", "short", 20_000);
    const { lacking, balance } = view.screen.kind === "short" ? view.screen : { lacking: 0, balance: 0 };
    expect(lacking).toBe(total - balance);
    await window.send({ kind: "cash", given: lacking });
    const done = doneOf(await window.see(({ screen }) => screen.kind === "done", "done"));
    expect(done).toMatchObject({ total, emoney: balance, given: lacking, change: 0 });
    await printed(window);
  });

  test("an answer lost on the way is unknown, then found captured, and charged once", async () => {
    const { window, rig } = shop;
    const [member] = rig.servers.members;
    if (!member) throw new Error("no member");
    const before = rig.servers.pokepay.balance(member.wallet);
    await ring(window, ...(await codes()).slice(0, 1));
    const { total } = window.view().basket;
    rig.servers.pokepay.behave(answerLost({ op: "payment", times: 1 }));
    await askCard(window);
    await tap(shop);
    const done = doneOf(await window.see(({ screen }) => screen.kind === "done", "done after look-up", 30_000));
    expect(done.emoney).toBe(total);
    await forwarded(shop);
    expect(held().filter(({ kind }) => kind === "pay-unknown")).toHaveLength(1);
    const after = rig.servers.pokepay.balance(member.wallet);
    expect(before.money + before.points - after.money - after.points).toBe(total);
    await printed(window);
  });

  test("a request lost on the way ends not charged, and the basket waits", async () => {
    const { window, rig } = shop;
    await ring(window, ...(await codes()).slice(0, 1));
    rig.servers.pokepay.behave(requestLost({ op: "payment", times: 1 }));
    await askCard(window);
    await tap(shop);
    await window.see(
      ({ screen, notice }) => screen.kind === "tender" && notice?.code === "not-charged",
      "not charged",
      40_000,
    );
    await window.send({ kind: "cash", given: 10_000 });
    await window.see(({ screen }) => screen.kind === "done", "done in cash");
    await printed(window);
  });
});

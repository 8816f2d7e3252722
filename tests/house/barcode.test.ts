import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { answerLost } from "#rig/behaviour.ts";
import { type Shop, askCard, doneOf, forwarded, isReady, openShop, ring, tap } from "./open-shop.ts";
import { cancel, chicken, factsOf, nextSale, pork, walletOf } from "./ways.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop[Symbol.asyncDispose]());

const barcode = (n = 0, o: Parameters<Shop["rig"]["servers"]["pokepay"]["showBarcode"]>[1] = {}): string =>
  shop.rig.servers.pokepay.showBarcode(walletOf(shop, n), o);
const balance = (n = 0): number => {
  const { money, points } = shop.rig.servers.pokepay.balance(walletOf(shop, n));
  return money + points;
};
const seeNotice = (code: string) => shop.window.see(({ notice }) => notice?.code === code, code);

/** Of a sale, as the settings in force have it. */
function limitOf(): unknown {
  const config = factsOf(shop).findLast(({ kind }) => kind === "config")?.data;
  return (config?.["policy"] as { card: { per_sale: number } } | undefined)?.card.per_sale;
}

describe("a sale by the app's barcode", () => {
  test("is paid by a scan on the card's screen, once, and its token is in no book", async () => {
    const { window, rig } = shop;
    const before = balance();
    const { total } = (await ring(window, chicken, pork)).basket;
    await askCard(window);
    const token = barcode();
    await rig.devices.scanner.scan(token);
    const done = doneOf(await window.see(({ screen }) => screen.kind === "done", "done"));
    expect(done).toMatchObject({ of: "sale", total, emoney: total, change: 0 });
    expect(before - balance()).toBe(total);
    await forwarded(shop);
    const facts = factsOf(shop);
    expect(facts.findLast(({ kind }) => kind === "pay-intent")?.data).toMatchObject({ via: "barcode" });
    expect(JSON.stringify(facts)).not.toContain(token);
    expect(rig.servers.headquarters.findings()).toEqual([]);

    // The same code once more.
    await nextSale(shop, chicken);
    await window.send({ kind: "tender" });
    await rig.devices.scanner.scan(token);
    expect(await seeNotice("barcode-refused")).toMatchObject({
      screen: { kind: "card", for: "pay" },
      notice: { text: "cpm_token_already_proceed" },
    });
    // Keyed by hand, in its long form, on the same screen.
    await window.send({ kind: "item", code: barcode(0, { long: true }), qty: 1 });
    await window.see(({ screen }) => screen.kind === "done", "done by a keyed code");
  });

  test("is told why a code will not do: out of time, for charges only, for another's app to read", async () => {
    const { window, rig } = shop;
    await nextSale(shop, chicken);
    await rig.devices.scanner.scan(barcode());
    await seeNotice("barcode-shows");
    await askCard(window);
    await rig.devices.scanner.scan(barcode(0, { forMs: -60_000 }));
    await window.see(({ notice }) => notice?.text === "cpm_token_already_expired", "expired");
    await rig.devices.scanner.scan(barcode(0, { scopes: ["topup"] }));
    await window.see(({ notice }) => notice?.text === "cpm_unacceptable_amount", "scope");
    await rig.devices.scanner.scan("00000000000000000000");
    await window.see(({ notice }) => notice?.text === "cpm_token_not_found", "nobody's");
    await rig.devices.scanner.scan("https://www.pokepay.jp/checks/0dbc6be4-9e2f-4a55-95a5-0b6c5c2c9d1e");
    await seeNotice("code-check");
    await cancel(shop);
  });

  test("goes on where the card alone may not pay, and a lost answer ends in one booking", async () => {
    const { window, rig } = shop;
    rig.servers.headquarters.publishSettings({ policy: { card: { per_sale: 100, per_card_day: 100 } } });
    await expect.poll(() => limitOf(), { timeout: 30_000, interval: 100 }).toBe(100);
    await nextSale(shop, chicken);
    await window.see(isReady, "ready");
    await askCard(window);
    await tap(shop);
    expect(await seeNotice("card-limit-sale")).toMatchObject({ screen: { kind: "card" }, notice: { amount: 100 } });
    const before = balance();
    rig.servers.pokepay.behave(answerLost({ op: "cpm", times: 1 }));
    await rig.devices.scanner.scan(barcode());
    const done = doneOf(await window.see(({ screen }) => screen.kind === "done", "done", 40_000));
    expect(before - balance()).toBe(done.total);
    await forwarded(shop);
    expect(rig.servers.headquarters.findings()).toEqual([]);
  }, 90_000);

  test("finds the member through headquarters, and goes without where headquarters is away", async () => {
    const { window, rig } = shop;
    const members = () =>
      factsOf(shop)
        .filter(({ kind }) => kind === "pay-intent")
        .map(({ data }) => data["member"]);
    await forwarded(shop);
    expect(members()).toContain(rig.servers.members[0]?.member);
    await rig.servers.headquarters.down();
    await window.see(({ lamps }) => lamps.headquarters.state !== "ok", "headquarters away", 30_000);
    await nextSale(shop, chicken);
    await askAway();
    await rig.devices.scanner.scan(barcode());
    await window.see(({ screen }) => screen.kind === "done", "done");
    await rig.servers.headquarters.up();
    await window.see(isReady, "back", 30_000);
    await forwarded(shop);
    expect(members().at(-1)).toBeUndefined();
    expect(factsOf(shop).findLast(({ kind }) => kind === "sale")?.data["member"]).toBeNull();
    expect(rig.servers.headquarters.findings()).toEqual([]);
    async function askAway(): Promise<void> {
      const answer = await window.send({ kind: "emoney" });
      expect(answer.kind).toBe("taken");
    }
  }, 90_000);
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { answerLost, type Behaviour, requestLost } from "#rig/behaviour.ts";
import { type Doneness, type Shop, askCard, doneOf, forwarded, isReady, openShop, tap } from "./open-shop.ts";
import { chicken, factsOf, nextSale, walletOf } from "./ways.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop[Symbol.asyncDispose]());

const points = (): number => shop.rig.servers.pokepay.balance(walletOf(shop, 0)).points;
const grants = () =>
  shop.rig.servers.pokepay.transactions().filter(({ type, points: granted }) => type === "topup" && granted > 0);
const paper = (): string => shop.rig.devices.printer.papers().at(-1)?.text.join("\n") ?? "";
const isInForce = (creditor: string): boolean =>
  factsOf(shop).findLast(({ kind }) => kind === "config")?.data["creditor"] === creditor;
async function credit(creditor: "register" | "pokepay"): Promise<void> {
  shop.rig.servers.headquarters.publishSettings({ creditor });
  await expect.poll(() => isInForce(creditor), { timeout: 30_000, interval: 100 }).toBe(true);
}
/** One dish by card: 594 yen, 2 yen of rebate. All points are gone before, so that what comes is what was granted. */
async function sell(): Promise<Doneness> {
  const { window, rig } = shop;
  rig.servers.pokepay.setBalance(walletOf(shop, 0), { money: 20_000, points: 0 });
  await window.see(isReady, "ready", 30_000);
  await nextSale(shop, chicken);
  await askCard(window);
  await tap(shop);
  const done = doneOf(await window.see(({ screen }) => screen.kind === "done", "done", 20_000));
  await window.see(({ screen }) => screen.kind === "done" && screen.printing === "printed", "printed");
  return done;
}
const settled = () => shop.window.see(({ pending }) => pending.length === 0, "settled", 60_000);

describe("where the register is the creditor of the rebate", () => {
  test("a sale grants it in points under a key of its own, told on the receipt", async () => {
    await credit("register");
    const done = await sell();
    expect(done.rebate).toBe(2);
    await expect.poll(points, { timeout: 10_000 }).toBe(2);
    await settled();
    expect(paper()).toContain("ポイント還元");
    await forwarded(shop);
    const [intent, posted] = factsOf(shop).slice(-2);
    expect(intent).toMatchObject({ kind: "charge-intent", data: { amount: 2, given: 0, change: 0 } });
    expect(posted).toMatchObject({ kind: "charge-posted", data: { key: intent?.data["key"], amount: 2 } });
    expect(posted?.data["rebate_of"]).toMatch(/^R1-1-\d+$/);
    expect(shop.rig.servers.headquarters.findings()).toEqual([]);
  });

  test("with its answer lost it is found, and the next sale did not wait for it", async () => {
    const { rig } = shop;
    const before = grants().length;
    rig.servers.pokepay.behave(answerLost({ op: "topup", times: 1 }));
    await sell();
    await sell();
    await settled();
    expect(grants()).toHaveLength(before + 2);
    expect(factsOf(shop).map(({ kind }) => kind)).toContain("charge-unknown");
  }, 90_000);

  test("with its request lost it is sent again under the same key, once it is known not to be there", async () => {
    const { rig } = shop;
    const before = grants().length;
    rig.servers.pokepay.behave(requestLost({ op: "topup", times: 1 }));
    await sell();
    await expect.poll(() => grants().length, { timeout: 60_000 }).toBe(before + 1);
    await settled();
    await forwarded(shop);
    const about = factsOf(shop).filter(({ data }) => data["key"] === grants().at(-1)?.requestId);
    expect(about.map(({ kind }) => kind)).toEqual([
      "charge-intent",
      "charge-unknown",
      "charge-not-posted",
      "charge-posted",
    ]);
    expect(rig.servers.headquarters.findings()).toEqual([]);
  }, 90_000);
});

/** The authority's own campaign gives points for a payment. */
const campaign = (given: number): Behaviour => ({
  name: `campaign-${given}`,
  after: (call, reply) =>
    call.op === "payment" && reply.status === 200
      ? { kind: "answer", reply: { ...reply, body: { ...(reply.body as object), campaign_point_amount: given } } }
      : undefined,
});

describe("where the authority is the creditor", () => {
  test("its campaign is printed and journalled beside ours, and a difference is told", async () => {
    const { window, rig } = shop;
    await credit("pokepay");
    const stop = rig.servers.pokepay.behave(campaign(2));
    await sell();
    expect(paper()).toMatch(/ポイント還元 +¥2/);
    expect(window.view().notice).toBeNull();
    stop();
    rig.servers.pokepay.behave(campaign(5));
    await sell();
    expect(window.view().notice).toEqual({ code: "rebate-differs", amount: 3 });
    expect(paper()).toMatch(/ポイント還元 +¥5/);
    expect(paper()).toContain("規定の還元");
    await forwarded(shop);
    const sale = factsOf(shop).findLast(({ kind }) => kind === "sale");
    expect(sale?.data).toMatchObject({ rebate: { total: 2 }, tenders: [{ authority: { campaign: 5 } }] });
    expect(rig.servers.headquarters.findings()).toEqual([]);
  }, 90_000);
});

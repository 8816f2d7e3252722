import { CreatePaymentTransaction, RefundTransaction } from "@pokepay/pokepay-partner-sdk";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { EntryData } from "#register/entry.ts";
import { blackHole } from "#rig/behaviour.ts";
import { openSdk } from "#rig/pokepay/sdk-client.ts";
import { type Shop, askCard, doneOf, forwarded, isReady, openShop, printed, tap } from "./open-shop.ts";
import { chicken, factsOf, memberOf, nextSale } from "./ways.ts";

let shop: Shop;
let sdk: ReturnType<typeof openSdk>;
beforeAll(async () => {
  shop = await openShop();
  sdk = openSdk(shop.rig.servers.files);
});
afterAll(async () => {
  sdk.agent.destroy();
  await shop[Symbol.asyncDispose]();
});

const paper = (): string => shop.rig.devices.printer.papers().at(-1)?.text.join("\n") ?? "";
async function xReport(): Promise<EntryData["x-report"]> {
  await forwarded(shop);
  return factsOf(shop).findLast(({ kind }) => kind === "x-report")?.data as never;
}
async function reconcile(counted?: number): Promise<EntryData["x-report"]> {
  const { window } = shop;
  await forwarded(shop);
  await window.see((view) => isReady(view) && !view.isReconciling, "ready");
  const { seq } = window.view();
  const answer = await window.send({ kind: "reconcile", ...(counted === undefined ? {} : { counted }) });
  expect(answer).toEqual({ kind: "taken" });
  await window.see((view) => view.seq > seq && !view.isReconciling, "reconciled", 20_000);
  return xReport();
}
const all = { drawer: true, pokepay: true, headquarters: true };

describe("reconciling", () => {
  test("finds all books even after a sale by card, a charge and one in cash, and prints it", async () => {
    const { window } = shop;
    await nextSale(shop, chicken);
    await askCard(window);
    await tap(shop);
    doneOf(await window.see(({ screen }) => screen.kind === "done", "done", 20_000));
    await printed(window);
    await window.send({ kind: "next" });
    await window.see((view) => view.screen.kind === "sale" && isReady(view), "sale");
    await window.send({ kind: "charge" });
    await tap(shop);
    await window.see(({ screen }) => screen.kind === "charge", "charge");
    await window.send({ kind: "charge-cash", amount: 2000, given: 2000 });
    await window.see(({ screen }) => screen.kind === "done" && screen.of === "charge", "charged", 20_000);
    await printed(window);
    expect(await reconcile(52_000)).toMatchObject({ asked: all, drawer: 52_000, differences: [] });
    await expect.poll(paper, { timeout: 10_000 }).toContain("点 検");
    expect(paper()).toContain("一致");
    expect(window.view().notice?.code).toBe("reconciled");
  });

  test("names cash that lacks, a payment taken back behind the journal, and one the journal never made", async () => {
    const { window, rig } = shop;
    const { pokepay, moneys, shop: shopId } = rig.servers;
    const ours = pokepay.transactions().find(({ type }) => type === "payment");
    if (!ours) throw new Error("no payment");
    await sdk.client.send(new RefundTransaction({ transaction_id: ours.id }));
    const { customer } = memberOf(shop, 0);
    await sdk.client.send(
      new CreatePaymentTransaction({
        shop_id: shopId,
        customer_id: customer,
        private_money_id: moneys.emoney,
        amount: 123,
        description: `${window.view().shop} R1-1-4`,
      }),
    );
    const { differences } = await reconcile(51_900);
    expect(differences.map(({ code, amount }) => [code, amount])).toEqual([
      ["drawer-short", 100],
      ["taken-back", ours.money + ours.points],
      ["not-journalled", 123],
    ]);
    expect(window.view().pending.map(({ kind, next }) => [kind, next])).toEqual([
      ["difference", "settle"],
      ["difference", "settle"],
      ["difference", "settle"],
    ]);
    await expect.poll(paper, { timeout: 10_000 }).toContain("現金 不足");
  });

  test("a difference a supervisor has seen does not come back; the others stay as old as they were", async () => {
    const { window, rig } = shop;
    const before = window.view().pending;
    const seen = before.find(({ code }) => code === "not-journalled");
    const pin = rig.servers.pins["01"] ?? "";
    const act = { kind: "settle", key: seen?.id ?? "", as: "seen" } as const;
    expect(await window.send({ kind: "approve", op: "01", pin, act })).toEqual({ kind: "taken" });
    await window.see(({ pending }) => pending.length === 2, "seen", 20_000);
    await reconcile();
    expect(window.view().pending.map(({ code, sinceMs }) => [code, sinceMs])).toEqual(
      before.filter(({ id }) => id !== seen?.id).map(({ code, sinceMs }) => [code, sinceMs]),
    );
  });

  test("at closing it comes before the Z, which a server that says nothing does not hold up, and differences are carried on", async () => {
    const { window, rig } = shop;
    const stop = rig.servers.pokepay.behave(blackHole({ op: "transactions-v2" }));
    await window.send({ kind: "day-close" });
    await window.see(({ screen }) => screen.kind === "done" && screen.of === "close", "closed", 20_000);
    stop();
    await forwarded(shop);
    const facts = factsOf(shop).filter(({ kind }) => kind !== "receipt-copy");
    expect(facts.slice(-2).map(({ kind }) => kind)).toEqual(["x-report", "z-report"]);
    expect(facts.at(-2)?.data).toMatchObject({ asked: { drawer: true, pokepay: false } });
    expect(facts.at(-1)?.data).toMatchObject({ pending: [{ kind: "difference" }, { kind: "difference" }] });
    await expect.poll(paper, { timeout: 10_000 }).toContain("精 算");
    expect(paper()).toContain("照合差 ポケペイで取消済み");
    expect(window.view().pending).toHaveLength(2);
    await window.send({ kind: "next" });
    await window.see(({ screen }) => screen.kind === "day-open", "next day");
    expect(window.view().pending).toHaveLength(2);
    expect(rig.servers.headquarters.findings()).toEqual([]);
  });
});

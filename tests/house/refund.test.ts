import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { answerLost, blackHole } from "#rig/behaviour.ts";
import {
  type Doneness,
  type Shop,
  askCard,
  doneOf,
  forwarded,
  isReady,
  openShop,
  payCash,
  printed,
  ring,
  tap,
} from "./open-shop.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop[Symbol.asyncDispose]());

type Body = { readonly kind: string; readonly seq: number; readonly data: Readonly<Record<string, never>> };
const entries = () =>
  shop.rig.servers.headquarters.entries("R1", 1).map(({ body, hash }) => ({ ...(JSON.parse(body) as Body), hash }));
const lastOf = (kind: string) => entries().findLast((entry) => entry.kind === kind);
const balance = (): number => {
  const { money, points } = shop.rig.servers.pokepay.balance(shop.rig.servers.members[0]?.wallet ?? "");
  return money + points;
};
const papers = (): string[] => shop.rig.devices.printer.papers().map(({ text }) => text.join("\n"));
async function codes(): Promise<string[]> {
  const { categories } = await shop.window.ask({ kind: "layout" });
  return categories.flatMap(({ keys }) => keys.slice(0, 2).map(({ code }) => code));
}

/** Two articles, the first of them twice, paid by the first member's card or in cash. */
async function sell(how: "card" | "cash"): Promise<Doneness & { readonly receipt: string }> {
  const { window } = shop;
  const [one = "", two = ""] = await codes();
  await ring(window, two);
  await window.send({ kind: "item", code: one, qty: 2 });
  await window.see(({ basket }) => basket.count === 3, "three pieces");
  if (how === "cash") await payCash(window, 10_000);
  else {
    await askCard(window);
    await tap(shop);
  }
  await window.see(({ screen }) => screen.kind === "done", "sold");
  const done = await printed(window);
  return { ...done, receipt: window.view().last?.receipt ?? "" };
}
async function find(receipt: string): Promise<void> {
  const { window } = shop;
  expect(await window.send({ kind: "refund" })).toEqual({ kind: "taken" });
  await window.see(({ screen }) => screen.kind === "refund-find", "search");
  expect(await window.send({ kind: "refund-number", receipt })).toEqual({ kind: "taken" });
  await window.see(({ screen }) => screen.kind === "refund", "found");
}
async function take(): Promise<Doneness> {
  const { window } = shop;
  expect(await window.send({ kind: "refund-take" })).toEqual({ kind: "taken" });
  await window.see(({ screen }) => screen.kind === "done" && screen.of === "refund", "returned", 30_000);
  return printed(window);
}
const moneyBack = (): Promise<unknown> =>
  shop.window.see(
    ({ pending }) => !pending.some(({ kind, state }) => kind !== "job" && state === "refund-due"),
    "money back",
  );

describe("a return", () => {
  test("of a whole sale by its receipt's QR refunds the payment, prints 返品伝票 and leaves nothing to find", async () => {
    const { window, rig } = shop;
    const before = balance();
    const sold = await sell("card");
    await forwarded(shop);
    const sale = lastOf("sale");
    await window.send({ kind: "next" });
    await window.see(({ screen }) => screen.kind === "sale", "idle");
    await rig.devices.scanner.scan(`CR1/R1/1/${sale?.seq}/${sale?.hash.slice(0, 8).toUpperCase()}`);
    await window.see(({ screen }) => screen.kind === "refund", "found by its QR");
    await window.send({ kind: "refund-all" });
    const view = await window.see(({ screen }) => screen.kind === "refund" && screen.total > 0, "all picked");
    expect(view.screen).toMatchObject({ total: sold.total, tenders: [{ kind: "emoney", amount: sold.total }] });
    const done = await take();
    expect(done).toMatchObject({ total: sold.total, change: 0, emoney: sold.total, rebate: sold.rebate });
    expect(balance()).toBe(before);
    const paper = papers().at(-1) ?? "";
    expect(paper).toContain("適格返還請求書");
    expect(paper).toContain(sold.receipt);
    expect(paper).not.toContain("処理中");
    await forwarded(shop);
    expect(lastOf("refund")?.data).toMatchObject({ of: { receipt: sold.receipt, seq: sale?.seq } });
    expect(rig.servers.headquarters.refundAllowances()).toHaveLength(1);
    expect(rig.servers.headquarters.findings()).toEqual([]);
    await window.send({ kind: "refund-number", receipt: sold.receipt });
    await window.see(({ notice }) => notice?.code === "refund-nothing-left", "nothing is left of it");
    await window.send({ kind: "back" });
  });

  test("of a part credits the wallet exactly that part, once, though the answer was lost; then the rest", async () => {
    const { window, rig } = shop;
    const before = balance();
    const sold = await sell("card");
    await forwarded(shop);
    await find(sold.receipt.split("-").at(-1) ?? "");
    expect(await window.send({ kind: "refund-pick", at: 1, qty: 3 })).toMatchObject({ code: "refund-over", amount: 2 });
    await window.send({ kind: "refund-pick", at: 1, qty: 1 });
    rig.servers.pokepay.behave(answerLost({ op: "topup", times: 1 }));
    const part = await take();
    await moneyBack();
    expect(balance()).toBe(before - sold.total + part.total);
    await find(sold.receipt);
    await window.send({ kind: "refund-all" });
    const rest = await take();
    await moneyBack();
    expect(part.total + rest.total).toBe(sold.total);
    expect(part.rebate + rest.rebate).toBe(sold.rebate);
    expect(balance()).toBe(before);
    await forwarded(shop);
    expect(rig.servers.headquarters.findings()).toEqual([]);
  });

  test("of cash opens the drawer; the sale is found in the list by its amount", async () => {
    const { window, rig } = shop;
    const sold = await sell("cash");
    const [row] = await window.ask({ kind: "sales", text: String(sold.total) });
    expect(row).toMatchObject({ receipt: sold.receipt, total: sold.total, count: 3, tenders: ["cash"] });
    expect(await window.ask({ kind: "sales", text: "ありえない品" })).toEqual([]);
    const { kicks } = rig.devices.drawer;
    await find(sold.receipt);
    await window.send({ kind: "refund-all" });
    expect(await take()).toMatchObject({ change: sold.total, emoney: 0 });
    expect(rig.devices.drawer.kicks).toBe(kicks + 1);
    expect(papers().at(-1)).toContain("現金でお返し");
  });

  test("without headquarters is made alone only when asked twice, and headquarters counts it afterwards", async () => {
    const { window, rig } = shop;
    const sold = await sell("cash");
    await forwarded(shop);
    await rig.servers.headquarters.down();
    await find(sold.receipt);
    await window.send({ kind: "refund-pick", at: 0, qty: 1 });
    await window.send({ kind: "refund-take" });
    await window.see(({ notice }) => notice?.code === "refund-away-own", "asked");
    expect(window.view().screen).toMatchObject({ kind: "refund", isAsking: false });
    const part = await take();
    await rig.servers.headquarters.up();
    await window.see(isReady, "headquarters is back", 30_000);
    await forwarded(shop);
    expect(lastOf("refund")?.data).not.toHaveProperty("allowance");
    await find(sold.receipt);
    expect(window.view().screen).toMatchObject({ lines: [{ left: 0 }, { left: 2 }] });
    await window.send({ kind: "refund-all" });
    const rest = await take();
    expect(part.total + rest.total).toBe(sold.total);
    await forwarded(shop);
    expect(rig.servers.headquarters.findings()).toEqual([]);
  }, 90_000);

  test("asked for when the register died goes on with the same leave", async () => {
    const { window, rig, house } = shop;
    const sold = await sell("cash");
    await forwarded(shop);
    await find(sold.receipt);
    await window.send({ kind: "refund-all" });
    const undo = rig.servers.headquarters.behave(answerLost({ op: "allowRefund" }));
    const silent = rig.servers.headquarters.behave(blackHole({ op: "readRefundAllowance" }));
    await window.send({ kind: "refund-take" });
    await expect.poll(() => rig.servers.headquarters.refundAllowances().at(-1)?.total).toBe(sold.total);
    house.register().child.kill("SIGKILL");
    await house.register().exited;
    undo();
    silent();
    const count = rig.servers.headquarters.refundAllowances().length;
    await house.restartRegister();
    await window.see(({ screen }) => screen.kind === "done" && screen.of === "refund", "returned after all", 30_000);
    expect(rig.servers.headquarters.refundAllowances()).toHaveLength(count);
    await printed(window);
    await forwarded(shop);
    expect(rig.servers.headquarters.findings()).toEqual([]);
  }, 90_000);

  test("of a payment found captured late prints its own slip", async () => {
    const { window, rig } = shop;
    await window.see(isReady, "ready", 30_000);
    if (window.view().screen.kind === "done") await window.send({ kind: "next" });
    const before = balance();
    const [one = ""] = await codes();
    await ring(window, one);
    const lost = rig.servers.pokepay.behave(answerLost({ op: "payment", times: 1 }));
    const deaf = rig.servers.pokepay.behave(answerLost({ op: "by-request-id" }));
    await askCard(window);
    await tap(shop);
    await window.see(({ screen }) => screen.kind === "unknown", "unknown", 30_000);
    await window.send({ kind: "park" });
    await window.see(({ screen }) => screen.kind === "tender", "parked");
    await payCash(window, 10_000);
    lost();
    deaf();
    await expect
      .poll(() => papers().filter((text) => text.includes("あとから引き落とされていました")).length, {
        timeout: 40_000,
      })
      .toBe(1);
    expect(balance()).toBe(before);
    doneOf(await window.see(({ screen }) => screen.kind === "done", "sold in cash"));
  }, 90_000);
});

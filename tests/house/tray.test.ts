import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Shop, doneOf, forwarded, isReady, openShop } from "./open-shop.ts";
import { cancel, chicken, factsOf, memberOf, nextSale, pork, walletOf, yenOf } from "./ways.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop[Symbol.asyncDispose]());

/** Rings up, shows the code and answers its id at the authority. */
async function show(code: string): Promise<{ readonly tray: string; readonly total: number }> {
  const { window } = shop;
  const total = await nextSale(shop, code);
  await window.see(isReady, "ready");
  await window.send({ kind: "tray" });
  await window.see(({ screen }) => screen.kind === "tray" && screen.step === "shown", "shown");
  await forwarded(shop);
  const tray = factsOf(shop).findLast(({ kind }) => kind === "pay-intent")?.data["tray"];
  return { tray: String(tray), total };
}
const scan = (tray: string, n = 0) => shop.rig.servers.pokepay.scanCashtray(tray, walletOf(shop, n));
const lastOf = (kind: string) => factsOf(shop).findLast((fact) => fact.kind === kind)?.data;

describe("a code on the customer's window", () => {
  test("is paid by the member's own app, and found again by the number of its entry", async () => {
    const { window, rig } = shop;
    const before = yenOf(shop, walletOf(shop, 0));
    const { tray, total } = await show(chicken);
    expect(scan(tray)).toEqual({ kind: "done" });
    const done = doneOf(await window.see(({ screen }) => screen.kind === "done", "done"));
    expect(done).toMatchObject({ total, emoney: total });
    expect(before - yenOf(shop, walletOf(shop, 0))).toBe(total);
    await forwarded(shop);
    const intent = factsOf(shop).findLast(({ kind }) => kind === "pay-intent");
    expect(rig.servers.pokepay.transactions().at(-1)?.description).toMatch(new RegExp(` R1-1-${intent?.seq}$`, "u"));
    expect(lastOf("sale")).toMatchObject({ tenders: [{ kind: "emoney", amount: total }] });
    expect(rig.servers.headquarters.findings()).toEqual([]);
  });

  test("is taken back at the authority before cash is taken instead, and then pays no more", async () => {
    const { window } = shop;
    const { tray, total } = await show(chicken);
    await window.send({ kind: "back" });
    await window.see(({ screen }) => screen.kind === "tender", "tender");
    expect(scan(tray)).toEqual({ kind: "refused", type: "cashtray_already_canceled" });
    await window.send({ kind: "cash", given: total });
    await window.see(({ screen }) => screen.kind === "done", "done in cash");
    await forwarded(shop);
    expect(lastOf("pay-declined")).toMatchObject({ reason: "tray-cancelled" });
  });

  test("paid at the very moment it is taken back closes the sale", async () => {
    const { window } = shop;
    const { tray } = await show(pork);
    expect(scan(tray)).toEqual({ kind: "done" });
    await window.send({ kind: "back" });
    const done = doneOf(await window.see(({ screen }) => screen.kind === "done", "done"));
    expect(done).toMatchObject({ emoney: done.total });
  });

  test("tells why the member's app could not pay", async () => {
    const { window } = shop;
    const { tray } = await show(pork);
    expect(scan(tray, 1)).toMatchObject({ type: "account_balance_not_enough" });
    const view = await window.see(({ notice }) => notice?.code === "tray-failed", "failed");
    expect(view).toMatchObject({ screen: { kind: "tender" }, notice: { text: "account_balance_not_enough" } });
    await cancel(shop);
  });

  test("shown while the register dies is asked for by its id after the start, and closes its sale once", async () => {
    const { window, house, rig } = shop;
    const before = yenOf(shop, walletOf(shop, 0));
    const { tray, total } = await show(pork);
    house.register().child.kill("SIGKILL");
    await house.register().exited;
    expect(scan(tray)).toEqual({ kind: "done" });
    await house.restartRegister();
    const done = doneOf(await window.see(({ screen }) => screen.kind === "done", "done", 30_000));
    expect(done).toMatchObject({ total, emoney: total });
    expect(before - yenOf(shop, walletOf(shop, 0))).toBe(total);
    await forwarded(shop);
    expect(
      factsOf(shop)
        .slice(-2)
        .map(({ kind }) => kind),
    ).toEqual(["pay-unknown", "sale"]);
    expect(lastOf("sale")?.["member"] ?? null).toBeOneOf([null, memberOf(shop, 0).member]);
    expect(rig.servers.headquarters.findings()).toEqual([]);
  });
});

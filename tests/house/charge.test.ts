import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { answerLost, requestLost } from "#rig/behaviour.ts";
import { declines, signFlipped } from "#rig/pokepay/behaviours.ts";
import { type Shop, doneOf, forwarded, isReady, openShop, printed, tap } from "./open-shop.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop[Symbol.asyncDispose]());

const wallet = (): string => shop.rig.servers.members[0]?.wallet ?? "";
const balance = (): number => {
  const { money, points } = shop.rig.servers.pokepay.balance(wallet());
  return money + points;
};
const kinds = async (): Promise<string[]> => {
  await forwarded(shop);
  return shop.rig.servers.headquarters
    .entries("R1", 1)
    .map(({ body }) => (JSON.parse(body) as { kind: string }).kind)
    .filter((kind) => kind !== "anchor");
};
async function openCharge(): Promise<void> {
  const { window } = shop;
  await window.see(isReady, "ready");
  if (window.view().screen.kind === "done") await window.send({ kind: "next" });
  await window.see(({ screen }) => screen.kind === "sale", "sale");
  await window.send({ kind: "charge" });
  await tap(shop);
  await window.see(({ screen }) => screen.kind === "charge", "charge screen");
}

describe("a cash charge", () => {
  test("shows what may be charged, takes the cash, credits the wallet and prints a slip", async () => {
    const { window, rig } = shop;
    const before = balance();
    const { kicks } = rig.devices.drawer;
    await openCharge();
    expect(window.view().screen).toMatchObject({ balance: before, unit: 1000 });
    await window.send({ kind: "charge-cash", amount: 3000, given: 5000 });
    const done = doneOf(await window.see(({ screen }) => screen.kind === "done", "done"));
    expect(done).toMatchObject({ of: "charge", total: 3000, change: 2000, unknown: false });
    expect(balance()).toBe(before + 3000);
    await printed(window);
    expect(rig.devices.drawer.kicks).toBe(kicks + 1);
    expect(rig.devices.printer.papers().at(-1)?.text.join("\n")).toContain("チャージ額");
    expect((await kinds()).slice(-3)).toContain("charge-posted");
  });

  test("takes whole thousands only, and never more than the wallet holds", async () => {
    const { window } = shop;
    await openCharge();
    expect(await window.send({ kind: "charge-cash", amount: 1500, given: 1500 })).toMatchObject({
      code: "charge-unit",
    });
    expect(await window.send({ kind: "charge-cash", amount: 900_000, given: 900_000 })).toMatchObject({
      code: "charge-over",
    });
    expect(await window.send({ kind: "charge-cash", amount: 2000, given: 1000 })).toMatchObject({
      code: "cash-short",
      amount: 1000,
    });
    await window.send({ kind: "back" });
    await window.see(({ screen }) => screen.kind === "sale", "sale");
  });

  test("declined by the authority, its cash goes back through the drawer", async () => {
    const { window, rig } = shop;
    const before = balance();
    rig.servers.pokepay.behave(declines("account_can_not_topup", { op: "topup", times: 1 }));
    await openCharge();
    await window.send({ kind: "charge-cash", amount: 1000, given: 1000 });
    await window.see(({ screen }) => screen.kind === "charge-return", "give back");
    const { kicks } = rig.devices.drawer;
    await window.send({ kind: "charge-returned" });
    await window.see(({ screen }) => screen.kind === "sale", "sale");
    expect(balance()).toBe(before);
    await expect.poll(() => rig.devices.drawer.kicks).toBeGreaterThan(kicks);
    expect((await kinds()).slice(-3)).toEqual(["charge-rejected", "charge-cash-returned", "drawer-kick"]);
  });

  test("with its answer lost is unknown, then found posted, and credited once", async () => {
    const { window, rig } = shop;
    const before = balance();
    rig.servers.pokepay.behave(answerLost({ op: "topup", times: 1 }));
    await openCharge();
    await window.send({ kind: "charge-cash", amount: 2000, given: 2000 });
    const done = doneOf(await window.see(({ screen }) => screen.kind === "done", "done", 40_000));
    expect(done).toMatchObject({ of: "charge", total: 2000 });
    expect(balance()).toBe(before + 2000);
    expect(await kinds()).toContain("charge-unknown");
  });

  test("left unknown keeps the cash, prints 処理未了, and stands among the pending items until it is known", async () => {
    const { window, rig } = shop;
    const before = balance();
    await window.see(isReady, "ready");
    await openCharge();
    const lost = rig.servers.pokepay.behave(requestLost({ op: "topup", times: 1 }));
    const noLookUp = rig.servers.pokepay.behave(requestLost({ op: "by-request-id", times: 1000 }));
    await window.send({ kind: "charge-cash", amount: 1000, given: 1000 });
    await window.see(({ screen }) => screen.kind === "unknown", "unknown", 20_000);
    expect(await window.send({ kind: "charge-returned" })).toMatchObject({ kind: "refused" });
    await window.send({ kind: "park" });
    const done = doneOf(await window.see(({ screen }) => screen.kind === "done", "parked"));
    expect(done.unknown).toBe(true);
    await expect
      .poll(() => rig.devices.printer.papers().at(-1)?.text.join("\n"), { timeout: 10_000 })
      .toContain("処 理 未 了");
    expect(window.view().pending).toHaveLength(1);
    lost();
    noLookUp();
    const view = await window.see(({ pending }) => pending[0]?.state === "not-charged", "known not posted", 60_000);
    expect(balance()).toBe(before);
    await window.send({ kind: "charge-returned", key: view.pending[0]?.id });
    await window.see(({ pending }) => pending.length === 0, "settled");
  }, 90_000);
});

test("an answer with the sign flipped is a fault for a person, never a sale", async () => {
  const { window, rig } = shop;
  await window.see(({ screen, lamps }) => screen.kind !== "working" && lamps.pokepay.state === "ok", "ready");
  if (window.view().screen.kind === "done") await window.send({ kind: "next" });
  await window.see(({ screen }) => screen.kind === "sale", "sale");
  const { categories } = await window.ask({ kind: "layout" });
  await window.send({ kind: "item", code: categories[0]?.keys[0]?.code ?? "", qty: 1 });
  const stop = rig.servers.pokepay.behave(signFlipped());
  await window.send({ kind: "emoney" });
  await tap(shop);
  // The basket can be paid another way; what was answered is looked into by a person.
  await window.see(
    ({ screen, notice, pending }) =>
      screen.kind === "tender" && notice?.code === "fault-person" && pending.some(({ state }) => state === "fault"),
    "fault",
    20_000,
  );
  expect((await kinds()).at(-1)).toBe("pay-unknown");
  stop();
});

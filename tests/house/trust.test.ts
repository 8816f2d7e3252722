import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { View } from "#ipc/view.ts";
import { cardOf } from "#rig/open-rig.ts";
import { type Shop, doneOf, forwarded, openShop, payCash, printed } from "./open-shop.ts";
import { bun, chicken, factsOf, memberOf, nextSale, walletOf, yenOf } from "./ways.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop[Symbol.asyncDispose]());

const paper = (): string => shop.rig.devices.printer.papers().at(-1)?.text.join("\n") ?? "";
const isAway = ({ lamps }: View): boolean => lamps.pokepay.state === "bad";
const rich = (skip = 0): number =>
  shop.rig.servers.members
    .map(({ balance, status }, n) => ({ n, ok: balance >= 2000 && status === "active" }))
    .filter(({ ok }) => ok)
    .at(skip)?.n ?? 0;
const approve = (on: boolean) =>
  shop.window.send({ kind: "approve", op: "01", pin: shop.rig.servers.pins["01"] ?? "", act: { kind: "trust", on } });

describe("while the authority is away", () => {
  test("cash is taken as ever, and e-money is refused within a second with what to do", async () => {
    const { window, rig } = shop;
    await rig.servers.pokepay.down();
    await window.see(isAway, "away", 30_000);
    await nextSale(shop, chicken);
    const began = performance.now();
    expect(await window.send({ kind: "emoney" })).toMatchObject({ kind: "refused", code: "emoney-away" });
    // A second is the promise; machines that run tests are shared.
    expect(performance.now() - began).toBeLessThan(3000);
    await payCash(window, 1000);
    await printed(window);
  });

  test("a supervisor lets cards pay on trust, once a card and up to the cap, against a receipt that says 後日引落", async () => {
    const { window, rig } = shop;
    const [n, member] = [rich(), memberOf(shop, rich())];
    const before = yenOf(shop, member.wallet);
    expect(window.view().trust).toMatchObject({ untilMs: 0, yen: 50_000, sales: 100 });
    expect(await approve(true)).toEqual({ kind: "taken" });
    await window.see(({ trust }) => (trust?.untilMs ?? 0) > 0, "trust on", 20_000);
    expect(window.view().health.map(({ code }) => code)).toContain("TRUST");
    const total = await nextSale(shop, chicken);
    expect(await window.send({ kind: "emoney" })).toEqual({ kind: "taken" });
    await window.see(({ screen }) => screen.kind === "card", "card");
    await rig.devices.reader.tap(cardOf(member));
    const done = doneOf(await window.see(({ screen }) => screen.kind === "done", "done on trust"));
    expect(done).toMatchObject({ of: "sale", total, claim: total, emoney: 0, balance: null });
    await printed(window);
    expect(paper()).toContain("後日引落");
    expect(window.view().pending).toMatchObject([{ kind: "payment", state: "claim", amount: total, next: "ask" }]);
    expect(window.view().trust).toMatchObject({ yen: 50_000 - total, sales: 99 });
    expect(yenOf(shop, walletOf(shop, n))).toBe(before);

    await nextSale(shop, bun);
    await window.send({ kind: "emoney" });
    await window.see(({ screen }) => screen.kind === "card", "card again");
    await rig.devices.reader.tap(cardOf(member));
    await window.see(({ notice }) => notice?.code === "trust-card-used", "once a card");
    await window.send({ kind: "back" });
    await window.see(({ screen }) => screen.kind === "tender", "tender");
    await window.send({ kind: "cancel-sale" });
    await window.see(({ basket }) => basket.count === 0, "cancelled");
  }, 90_000);

  test("what was sold on trust outlives a killed register, and is collected by itself once the road is back", async () => {
    const { window, rig, house } = shop;
    const member = memberOf(shop, rich());
    const before = yenOf(shop, member.wallet);
    const [claim] = window.view().pending;
    house.register().child.kill("SIGKILL");
    await house.register().exited;
    await house.restartRegister();
    await window.see(({ pending }) => pending.some(({ id }) => id === claim?.id), "the claim again", 30_000);
    await rig.servers.pokepay.up();
    await window.see(({ pending }) => pending.length === 0, "collected", 60_000);
    expect(yenOf(shop, member.wallet)).toBe(before - (claim?.amount ?? 0));
    expect(rig.servers.pokepay.transactions().filter(({ wallet }) => wallet === member.wallet)).toHaveLength(1);
    await forwarded(shop);
    expect(factsOf(shop).findLast(({ kind }) => kind === "pay-captured")?.data).toMatchObject({ key: claim?.id });
    expect(rig.servers.headquarters.findings()).toEqual([]);
  }, 120_000);
});

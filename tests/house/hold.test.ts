import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Shop, forwarded, openShop, payCash, ring } from "./open-shop.ts";
import { bun, chicken, factsOf, nextSale, pork } from "./ways.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop[Symbol.asyncDispose]());

const names = () => shop.window.view().basket.lines.map(({ name, qty }) => `${name} ×${qty}`);
const heldNow = () => shop.window.view().lane.held.map(({ n, total, count }) => ({ n, total, count }));
const take = async (command: Parameters<Shop["window"]["send"]>[0]): Promise<void> =>
  expect(await shop.window.send(command)).toEqual({ kind: "taken" });
const hold = async (): Promise<void> => {
  const before = shop.window.view().lane.held.length;
  await take({ kind: "hold" });
  await shop.window.see(({ lane, basket }) => lane.held.length === before + 1 && basket.count === 0, "put aside");
};

describe("保留 and 呼出 on the real register", () => {
  test("outlive a register that is killed, and come back with their prices, whoever was served in between", async () => {
    const { window, house } = shop;
    await ring(window, chicken, bun);
    await take({ kind: "guests", guests: 2 });
    const aside = { lines: names(), total: window.view().basket.total };
    await hold();
    await ring(window, pork);
    house.register().child.kill("SIGKILL");
    await house.register().exited;
    await house.restartRegister();
    await window.see(({ basket }) => basket.count === 1, "the open basket is there again");
    expect(heldNow()).toEqual([{ n: 1, total: aside.total, count: 2 }]);
    await payCash(window, 1000);
    await take({ kind: "recall", n: 1 });
    await window.see(({ basket, lane }) => basket.count === 2 && lane.held.length === 0, "recalled");
    expect({ lines: names(), total: window.view().basket.total }).toEqual(aside);
    expect(window.view().lane.guests).toBe(2);
    await payCash(window, 1000);
    await forwarded(shop);
    const sales = factsOf(shop).filter(({ kind }) => kind === "sale");
    expect(sales.map(({ data }) => [data["total"], data["guests"]])).toEqual([
      [expect.any(Number), undefined],
      [aside.total, 2],
    ]);
  });

  test("a finger meant for the basket that was put aside does nothing to the one that came back", async () => {
    const { window } = shop;
    await nextSale(shop, chicken);
    const { boot, gate } = window.view();
    await hold();
    expect(window.view().gate).toBeGreaterThan(gate);
    await ring(window, bun);
    const stale = new Promise((resolve) => {
      const hear = window.hear;
      window.hear = (message) => {
        const { id, answer } = message as { id?: number; answer?: unknown };
        if (id === 999_999) resolve(answer);
        hear(message);
      };
    });
    window.post({ kind: "send", id: 999_999, boot, gate, command: { kind: "cash", given: 5000 } });
    expect(await stale).toEqual({ kind: "stale" });
    expect(window.view().screen.kind).toBe("sale");
    // Swapped in one touch, and swapped back.
    await take({ kind: "recall", n: 1 });
    await window.see(({ basket }) => basket.lines[0]?.name.includes("揚") === true, "swapped");
    expect(heldNow()).toMatchObject([{ n: 2, count: 1 }]);
    await take({ kind: "held-drop", n: 2 });
    await window.see(({ lane }) => lane.held.length === 0, "dropped");
    await payCash(window, 1000);
  });

  test("a Z is taken with baskets put aside: they are cancelled in the journal first, and counted in it", async () => {
    const { window, rig } = shop;
    await nextSale(shop, chicken);
    await hold();
    await ring(window, pork);
    await hold();
    await take({ kind: "day-close" });
    await window.see(({ screen }) => screen.kind === "done" && screen.of === "close", "closed", 30_000);
    expect(heldNow()).toEqual([]);
    await forwarded(shop);
    const cancelled = factsOf(shop).filter(({ kind }) => kind === "sale-cancelled");
    expect(cancelled.map(({ data }) => data["reason"])).toEqual(["held", "closing", "closing"]);
    expect(factsOf(shop).findLast(({ kind }) => kind === "z-report")?.data).toMatchObject({ cancelled: 3 });
    expect(rig.servers.headquarters.findings()).toEqual([]);
  });
});

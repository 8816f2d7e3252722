import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Entry, ZReportData } from "#register/entry.ts";
import { type Shop, forwarded, isReady, openShop, payCash, printed, ring } from "./open-shop.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop[Symbol.asyncDispose]());

async function entries(): Promise<Entry[]> {
  await forwarded(shop);
  return shop.rig.servers.headquarters.entries("R1", 1).map(({ body }) => JSON.parse(body) as Entry);
}
async function firstKey(): Promise<string> {
  const { categories } = await shop.window.ask({ kind: "layout" });
  return categories[0]?.keys[0]?.code ?? "";
}

describe("a basket", () => {
  test("counts up the same article, takes another quantity, voids a line and keeps its place in the journal", async () => {
    const { window } = shop;
    const { categories } = await window.ask({ kind: "layout" });
    const [first = "", second = ""] = categories[0]?.keys.map(({ code }) => code) ?? [];
    await ring(window, first, first, second);
    expect(window.view().basket.lines.map(({ qty }) => qty)).toEqual([2, 1]);
    await window.send({ kind: "line-qty", n: 1, qty: 3 });
    await window.see(({ basket }) => basket.count === 4, "three");
    await window.send({ kind: "line-void", n: 2 });
    const { basket } = await window.see((view) => view.basket.count === 3, "void");
    expect(basket.lines[1]).toMatchObject({ void: true });
    const done = await payCash(window, 10_000);
    expect(done.total).toBe(basket.total);
    const sale = (await entries()).findLast(({ kind }) => kind === "sale");
    expect(sale).toMatchObject({ data: { lines: [{ void: false, qty: 3 }, { void: true }] } });
    await printed(window);
  });

  test("taken out changes 10 % to 8 % for what is eaten in, and back", async () => {
    const { window } = shop;
    await ring(window, await firstKey());
    await window.send({ kind: "takeout", on: true });
    await window.see(({ basket }) => basket.lines[0]?.rate === 8, "8 %");
    await window.send({ kind: "takeout", on: false });
    await window.see(({ basket }) => basket.lines[0]?.rate === 10, "10 %");
  });

  test("is the same within a second after register was killed in the middle of it", async () => {
    const { window, house } = shop;
    const before = window.view().basket;
    house.register().child.kill("SIGKILL");
    await house.register().exited;
    const began = performance.now();
    await house.restartRegister();
    const view = await window.see(({ screen }) => screen.kind === "sale", "sale again");
    // A second is the promise; machines that run tests are shared.
    expect(performance.now() - began).toBeLessThan(3000);
    expect(view.basket).toEqual(before);
    await window.send({ kind: "cancel-sale" });
    await window.see(({ basket }) => basket.count === 0, "cancelled");
    expect((await entries()).findLast(({ kind }) => kind !== "anchor")).toMatchObject({ kind: "sale-cancelled" });
  });
});

describe("closing", () => {
  test("the Z stands for all its day's sales, is printed, and the next day begins after it", async () => {
    const { window, rig } = shop;
    await window.see(isReady, "ready");
    await ring(window, await firstKey());
    await payCash(window, 1000);
    await printed(window);
    await window.send({ kind: "next" });
    await window.see(({ screen }) => screen.kind === "sale", "sale");
    expect(await window.send({ kind: "day-close" })).toEqual({ kind: "taken" });
    await window.see(({ screen }) => screen.kind === "done" && screen.of === "close", "closed");
    const all = await entries();
    const sales = all.filter((entry) => entry.kind === "sale");
    const z = all.findLast((entry) => entry.kind === "z-report")?.data as ZReportData;
    const total = sales.reduce((sum, { data }) => sum + data.total, 0);
    expect(z).toMatchObject({
      z: 1,
      sales: { count: sales.length, total },
      cancelled: 1,
      voids: 1,
      drawer: 50_000 + total,
      pending: [],
    });
    await expect
      .poll(() => rig.devices.printer.papers().at(-1)?.text.join("\n"), { timeout: 10_000 })
      .toContain("精 算");
    await window.send({ kind: "next" });
    await window.see(({ screen }) => screen.kind === "day-open", "next day");
    expect(rig.servers.headquarters.findings()).toEqual([]);
  });

  test("a day before the last one is not opened", async () => {
    expect(await shop.window.send({ kind: "day-open", day: "2020-01-01", float: 0 })).toMatchObject({
      code: "day-back",
    });
  });
});

describe("signing on", () => {
  test("five wrong PINs lock the operator out, and a restart does not open the lock", async () => {
    const { window, house } = shop;
    await window.send({ kind: "sign-off" });
    await window.see(({ screen }) => screen.kind === "sign-on", "signed off");
    for (let tries = 1; tries <= 5; tries += 1) {
      await window.send({ kind: "sign-on", op: "07", pin: "0000" });
      const code = tries < 5 ? "pin-wrong" : "locked";
      await window.see(
        ({ notice, screen }) =>
          notice?.code === code &&
          screen.kind === "sign-on" &&
          !screen.checking &&
          (tries === 5 || notice.amount === 5 - tries),
        `try ${tries}`,
      );
    }
    expect(await window.send({ kind: "sign-on", op: "07", pin: "0000" })).toMatchObject({ code: "locked" });
    house.register().child.kill("SIGKILL");
    await house.register().exited;
    await house.restartRegister();
    await window.see(({ screen }) => screen.kind === "sign-on", "sign-on");
    expect(await window.send({ kind: "sign-on", op: "07", pin: shop.rig.servers.pins["07"] ?? "" })).toMatchObject({
      code: "locked",
    });
    await window.send({ kind: "sign-on", op: "01", pin: shop.rig.servers.pins["01"] ?? "" });
    await window.see(({ op }) => op?.op === "01", "another operator signs on");
  });
});

test("a stale finger has no effect: another gate or another boot is refused", async () => {
  const { window } = shop;
  const { boot, gate } = window.view();
  const heard: unknown[] = [];
  const { hear } = window;
  window.hear = (message) => {
    heard.push(message);
    hear(message);
  };
  window.post({ kind: "send", id: 9001, boot, gate: gate - 1, command: { kind: "sign-off" } });
  window.post({ kind: "send", id: 9002, boot: "other", gate, command: { kind: "sign-off" } });
  window.post({ kind: "send", id: 9003, boot, gate, command: { kind: "sign-off", extra: 1 } });
  window.post({
    kind: "send",
    id: 9004,
    boot,
    gate,
    command: { kind: "pin-checked", op: "01", ok: true, for: "sign-on" },
  });
  await expect
    .poll(() => heard.filter((one) => ((one as { id?: number }).id ?? 0) > 9000).length)
    .toBeGreaterThanOrEqual(4);
  expect(heard).toContainEqual({ kind: "answer", id: 9001, answer: { kind: "stale" } });
  expect(heard).toContainEqual({ kind: "answer", id: 9002, answer: { kind: "stale" } });
  expect(heard).toContainEqual({ kind: "malformed", id: 9003 });
  expect(heard).toContainEqual({ kind: "malformed", id: 9004 });
  expect(window.view().op).not.toBeNull();
});

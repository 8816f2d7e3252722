import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fillLine } from "#tests/drivers/support/fill-line.ts";
import { type Shop, openShop, payCash, ring } from "./open-shop.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop[Symbol.asyncDispose]());

const soon = { timeout: 10_000, interval: 10 };
const shown = (): string[] => shop.rig.devices.display.lines().map((line) => line.trim().replaceAll(/ +/g, " "));
const karaage = "20100018";

async function sell(): Promise<{ readonly total: number; readonly ms: number }> {
  const { window } = shop;
  const from = performance.now();
  const { total } = (await ring(window, karaage)).basket;
  await payCash(window, 1000);
  const ms = performance.now() - from;
  await window.send({ kind: "next" });
  await window.see(({ screen }) => screen.kind === "sale", "next");
  return { total, ms };
}

describe("a customer display", () => {
  test("follows a sale: the article and the total, the change and thanks, then a welcome", async () => {
    const { window, rig } = shop;
    await expect.poll(shown, soon).toEqual(["ｲﾗｯｼｬｲﾏｾ", ""]);
    await ring(window, karaage);
    await expect.poll(shown, soon).toEqual(["ｶﾗｱｹﾞﾃｲｼｮｸ ¥594", "ｺﾞｳｹｲ ¥594"]);
    await payCash(window, 1000);
    await expect.poll(shown, soon).toEqual(["ｵﾂﾘ ¥406", "ｱﾘｶﾞﾄｳｺﾞｻﾞｲﾏｼﾀ"]);
    await window.send({ kind: "next" });
    await expect.poll(shown, soon).toEqual(["ｲﾗｯｼｬｲﾏｾ", ""]);
    expect(rig.devices.display.findings()).toEqual([]);
    expect(window.view().lamps.display).toEqual({ state: "ok" });
  });

  test("shows what stands when it is plugged in again, and when its host or the register was started anew", async () => {
    const { window, rig, house } = shop;
    await rig.devices.display.cable("out");
    await window.see(({ lamps }) => lamps.display?.state === "warn", "lamp");
    await ring(window, karaage);
    await rig.devices.display.cable("in");
    await expect.poll(shown, soon).toEqual(["ｶﾗｱｹﾞﾃｲｼｮｸ ¥594", "ｺﾞｳｹｲ ¥594"]);
    await window.see(({ lamps }) => lamps.display?.state === "ok", "lamp off");
    house.host("devices-serial").child.kill("SIGKILL");
    await house.host("devices-serial").exited;
    await window.send({ kind: "cancel-sale" });
    await house.restartHost("devices-serial");
    await expect.poll(shown, soon).toEqual(["ｲﾗｯｼｬｲﾏｾ", ""]);
  });

  test("that hangs delays no sale, holds one value back and shows the last one when it is let go", async () => {
    const { window, rig } = shop;
    await window.see(({ lamps }) => lamps.display?.state === "ok" && lamps.printer.state === "ok", "all well");
    const well = [await sell(), await sell(), await sell()];
    rig.devices.display.hang(true);
    await fillLine(rig.devices.display.path);
    const hung = [await sell(), await sell(), await sell()];
    await window.see(({ lamps }) => lamps.display?.code === "TIMEOUT", "let go");
    expect(hung.map(({ total }) => total)).toEqual(well.map(({ total }) => total));
    // Not one write of it is waited for: none of these sales takes as long as one deadline would.
    for (const { ms } of hung) expect(ms).toBeLessThan(Math.max(500, 3 * Math.max(...well.map((one) => one.ms))));
    await ring(window, karaage, karaage);
    rig.devices.display.hang(false);
    await expect.poll(shown, soon).toEqual(["ｶﾗｱｹﾞﾃｲｼｮｸ x2 ¥1,188", "ｺﾞｳｹｲ ¥1,188"]);
    await window.send({ kind: "cancel-sale" });
  });
});

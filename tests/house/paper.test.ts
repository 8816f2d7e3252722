import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Shop, isReady, openShop, payCash, printed, ring } from "./open-shop.ts";

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop[Symbol.asyncDispose]());

async function sell(): Promise<void> {
  const { window } = shop;
  const { categories } = await window.ask({ kind: "layout" });
  await ring(window, categories[0]?.keys[0]?.code ?? "");
  await payCash(window, 1000);
}
const texts = (): string[] => shop.rig.devices.printer.papers().map(({ text }) => text.join("\n"));

describe("paper", () => {
  test("at its end before a receipt: the sale goes on, the lamp says it, and one receipt comes when it is refilled", async () => {
    const { window, rig } = shop;
    rig.devices.printer.paper("end");
    await window.see(({ lamps }) => lamps.printer.code === "PAPER_END", "lamp");
    const { kicks } = rig.devices.drawer;
    await sell();
    await expect.poll(() => rig.devices.drawer.kicks, { timeout: 10_000 }).toBe(kicks + 1);
    expect(texts()).toHaveLength(0);
    rig.devices.printer.paper("ok");
    await printed(window);
    expect(texts()).toHaveLength(1);
    expect(texts()[0]).not.toContain("再発行");
    expect(rig.devices.drawer.kicks).toBe(kicks + 1);
  });

  test("a printer switched off in the middle of a receipt ends unknown, and the cashier decides: the copy is marked 再発行", async () => {
    const { window, rig } = shop;
    const { kicks } = rig.devices.drawer;
    let bytes = 0;
    rig.devices.printer.onByte((got) => {
      bytes += got.length;
      if (bytes > 300 && rig.devices.printer.powered()) rig.devices.printer.power(false);
    });
    await sell();
    const view = await window.see(({ pending }) => pending.some(({ kind }) => kind === "job"), "job unknown", 40_000);
    bytes = -1_000_000;
    rig.devices.printer.power(true);
    await window.see(isReady, "printer back", 40_000);
    await window.send({
      kind: "job-answer",
      job: view.pending.find(({ kind }) => kind === "job")?.id ?? "",
      printed: false,
    });
    await expect.poll(() => texts().filter((text) => text.includes("再発行")).length, { timeout: 20_000 }).toBe(1);
    await window.see(({ pending }) => pending.length === 0, "settled");
    expect(rig.devices.drawer.kicks).toBeLessThanOrEqual(kicks + 1);
  }, 90_000);

  test("jobs of a register that was killed while printing are asked of the device host, not printed again", async () => {
    const { window, house } = shop;
    await sell();
    house.register().child.kill("SIGKILL");
    await house.register().exited;
    await house.restartRegister();
    await window.see(
      ({ screen }) => screen.kind === "done" && screen.printing === "printed",
      "printed after all",
      20_000,
    );
    expect(texts()).toHaveLength(1);
    // A kick whose message died with the process is not repeated: the cashier is told to use the key.
    expect(shop.rig.devices.drawer.kicks).toBeLessThanOrEqual(1);
  });

  test("with register and device host both gone, the job is unknown and nothing is carried out again", async () => {
    const { window, house, rig } = shop;
    rig.devices.printer.paper("end");
    await window.see(({ lamps }) => lamps.printer.code === "PAPER_END", "lamp");
    await sell();
    await expect.poll(() => rig.devices.drawer.kicks, { timeout: 10_000 }).toBe(1);
    house.register().child.kill("SIGKILL");
    house.host("devices-serial").child.kill("SIGKILL");
    await Promise.all([house.register().exited, house.host("devices-serial").exited]);
    rig.devices.printer.paper("ok");
    const restarted = house.restartHost("devices-serial").catch(() => {});
    await house.restartRegister();
    await restarted;
    await window.see(({ pending }) => pending.some(({ kind }) => kind === "job"), "unknown", 30_000);
    expect(rig.devices.drawer.kicks).toBe(1);
    expect(texts()).toHaveLength(0);
  });
});

describe("device hosts", () => {
  test("a card host that is gone leaves cash sales alone", async () => {
    const { house, window } = shop;
    house.host("devices-card").child.kill("SIGKILL");
    await house.host("devices-card").exited;
    await sell();
    await printed(window);
    await house.restartHost("devices-card");
    await window.see(isReady, "reader back", 30_000);
  });
});

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { atDrawer, soon } from "./at-drawer.ts";
import { type Shop, isReady, openShop } from "./open-shop.ts";

let shop: Shop;
let at: ReturnType<typeof atDrawer>;
beforeEach(async () => {
  shop = await openShop({ card: "port" });
  at = atDrawer(shop);
});
afterEach(() => shop[Symbol.asyncDispose]());

describe("opened without a kick", () => {
  test("is an entry within half a second, a siren and a sentence, which stand until the next customer", async () => {
    const { window, rig } = shop;
    await at.code(undefined);
    const before = window.view().sound?.n ?? 0;
    const openedMs = Date.now();
    rig.devices.drawer.wedge(true);
    rig.devices.drawer.open("key");
    const view = await at.code("DRAWER_KEY");
    expect(view.lamps.drawer.state).toBe("bad");
    expect(view.sound).toMatchObject({ name: "alarm" });
    expect(view.sound?.n).toBeGreaterThan(before);
    const [opened] = at.ofKind("drawer-opened");
    expect(opened?.data).toEqual({ by: "key" });
    expect(Date.parse(opened?.at ?? "") - openedMs).toBeLessThan(3 * 500);
    rig.devices.drawer.wedge(false);
    rig.devices.drawer.close();
    await at.ringUp();
    await at.code(undefined);
    expect(at.ofKind("drawer-opened")).toHaveLength(1);
  });

  test("found open at the start, and left open at the end, is in the journal", async () => {
    const { house, window, rig } = shop;
    rig.devices.drawer.wedge(true);
    await at.noSale("両替");
    await at.code("DRAWER_OPEN");
    house.register().child.kill("SIGTERM");
    await house.register().exited;
    expect(at.ofKind("shutdown").at(-1)?.data).toMatchObject({ drawer: "open" });
    await house.restartRegister();
    await expect.poll(() => at.ofKind("drawer-opened").map(({ data }) => data), soon).toEqual([{ by: "start" }]);
    expect(window.view().sound?.name).not.toBe("alarm");
  });
});

describe("left open", () => {
  test("is said on the screen, then an alarm with an entry, once, until it is shut", async () => {
    const { rig } = shop;
    rig.devices.drawer.wedge(true);
    await at.sell();
    await at.code("DRAWER_OPEN");
    const left = await at.code("DRAWER_LEFT");
    expect([left.lamps.drawer.state, at.ofKind("drawer-left-open")]).toEqual(["warn", []]);
    const alarm = await at.code("DRAWER_ALARM");
    expect([alarm.lamps.drawer.state, alarm.sound?.name]).toEqual(["bad", "alarm"]);
    const [entry] = at.ofKind("drawer-left-open");
    expect(entry?.data).toMatchObject({ by: "kick" });
    // Ninety seconds at a tenth.
    expect(entry?.data.open_ms).toBeGreaterThanOrEqual(9_000);
    rig.devices.drawer.wedge(false);
    rig.devices.drawer.close();
    await at.code(undefined);
    expect(at.ofKind("drawer-left-open")).toHaveLength(1);
  });
});

describe("a kick", () => {
  test("that a locked drawer does not follow is said with what to do, journalled, and never repeated", async () => {
    const { rig } = shop;
    rig.devices.drawer.lock(true);
    await at.sell();
    const view = await at.code("KICK_SHUT");
    expect(view.sound?.name).toBe("error");
    const sale = at.ofKind("sale").at(-1)?.seq;
    expect(at.ofKind("device-fault").map(({ data }) => data)).toEqual([
      { device: "drawer", code: "NOT_CONFIRMED", of: sale },
    ]);
    rig.devices.drawer.open("key");
    await at.code("DRAWER_OPEN");
    expect(at.ofKind("drawer-opened").map(({ data }) => data)).toEqual([{ by: "key", after: sale }]);
    await at.code(undefined);
    expect(rig.devices.drawer.kicks).toBe(1);
  });

  test("opens the drawer for change while the printer is out of paper", async () => {
    const { rig, window } = shop;
    rig.devices.printer.paper("end");
    await window.see(({ lamps }) => lamps.printer.code === "PAPER_END", "out of paper");
    expect(await at.noSale("両替")).toEqual({ kind: "taken" });
    await at.code("DRAWER_OPEN");
    expect(rig.devices.drawer.kicks).toBe(1);
    expect(at.ofKind("device-fault")).toEqual([]);
  });

  test("of a printer that is off is not given, now or later, and the cashier is told to use the key", async () => {
    const { rig, window } = shop;
    rig.devices.printer.power(false);
    await window.see(({ lamps }) => lamps.printer.state === "bad", "off");
    expect(window.view().lamps.drawer.state).toBe("unknown");
    await at.noSale("両替");
    const view = await at.code("KICK_OFFLINE");
    expect(view.lamps.drawer.state).toBe("warn");
    rig.devices.printer.power(true);
    await window.see(isReady, "printer back", 40_000);
    await window.see(({ lamps }) => lamps.drawer.state === "warn", "still told");
    expect(rig.devices.drawer.kicks).toBe(0);
    expect(at.ofKind("device-fault").map(({ data }) => data.code)).toEqual(["OFFLINE"]);
  }, 90_000);

  test("whose register is killed between its commit and its pulse is given once at most", async () => {
    const { rig, house, window } = shop;
    for (let n = 0; n < 3; n += 1) {
      await at.ringUp();
      const { kicks } = rig.devices.drawer;
      await at.say({ kind: "tender" });
      await window.see(({ screen }) => screen.kind === "tender", "tender");
      const told = window.send({ kind: "cash", given: 10_000 });
      // The commit is known here as soon as the answer is; its pulse is on its way, or not yet.
      if (n > 0) await Promise.race([told, new Promise((resolve) => setTimeout(resolve, n * 4))]);
      house.register().child.kill("SIGKILL");
      await house.register().exited;
      await house.restartRegister();
      await window.see((view) => view.shop !== "" && isReady(view), "ready again", 40_000);
      const { screen, basket } = window.view();
      if (screen.kind !== "done" && basket.count > 0) await at.say({ kind: "cancel-sale" });
      await expect.poll(at.openJobs, soon).toEqual([]);
      expect(rig.devices.drawer.kicks - kicks).toBeLessThanOrEqual(1);
    }
  }, 120_000);
});

describe("without a sale", () => {
  test("asks for a reason, and the closing slip says how often and why", async () => {
    const { window, rig } = shop;
    const { reasons } = await window.ask({ kind: "layout" });
    expect(reasons.length).toBeGreaterThan(3);
    expect(await at.noSale("気分")).toMatchObject({ kind: "refused", code: "no-sale-reason" });
    for (const { reason } of reasons.slice(0, 2)) {
      expect(await at.noSale(reason)).toEqual({ kind: "taken" });
      await expect.poll(at.openJobs, soon).toEqual([]);
      await at.isShut();
    }
    rig.devices.drawer.open("key");
    await at.code("DRAWER_KEY");
    await window.send({ kind: "day-close" });
    await window.see(({ screen }) => screen.kind === "done" && screen.printing === "printed", "closed", 40_000);
    const [z] = at.ofKind("z-report");
    expect(z?.data).toMatchObject({ no_sales: 2, kicks: 2, opened: 1, left_open: 0 });
    const text = rig.devices.printer.papers().at(-1)?.text.join("\n") ?? "";
    for (const { reason } of reasons.slice(0, 2)) expect(text).toContain(reason);
    expect(text).toMatch(/鍵などで開いた\s+1回/);
  }, 90_000);
});

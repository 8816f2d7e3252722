import { execFile } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { makeBundles } from "#build/bundle/make-bundles.ts";
import { openRig } from "#rig/open-rig.ts";
import { makeTempDir } from "#rig/temp-dir.ts";
import { copyBundle, type Patch } from "#tests/campaign/power-cut/patch-bundle.ts";
import { openHouse } from "./open-house.ts";
import { isReady, openShop, payCash, ring, type Shop } from "./open-shop.ts";

/** What the journal says was sent is sent once more at the start, as if nothing of it could have arrived. */
const sentAgain: readonly Patch[] = [
  {
    from: `asked = open.filter(({ id, state }) => state === "sent" && !held.has(id)).map(({ id }) => id);`,
    to: `asked = []; waiting.push(...open.filter(({ state }) => state === "sent"));`,
  },
];

const slowly = { timeout: 40_000, interval: 20 };

describe("on a machine without udevadm", () => {
  test("the devices open by the paths they are bound to, and nothing falls over", async () => {
    using dir = makeTempDir();
    const empty = join(dir.path, "bin");
    mkdirSync(empty);
    await using rig = await openRig({ dir: dir.path, mode: "test", timeScale: 0.1, card: "port" });
    const env = { ...rig.env, PATH: empty, NODE_OPTIONS: "--unhandled-rejections=strict" };
    // The library's list of ports does fail here: the house must not need it.
    const listed = await new Promise<string>((resolve) => {
      const script = `import("serialport").then((one) => one.SerialPort.list()).then(() => "listed", (error) => error.code).then((text) => process.stdout.write(String(text)))`;
      execFile(
        process.execPath,
        ["--input-type=module", "-e", script],
        { env: { ...process.env, PATH: empty } },
        (_, said) => resolve(said),
      );
    });
    expect(listed).toBe("ENOENT");
    await using house = await openHouse({ config: rig.config, env });
    await house.window.see(
      ({ lamps }) => [lamps.printer, lamps.reader, lamps.scanner].every(({ state }) => state === "ok"),
      "devices open",
      40_000,
    );
    for (const name of ["devices-serial", "devices-card"] as const)
      expect(house.host(name).child.exitCode, name).toBeNull();
  }, 90_000);
});

describe("after the power of the register's machine failed", () => {
  let shop: Shop;
  beforeEach(async () => {
    shop = await openShop({ card: "port", timeScale: 0.3 });
  });
  afterEach(() => shop[Symbol.asyncDispose]());

  const papers = (): string[] => shop.rig.devices.printer.papers().map(({ text }) => text.join("\n"));
  /** All processes at once, as when the plug is pulled; the printer keeps its own power. */
  async function cutPower(): Promise<void> {
    const { house } = shop;
    const all = [house.register(), house.host("devices-serial"), house.host("devices-card")];
    for (const { child } of all) child.kill("SIGKILL");
    await Promise.all(all.map(({ exited }) => exited));
  }
  async function startAgain(): Promise<void> {
    const { house } = shop;
    const hosts = [house.restartHost("devices-serial"), house.restartHost("devices-card")].map((one) =>
      one.catch(() => undefined),
    );
    await house.restartRegister();
    await Promise.all(hosts);
    await shop.window.see(isReady, "all devices back", 40_000);
  }
  /** The driver has been at the printer for a while: what it wanted to send by itself it would have sent. */
  async function letItBe(): Promise<void> {
    const { printer } = shop.rig.devices;
    const asked = (): number => printer.tape().filter(({ from }) => from === "host").length;
    const before = asked();
    await vi.waitFor(() => expect(asked()).toBeGreaterThan(before + 5), slowly);
  }
  async function sell(): Promise<void> {
    const { categories } = await shop.window.ask({ kind: "layout" });
    await ring(shop.window, categories[0]?.keys[0]?.code ?? "");
    await payCash(shop.window, 1_000);
  }
  /** A sale whose receipt is under way when the power goes. */
  async function cutInReceipt(): Promise<void> {
    const cut = Promise.withResolvers<void>();
    let bytes = 0;
    const undo = shop.rig.devices.printer.onByte((got) => {
      bytes += got.length;
      if (bytes < 300) return;
      undo();
      cut.resolve();
    });
    await sell();
    await cut.promise;
    await cutPower();
  }
  /** Cuts the power in the middle of the receipt, and comes back to one unknown job. */
  async function loseReceipt(): Promise<{ readonly job: string; readonly kicks: number; readonly papers: number }> {
    const { rig, window } = shop;
    await cutInReceipt();
    await startAgain();
    const { pending } = await window.see((view) => view.pending.some(({ kind }) => kind === "job"), "unknown", 40_000);
    expect(pending.filter(({ kind }) => kind === "job")).toHaveLength(1);
    const { kicks } = rig.devices.drawer;
    const before = papers().length;
    await letItBe();
    expect(rig.devices.drawer.kicks).toBe(kicks);
    expect(papers()).toHaveLength(before);
    expect(kicks).toBeLessThanOrEqual(1);
    return { job: pending.find(({ kind }) => kind === "job")?.id ?? "", kicks, papers: before };
  }

  test("in the middle of a receipt it is listed as unknown and not printed again; said to be there, it never is", async () => {
    const lost = await loseReceipt();
    await shop.window.send({ kind: "job-answer", job: lost.job, printed: true });
    await shop.window.see(({ pending }) => pending.length === 0, "settled");
    await letItBe();
    expect(papers()).toHaveLength(lost.papers);
    expect(shop.rig.devices.drawer.kicks).toBe(lost.kicks);
  }, 120_000);

  test("said not to be there, it is printed once, marked 再発行, and the drawer stays as it is", async () => {
    const lost = await loseReceipt();
    await shop.window.send({ kind: "job-answer", job: lost.job, printed: false });
    await vi.waitFor(() => expect(papers().filter((text) => text.includes("再発行"))).toHaveLength(1), slowly);
    await letItBe();
    expect(papers().filter((text) => text.includes("再発行"))).toHaveLength(1);
    expect(shop.rig.devices.drawer.kicks).toBe(lost.kicks);
  }, 120_000);

  test("and this is red for a register that sends again what it had sent", async () => {
    await makeBundles();
    using app = await copyBundle(sentAgain);
    await shop[Symbol.asyncDispose]();
    shop = await openShop({ card: "port", timeScale: 0.3, entries: app.entries });
    await cutInReceipt();
    await startAgain();
    await vi.waitFor(() => expect(papers().join()).toContain("合計"), slowly);
    expect(shop.window.view().pending).toEqual([]);
  }, 180_000);

  test("at the moment the drawer was kicked, it is not kicked again", async () => {
    const { rig } = shop;
    rig.devices.drawer.lock(true);
    await sell();
    await vi.waitFor(() => expect(rig.devices.drawer.kicks).toBe(1), { ...slowly, interval: 1 });
    await cutPower();
    rig.devices.drawer.lock(false);
    await startAgain();
    await letItBe();
    expect(rig.devices.drawer.kicks).toBe(1);
    expect(rig.devices.drawer.isOpen()).toBe(false);
  }, 120_000);
});

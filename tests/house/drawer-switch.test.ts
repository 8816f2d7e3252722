import { readFileSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { writeLearnedDrawer } from "#devices/learned.ts";
import { pickSeed, seedRandom } from "#tests/campaign/power-cut/random.ts";
import { atDrawer, soon } from "./at-drawer.ts";
import { type Shop, isReady, openShop } from "./open-shop.ts";

let shop: Shop;
let at: ReturnType<typeof atDrawer>;
beforeEach(async () => {
  shop = await openShop({ card: "port" });
  at = atDrawer(shop);
});
afterEach(() => shop[Symbol.asyncDispose]());

/** Pulses (ms) for which no kick of their own was journalled before. */
function unaccounted(pulses: readonly number[], kicks: readonly number[]): readonly number[] {
  return pulses.filter((pulse, n) => kicks.filter((kick) => kick <= pulse).length <= n);
}

describe("over a random day", () => {
  test("every pulse at the printer has its own kick in the journal before it, a second and more apart, and safe for the coil", async () => {
    // A pulse before its entry, or a second one for the same entry, would be caught.
    expect([unaccounted([10], [11]), unaccounted([10, 20], [9])]).toEqual([[10], [20]]);
    const { window, rig } = shop;
    const { drawer, printer } = rig.devices;
    const seed = pickSeed();
    console.log(`drawer day, seed ${seed}`);
    const random = seedRandom(seed);
    const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
    for (let n = 0; n < 8; n += 1) {
      printer.paper(random() < 0.3 ? "end" : "ok");
      drawer.lock(random() < 0.3);
      if (random() < 0.3) drawer.open("key");
      await pick([() => at.noSale("両替"), at.sell, at.sell, () => at.noSale("その他")])?.();
      await expect.poll(at.openJobs, { timeout: 20_000 }).not.toContain("drawer");
      if (window.view().screen.kind === "done") await at.say({ kind: "next" });
      printer.paper("ok");
    }
    await expect.poll(at.openJobs, { timeout: 30_000 }).toEqual([]);
    const kicks = at.ofKind("drawer-kick");
    const pulses = printer.kicks();
    const refused = at.ofKind("device-fault").filter(({ data }) => data.code !== "NOT_CONFIRMED");
    expect([kicks.length, pulses.length]).toEqual([8, 8 - refused.length]);
    const pulsedMs = pulses.map((pulse) => performance.timeOrigin + pulse.at);
    const kickedMs = kicks.map((kick) => Date.parse(kick.at));
    expect(unaccounted(pulsedMs, kickedMs)).toEqual([]);
    for (const { onMs, offMs } of pulses) {
      expect([onMs >= 50, onMs <= 200]).toEqual([true, true]);
      // At once, the printer itself keeps it off as long as on; the second between two kicks does the rest.
      if (offMs !== onMs) expect(onMs / (onMs + offMs)).toBeLessThanOrEqual(0.2);
    }
    // A second at a tenth; measured at the printer, where one pulse may have come a little late.
    const gaps = pulses.slice(1).map((pulse, n) => pulse.at - (pulses[n]?.at ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(90);
    expect(printer.findings().filter(({ finding }) => finding === "kick")).toEqual([]);
  }, 120_000);
});

/** The configuration without the sense of the switch, as after a bare set-up. */
function forgetSense(config: string): void {
  const bare = JSON.parse(readFileSync(config, "utf8")) as { devices: { drawer: { open_when?: string } } };
  delete bare.devices.drawer.open_when;
  writeFileSync(config, JSON.stringify(bare));
}
async function restartSerial(): Promise<void> {
  const { house } = shop;
  house.host("devices-serial").child.kill("SIGKILL");
  await house.host("devices-serial").exited;
  await house.restartHost("devices-serial");
}

describe("a drawer whose switch nobody has learned", () => {
  test("is unknown, is kicked all the same, and nobody claims that it opened or stayed shut; learned, it is seen after every restart", async () => {
    const { rig, window } = shop;
    forgetSense(rig.config);
    await restartSerial();
    await window.see((view) => view.lamps.drawer.state === "unknown" && isReady(view), "unknown", 40_000);
    await at.noSale("両替");
    await expect.poll(at.openJobs, soon).toEqual([]);
    expect([rig.devices.drawer.kicks, window.view().lamps.drawer]).toEqual([1, { state: "unknown" }]);
    expect([at.ofKind("device-fault"), at.ofKind("drawer-opened")]).toEqual([[], []]);
    await expect.poll(() => rig.devices.drawer.isOpen(), soon).toBe(false);
    writeLearnedDrawer(rig.data, "high", "2026-11-23T09:00:00+09:00");
    await restartSerial();
    await window.see(({ lamps }) => lamps.drawer.state === "ok", "seen", 40_000);
    rig.devices.drawer.open("key");
    await at.code("DRAWER_KEY");
  }, 90_000);
});

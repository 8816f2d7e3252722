import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makePanel } from "./display.ts";
import { openDevices } from "./devices.ts";
import { openHost } from "./host.ts";
import { makeTempDir } from "./temp-dir.ts";

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(" ", ""), "hex");

/** Command lines of all processes that name `word`. */
function processesNaming(word: string): string[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
      } catch {
        return "";
      }
    })
    .filter((line) => line.includes(word));
}

describe("the devices together", () => {
  test("a kick of the receipt opens the drawer, its switch shows in the status, and closing shows too", async () => {
    using dir = makeTempDir();
    await using rig = await openDevices({ dir: dir.path, timeScale: 0.05, card: "port" });
    await using host = await openHost(rig.paths.printer);
    host.write(hex("1b700032fa 1d7202"));
    await expect.poll(() => rig.drawer.isOpen()).toBe(true);
    expect(rig.drawer.kicks).toBe(1);
    expect(rig.printer.kicks()[0]).toMatchObject({ pin: 2, onMs: 100, offMs: 500 });
    host.write(hex("100401"));
    await expect.poll(() => host.received().toString("hex")).toBe("0112");
    rig.drawer.close();
    host.write(hex("100401"));
    await expect.poll(() => host.received().toString("hex")).toBe("011216");
  });

  test("a kick too short, a kick of the other pin and a locked drawer leave it shut", async () => {
    using dir = makeTempDir();
    await using rig = await openDevices({ dir: dir.path, timeScale: 0.05, card: "port" });
    await using host = await openHost(rig.paths.printer);
    rig.drawer.lock(true);
    host.write(hex("1b70000502 1b700132fa 1b700032fa 1d7201"));
    await expect.poll(() => host.received().length).toBe(1);
    expect([rig.printer.kicks().length, rig.drawer.kicks, rig.drawer.isOpen()]).toEqual([3, 2, false]);
    rig.drawer.open("key");
    expect(rig.drawer.isOpen()).toBe(true);
  });

  test("a scanned code arrives with CR, and scan() tells when it was written", async () => {
    using dir = makeTempDir();
    await using rig = await openDevices({ dir: dir.path, card: "port" });
    await using host = await openHost(rig.paths.scanner);
    const before = performance.now();
    const at = await rig.scanner.scan("4901234567894");
    expect(at).toBeGreaterThanOrEqual(before);
    await expect.poll(() => host.received().toString()).toBe("4901234567894\r");
    expect(at).toBeLessThanOrEqual(performance.now());
  });

  test("the display shows kana and amounts where the driver puts them", async () => {
    using dir = makeTempDir();
    await using rig = await openDevices({ dir: dir.path, card: "port" });
    await using host = await openHost(rig.paths.display);
    host.write(Buffer.concat([hex("1b40 1b7401 1b5208 0c b6da b0"), hex("1f240f02"), Buffer.from("\\480")]));
    await expect.poll(() => rig.display.lines()).toEqual(["ｶﾚｰ".padEnd(20), "¥480".padStart(18).padEnd(20)]);
    expect(rig.display.findings()).toEqual([]);
  });

  test("a display command unknown or out of range is counted", () => {
    const panel = makePanel();
    panel.feed(hex("1f5809 1f99 41"));
    expect(panel.findings()).toEqual(["1f5809", "1f99"]);
    expect(panel.lines()[0].trim()).toBe("A");
  });

  test("nothing is left behind, neither on dispose nor when the owner is killed", async () => {
    using dir = makeTempDir();
    {
      await using rig = await openDevices({ dir: join(dir.path, "a") });
      expect(processesNaming(join(dir.path, "a")).length).toBeGreaterThan(2);
      expect(rig.paths.printer).toBe(join(dir.path, "a", "printer"));
    }
    expect(processesNaming(dir.path)).toEqual([]);
    expect(existsSync(join(dir.path, "a", "printer"))).toBe(false);

    const script = `const { openDevices } = await import(${JSON.stringify(join(import.meta.dirname, "devices.ts"))});
      await openDevices({ dir: ${JSON.stringify(join(dir.path, "b"))} }); process.stdout.write("open");`;
    const owner = spawn(process.execPath, ["--input-type=module", "-e", script], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await once(owner.stdout, "data");
    owner.kill("SIGKILL");
    await once(owner, "exit");
    await expect.poll(() => processesNaming(join(dir.path, "b")), { timeout: 3_000 }).toEqual([]);
  });
});

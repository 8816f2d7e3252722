import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { openScanner as openRigScanner } from "#rig/scanner.ts";
import { TAIL_MS } from "#drivers/scanner/frame.ts";
import { openScanner, type ScannerOptions } from "#drivers/scanner/open-scanner.ts";
import { makeFolder } from "../support/bench.ts";

const soon = { timeout: 6_000, interval: 5 };

async function openBench(options: Partial<ScannerOptions> = {}) {
  await using stack = new AsyncDisposableStack();
  const folder = stack.use(makeFolder());
  const rig = stack.use(await openRigScanner({ link: join(folder.path, "scanner") }));
  const heard: string[] = [];
  let garbled = 0;
  const driver = stack.use(
    openScanner({
      port: { serial: rig.path, baud: 9_600 },
      see: () => undefined,
      hear: ({ code }) => heard.push(code),
      garbled: () => (garbled += 1),
      ...options,
    }),
  );
  await vi.waitFor(() => expect(driver.state()).toMatchObject({ state: "idle", power: "online" }), soon);
  const all = stack.move();
  /** Nothing has come for so long that what comes next is a code of its own. */
  const tailIsOver = (): boolean => Date.now() - (driver.frames().at(-1)?.at ?? 0) > TAIL_MS + 20;
  return { rig, heard, driver, garbled: () => garbled, tailIsOver, [Symbol.asyncDispose]: () => all.disposeAsync() };
}

describe("a scanner on a serial line", () => {
  test("hears two hundred codes in a row, each once and in order", async () => {
    await using bench = await openBench();
    const codes = Array.from({ length: 200 }, (_, n) => `49${String(n).padStart(11, "0")}`);
    for (const code of codes) await bench.rig.scan(code);
    await vi.waitFor(() => expect(bench.heard).toHaveLength(200), soon);
    expect(bench.heard).toEqual(codes);
  });

  test("throws away half a code and hears the whole one after it", async () => {
    await using bench = await openBench();
    bench.rig.send(Buffer.from("4901234"));
    await vi.waitFor(() => expect(bench.driver.state().counters["garbage"]).toBe(1), soon);
    // So soon after it this may be its other half: it is let go, and what comes after its end is heard.
    await bench.rig.scan("567894");
    await bench.rig.scan("4901234567894");
    await vi.waitFor(() => expect(bench.heard).toEqual(["4901234567894"]), soon);
    expect(bench.driver.state().counters["garbage"]).toBe(1);
    expect(bench.garbled()).toBe(1);
  });

  test("is in trouble after garbage three times running, says so once a second, and is well after as many codes", async () => {
    await using bench = await openBench();
    for (const noise of ["\u0080\u0081\r", "4\u0000\r", "\u00ff\r"]) bench.rig.send(Buffer.from(noise, "latin1"));
    await vi.waitFor(() => expect(bench.driver.state()).toMatchObject({ state: "idle", trouble: "GARBLED" }), soon);
    expect(bench.garbled()).toBe(1);
    for (const code of ["1", "2", "3"]) await bench.rig.scan(code);
    await vi.waitFor(() => expect(bench.driver.state().trouble).toBeUndefined(), soon);
    expect(bench.heard).toEqual(["1", "2", "3"]);
  });

  test("is in trouble where it sends no CR and no LF although it should, and heard where it was told so", async () => {
    await using bench = await openBench();
    for (let n = 1; n <= 3; n += 1) {
      bench.rig.send(Buffer.from("4901234567894"));
      await vi.waitFor(() => expect(bench.driver.state().counters["garbage"]).toBe(n), soon);
      await expect.poll(() => bench.tailIsOver(), soon).toBe(true);
    }
    expect(bench.driver.state().trouble).toBe("GARBLED");
    await using told = await openBench({ suffix: false });
    told.rig.send(Buffer.from("4901234567894"));
    await vi.waitFor(() => expect(told.heard).toEqual(["4901234567894"]), soon);
  });

  test("with a printer on its port names the wrong device", async () => {
    await using bench = await openBench();
    // Automatic status of a printer (ESC/POS GS a): ready, cover open, paper end, each on its own.
    for (const [n, status] of [
      [0x10, 0, 0, 0],
      [0x18, 0x20, 0, 0],
      [0x18, 0, 0x0c, 0],
    ].entries()) {
      bench.rig.send(Uint8Array.from(status));
      await vi.waitFor(() => expect(bench.driver.state().counters["garbage"]).toBe(n + 1), soon);
      await expect.poll(() => bench.tailIsOver(), soon).toBe(true);
    }
    expect(bench.driver.state()).toMatchObject({ state: "idle", trouble: "WRONG_DEVICE" });
    expect(bench.heard).toEqual([]);
  });

  test("is not taken from another process: the port that is held is LOCKED", async () => {
    await using bench = await openBench();
    await using second = openScanner({
      port: { serial: bench.rig.path, baud: 9_600 },
      see: () => undefined,
      hear: () => undefined,
    });
    await vi.waitFor(() => expect(second.state().trouble).toBe("LOCKED"), soon);
    await bench.rig.scan("4901234567894");
    await vi.waitFor(() => expect(bench.heard).toEqual(["4901234567894"]), soon);
  });

  test("keeps the codes out of the frames a technician sees", async () => {
    await using bench = await openBench();
    await bench.rig.scan("00001111222233334444");
    await vi.waitFor(() => expect(bench.heard).toHaveLength(1), soon);
    const hex = bench.driver
      .frames()
      .map((frame) => frame.hex)
      .join("");
    expect(hex).toContain("0d");
    expect(hex).not.toMatch(/3[0-9]/);
  });

  test("hears the same code twice, or once where it was told to", async () => {
    await using bench = await openBench({ dedupeMs: 60_000 });
    await bench.rig.scan("49");
    await bench.rig.scan("49");
    await bench.rig.scan("50");
    await vi.waitFor(() => expect(bench.heard).toEqual(["49", "50"]), soon);
    expect(bench.driver.state().counters["repeats"]).toBe(1);
  });

  test("notices within a second that it was unplugged, and goes on by itself when it is back", async () => {
    await using bench = await openBench();
    bench.rig.send(Buffer.from("490123"));
    await bench.rig.cable("out");
    await vi.waitFor(() => expect(bench.driver.state()).toMatchObject({ state: "closed", power: "off-or-offline" }), {
      timeout: 3_000,
      interval: 5,
    });
    await bench.rig.cable("in");
    await vi.waitFor(() => expect(bench.driver.state().state).toBe("idle"), { timeout: 15_000, interval: 5 });
    await bench.rig.scan("4901234567894");
    await vi.waitFor(() => expect(bench.heard).toEqual(["4901234567894"]), soon);
  });
});

import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { openScanner as openRigScanner } from "#rig/scanner.ts";
import { openScanner, type ScannerOptions } from "#drivers/scanner/open-scanner.ts";
import { makeFolder } from "../support/bench.ts";

const soon = { timeout: 6_000, interval: 5 };

async function openBench(options: Partial<ScannerOptions> = {}) {
  await using stack = new AsyncDisposableStack();
  const folder = stack.use(makeFolder());
  const rig = stack.use(await openRigScanner({ link: join(folder.path, "scanner") }));
  const heard: string[] = [];
  const driver = stack.use(
    openScanner({
      port: { serial: rig.path, baud: 9_600 },
      see: () => undefined,
      hear: ({ code }) => heard.push(code),
      ...options,
    }),
  );
  await vi.waitFor(() => expect(driver.state()).toMatchObject({ state: "idle", power: "online" }), soon);
  const all = stack.move();
  return { rig, heard, driver, [Symbol.asyncDispose]: () => all.disposeAsync() };
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
    await bench.rig.scan("4901234567894");
    await vi.waitFor(() => expect(bench.heard).toEqual(["4901234567894"]), soon);
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

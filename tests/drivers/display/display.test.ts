import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { makePanel, openDisplay as openRigDisplay } from "#rig/display.ts";
import { DISPLAY_INIT, encodeDisplayLine } from "#drivers/display/frame.ts";
import { openDisplay } from "#drivers/display/open-display.ts";
import { makeFolder } from "../support/bench.ts";
import { fillLine } from "../support/fill-line.ts";

const soon = { timeout: 6_000, interval: 10 };
const shown = (lines: readonly [string, string]) => lines.map((line) => line.trimEnd());

async function openBench(timeScale = 1) {
  await using stack = new AsyncDisposableStack();
  const folder = stack.use(makeFolder());
  const rig = stack.use(await openRigDisplay({ link: join(folder.path, "display") }));
  const driver = stack.use(openDisplay({ port: { serial: rig.path, baud: 9_600 }, see: () => undefined, timeScale }));
  const all = stack.move();
  return { rig, driver, [Symbol.asyncDispose]: () => all.disposeAsync() };
}

describe("a customer display", () => {
  test("shows two lines in half-width kana", async () => {
    await using bench = await openBench();
    bench.driver.show(["カフェラテ ゴウケイ", "¥1,180"]);
    await vi.waitFor(() => expect(shown(bench.rig.lines())).toEqual(["ｶﾌｪﾗﾃ ｺﾞｳｹｲ", "¥1,180"]), soon);
    expect(bench.rig.findings()).toEqual([]);
  });

  test("shows the last value, and skips those that were overtaken", async () => {
    await using bench = await openBench();
    await vi.waitFor(() => expect(bench.driver.state().state).toBe("idle"), soon);
    for (let n = 1; n <= 1_000; n += 1) bench.driver.show(["ｺﾞｳｹｲ", `${n}`]);
    await vi.waitFor(() => expect(shown(bench.rig.lines())).toEqual(["ｺﾞｳｹｲ", "1000"]), soon);
    expect(bench.rig.bytes().length).toBeLessThan(500);
  });

  test("shows the last value again after it was unplugged", async () => {
    await using bench = await openBench();
    bench.driver.show(["A", "1"]);
    await vi.waitFor(() => expect(shown(bench.rig.lines())).toEqual(["A", "1"]), soon);
    await bench.rig.cable("out");
    await vi.waitFor(() => expect(bench.driver.state().state).toBe("closed"), soon);
    bench.driver.show(["A", "2"]);
    await bench.rig.cable("in");
    await vi.waitFor(() => expect(shown(bench.rig.lines())).toEqual(["A", "2"]), { timeout: 15_000, interval: 10 });
  });

  test("that hangs is let go after half a second with one value waiting, and shows only the last one when it is back", async () => {
    await using bench = await openBench();
    bench.driver.show(["A", "1"]);
    await vi.waitFor(() => expect(shown(bench.rig.lines())).toEqual(["A", "1"]), soon);
    bench.rig.hang(true);
    await fillLine(bench.rig.path);
    const from = performance.now();
    for (let n = 2; n <= 500; n += 1) bench.driver.show(["A", `${n}`]);
    await vi.waitFor(() => expect(bench.driver.state().trouble).toBe("TIMEOUT"), soon);
    expect(performance.now() - from).toBeLessThan(3 * 600);
    expect(bench.driver.state().counters["timeouts"]).toBe(1);
    bench.rig.hang(false);
    await vi.waitFor(() => expect(shown(bench.rig.lines())).toEqual(["A", "500"]), soon);
    const written = bench.driver.frames().map(({ bytes }) => bytes);
    expect(written.length).toBeLessThan(12);
  });

  test("that hangs is closed within two seconds", async () => {
    const bench = await openBench();
    await vi.waitFor(() => expect(bench.driver.state().state).toBe("idle"), soon);
    bench.rig.hang(true);
    await fillLine(bench.rig.path);
    bench.driver.show(["A", "1"]);
    const from = performance.now();
    await bench.driver[Symbol.asyncDispose]();
    expect(performance.now() - from).toBeLessThan(3 * 2_000);
    bench.rig.hang(false);
    await bench[Symbol.asyncDispose]();
  });

  test("whose own power was gone for a moment is written over from time to time, and does not flicker", async () => {
    await using bench = await openBench(0.05);
    bench.driver.show(["A", "1"]);
    const isWritten = (times: number) => bench.rig.bytes().toString("latin1").split("\x1f$\x01\x02").length > times;
    await vi.waitFor(() => expect(isWritten(3)).toBe(true), soon);
    const inits = bench.rig.bytes().toString("latin1").split("\x1b@").length - 1;
    expect(inits).toBe(bench.driver.state().counters["opens"]);
    expect(bench.rig.findings()).toEqual([]);
  });

  test("simulated as strictly: a byte that is no text of its page is found", () => {
    const panel = makePanel();
    panel.feed(DISPLAY_INIT);
    panel.feed(Uint8Array.of(0xdf, 0xe0, 0x1f, 0x24, 21, 1));
    expect(panel.findings()).toEqual(["e0", "1f241501"]);
  });

  test("is sent twenty bytes a line, none below a space and none above kana, whatever the text", () => {
    expect(Buffer.from(encodeDisplayLine("らーめんＡ￥漢字")).toString("hex")).toBe("d7b0d2dd415c".padEnd(40, "20"));
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
        const bytes = encodeDisplayLine(text);
        expect(bytes).toHaveLength(20);
        for (const byte of bytes) expect(byte >= 0x20 && byte <= 0xdf).toBe(true);
      }),
    );
  });
});

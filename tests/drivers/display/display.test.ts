import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { openDisplay as openRigDisplay } from "#rig/display.ts";
import { encodeDisplayLine } from "#drivers/display/frame.ts";
import { openDisplay } from "#drivers/display/open-display.ts";
import { makeFolder } from "../support/bench.ts";

const soon = { timeout: 6_000, interval: 10 };
const shown = (lines: readonly [string, string]) => lines.map((line) => line.trimEnd());

async function openBench() {
  await using stack = new AsyncDisposableStack();
  const folder = stack.use(makeFolder());
  const rig = stack.use(await openRigDisplay({ link: join(folder.path, "display") }));
  const driver = stack.use(openDisplay({ port: { serial: rig.path, baud: 9_600 }, see: () => undefined }));
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

import { describe, expect, test, vi } from "vitest";
import { coverOpen, paperOut } from "#rig/printer/behaviours.ts";
import { blink, xoff } from "#rig/printer/link-behaviours.ts";
import type { PrintDocument } from "#drivers/printer/document.ts";
import { printerProfile } from "#drivers/printer/profile.ts";
import { openBench } from "../support/bench.ts";
import { RECEIPT } from "../support/receipt.ts";

const soon = { timeout: 20_000, interval: 5 };
const numbers = (count: number): string[] => Array.from({ length: count }, (_, n) => `${n + 1}行目`);
const long = (count: number): PrintDocument => [
  ...numbers(count).map((left) => ({ kind: "row" as const, left, right: "¥1,234,567" })),
  { kind: "cut" },
];
/** 4.6 KB of dots, sent in strips of a kilobyte. */
const IMAGE: PrintDocument = [
  {
    kind: "logo",
    picture: { width: 384, height: 96, rows: Buffer.alloc(48 * 96, 0x5a).toString("base64") },
    alt: "京大生協",
  },
  ...RECEIPT,
];
const textOf = (paper: { text: readonly string[] } | undefined): string => paper?.text.join("\n") ?? "";

/** The most bytes that were on the way at once: from one answer in the queue to the next. */
function mostUnderWay(bench: Awaited<ReturnType<typeof openBench>>): number {
  let most = 0;
  let now = 0;
  for (const { from, bytes } of bench.printer.tape()) {
    if (from === "host") now += bytes.length;
    else if (bytes.includes(Buffer.of(0x37, 0x22))) now = 0;
    most = Math.max(most, now);
  }
  return most;
}

describe.concurrent("a printer that keeps eating while it stands still", () => {
  test("loses nothing of a long receipt over the end of the paper and an open cover, without any flow control", async () => {
    await using bench = await openBench({ rig: { flow: "none", busy: "full", bufferBytes: 4_096, timeScale: 0.1 } });
    bench.printer.behave(paperOut({ atLine: 60 }));
    bench.printer.behave(coverOpen({ atLine: 200 }));
    const printing = bench.driver.print(long(400));
    await vi.waitFor(() => expect(bench.driver.state().trouble).toBe("PAPER_END"), soon);
    await bench.driver.kick();
    bench.printer.paper("ok");
    await vi.waitFor(() => expect(bench.driver.state().trouble).toBe("COVER_OPEN"), soon);
    bench.printer.cover("closed");
    expect(await printing).toEqual({ kind: "done" });
    const lines = bench.printer.papers()[0]?.text.map((line) => line.split(" ")[0]);
    expect(lines).toEqual(numbers(400));
    expect(bench.printer.findings()).toEqual([]);
    // The window, its fence, and the questions asked meanwhile.
    expect(mostUnderWay(bench)).toBeLessThanOrEqual(printerProfile("epson-tm-t88").windowBytes + 256);
    expect(mostUnderWay(bench)).toBeGreaterThan(1_000);
  });

  test("does lose some where its buffer is smaller than the window: this is what the window is for", async () => {
    await using bench = await openBench({ rig: { flow: "none", bufferBytes: 512, timeScale: 0.1 } });
    bench.printer.behave(paperOut({ atLine: 5 }));
    void bench.driver.print(long(100));
    await vi.waitFor(() => expect(bench.printer.findings()[0]?.finding).toBe("overrun"), soon);
  });
});

describe.concurrent("XOFF", () => {
  test.each([
    ["answers meanwhile", false],
    ["says nothing meanwhile", true],
  ])(
    "in the middle of an image for sixty seconds from a printer that %s is said as busy, and no more: the receipt is done after XON",
    async (_, mute) => {
      const timeScale = 0.15;
      await using bench = await openBench({ rig: { timeScale }, driver: { timeScale } });
      await vi.waitFor(() => expect(bench.driver.state().state).toBe("idle"), soon);
      const seen = bench.states.length;
      bench.printer.behave(xoff({ atByte: 900, forMs: 60_000, mute }));
      const from = performance.now();
      // Its own deadline is long over then, and stands still.
      expect(await bench.driver.print(IMAGE, { deadlineMs: 3_000 })).toEqual({ kind: "done" });
      expect(performance.now() - from).toBeGreaterThan(60_000 * timeScale);
      expect(bench.printer.papers()).toHaveLength(1);
      const troubles = bench.states.slice(seen).map(({ trouble }) => trouble);
      expect(new Set(troubles)).toEqual(new Set([undefined, "BUSY"]));
      await vi.waitFor(() => expect(bench.driver.state()).toMatchObject({ state: "idle", power: "online" }), soon);
    },
  );

  test("for ever ends in TIMEOUT, the port is let go within two seconds, and what was not sent is not sent", async () => {
    const timeScale = 0.15;
    await using bench = await openBench({ rig: { timeScale }, driver: { timeScale } });
    await vi.waitFor(() => expect(bench.driver.state().state).toBe("idle"), soon);
    const off = bench.printer.behave(xoff({ atByte: 900, mute: true }));
    const from = performance.now();
    expect(await bench.driver.print(IMAGE)).toEqual({ kind: "unknown", code: "TIMEOUT" });
    expect(performance.now() - from).toBeLessThan(120_000 * timeScale * 3);
    off();
    const closing = performance.now();
    await bench.driver[Symbol.asyncDispose]();
    expect(performance.now() - closing).toBeLessThan(6_000);
    expect(bench.printer.bytes().includes(Buffer.from("CR1/01/1/1234"))).toBe(false);
  });
});

describe.concurrent("a receipt nobody wants any more", () => {
  test("is broken off: the rest is not sent, the paper is marked and cut, and the next one starts clean", async () => {
    await using bench = await openBench({ rig: { timeScale: 1 } });
    const stop = new AbortController();
    const printing = bench.driver.print(long(300), { signal: stop.signal });
    await vi.waitFor(() => expect(bench.printer.current().text.length).toBeGreaterThan(5), soon);
    stop.abort();
    expect(await printing).toEqual({ kind: "unknown", code: "CANCELED" });
    expect(await bench.driver.print(RECEIPT)).toEqual({ kind: "done" });
    const [broken, next, ...others] = bench.printer.papers();
    expect(others).toEqual([]);
    expect(textOf(broken)).toContain("1行目");
    expect(textOf(broken)).toContain("取消 / 印字中断");
    expect(textOf(broken)).not.toContain("200行目");
    expect(textOf(next)).toContain("京都大学生協");
    expect(textOf(next)).not.toContain("行目");
    expect(bench.printer.findings()).toEqual([]);
  });

  test.each(["epson-tm-t88", "clone-gs-r"])(
    "while the paper is out is cut off and marked with the new one (%s)",
    async (profile) => {
      await using bench = await openBench({ rig: { timeScale: 0.2 }, driver: { profile } });
      bench.printer.behave(paperOut({ atLine: 10 }));
      const stop = new AbortController();
      const printing = bench.driver.print(long(300), { signal: stop.signal });
      await vi.waitFor(() => expect(bench.driver.state().trouble).toBe("PAPER_END"), soon);
      stop.abort();
      expect(await printing).toEqual({ kind: "unknown", code: "CANCELED" });
      let isDone = false;
      const next = bench.driver.print(RECEIPT).then((outcome) => ((isDone = true), outcome));
      await new Promise((resolve) => setTimeout(resolve, 200));
      expect(isDone).toBe(false);
      bench.printer.paper("ok");
      expect(await next).toEqual({ kind: "done" });
      expect(bench.printer.papers().map((paper) => textOf(paper).includes("印字中断"))).toEqual([true, false]);
      expect(textOf(bench.printer.papers()[1])).toContain("京都大学生協");
    },
  );

  test("before its first byte is not printed at all", async () => {
    await using bench = await openBench();
    await vi.waitFor(() => expect(bench.driver.state().state).toBe("idle"), soon);
    const before = bench.printer.bytes().length;
    const stop = new AbortController();
    const printing = bench.driver.print(RECEIPT, { signal: stop.signal });
    const kicking = bench.driver.kick({ signal: stop.signal });
    stop.abort();
    expect(await Promise.all([printing, kicking])).toEqual([
      { kind: "failed", code: "CANCELED" },
      { kind: "failed", code: "CANCELED" },
    ]);
    expect(await bench.driver.print([{ kind: "text", text: "後" }, { kind: "cut" }])).toEqual({ kind: "done" });
    expect(bench.printer.bytes().subarray(before).includes(Buffer.from("1234567890123"))).toBe(false);
    expect(bench.printer.kicks()).toEqual([]);
  });
});

describe.concurrent("a printer that is switched off and on", () => {
  test("so fast that no answer is missed has lost the receipt: it says so, is greeted anew, and prints the next one", async () => {
    await using bench = await openBench();
    await vi.waitFor(() => expect(bench.driver.state().state).toBe("idle"), soon);
    const off = bench.printer.behave(blink({ atLine: 6 }));
    const from = performance.now();
    expect(await bench.driver.print(RECEIPT)).toEqual({ kind: "unknown", code: "OFFLINE" });
    // Not after the deadline of the job, but because the printer said it has just been switched on.
    expect(performance.now() - from).toBeLessThan(4_000);
    off();
    expect(bench.driver.state().counters["restarts"]).toBe(1);
    await bench.printer.waitForPaper(1, 10_000);
    await vi.waitFor(() => expect(bench.driver.state().state).toBe("idle"), soon);
    expect(await bench.driver.print(RECEIPT)).toEqual({ kind: "done" });
    expect(bench.printer.papers().map((paper) => textOf(paper).includes("印字中断"))).toEqual([true, false]);
  });

  test("while it has nothing to do is initialised again, and nothing else that it says is taken for that", async () => {
    await using bench = await openBench();
    await vi.waitFor(() => expect(bench.driver.state().state).toBe("idle"), soon);
    bench.printer.paper("near-end");
    await vi.waitFor(() => expect(bench.driver.state().paper).toBe("near-end"), soon);
    bench.printer.paper("ok");
    await bench.driver.kick();
    bench.drawer.close();
    expect(await bench.driver.print(RECEIPT)).toEqual({ kind: "done" });
    expect(bench.driver.state().counters["restarts"]).toBeUndefined();
    const before = bench.printer.bytes().length;
    bench.printer.power(false);
    bench.printer.power(true);
    await vi.waitFor(() => expect(bench.driver.state().counters["restarts"]).toBe(1), soon);
    await vi.waitFor(() => expect(bench.driver.state().state).toBe("idle"), soon);
    expect(
      bench.printer
        .bytes()
        .subarray(before)
        .includes(Buffer.of(0x1b, 0x40, 0x1d, 0x61)),
    ).toBe(true);
  });
});

describe.concurrent("a printer that proves nothing", () => {
  test("prints, in its own time, and the outcome is unknown", async () => {
    await using bench = await openBench({
      rig: { timeScale: 0.1 },
      driver: { profile: "clone-silent", timeScale: 0.3 },
    });
    expect((await bench.driver.print(long(120))).kind).toBe("unknown");
    expect(await bench.driver.kick()).toEqual({ kind: "done", confirmed: true });
    await bench.printer.waitForPaper(1, 10_000);
    expect(bench.printer.papers()[0]?.text).toHaveLength(120);
    expect(bench.printer.findings()).toEqual([]);
  });
});

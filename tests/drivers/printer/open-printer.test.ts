import { describe, expect, test, vi } from "vitest";
import { coverOpen, garbage, linkCut, muteStatus, paperOut, resetMidJob, silent } from "#rig/printer/behaviours.ts";
import { encodeDocument } from "#drivers/printer/encode.ts";
import { printerProfile } from "#drivers/printer/profile.ts";
import { openBench } from "../support/bench.ts";
import { RECEIPT } from "../support/receipt.ts";

/** What the printer found wrong with our bytes. */
function faults({ printer }: Awaited<ReturnType<typeof openBench>>) {
  return printer.findings().filter(({ bytes }) => bytes !== "");
}

const soon = { timeout: 6_000, interval: 10 };

describe("a printer on a serial line", () => {
  test("prints a receipt, and says done only after the cut", async () => {
    await using bench = await openBench();
    expect(await bench.driver.print(RECEIPT)).toEqual({ kind: "done" });
    expect(bench.printer.papers()).toHaveLength(1);
    expect(bench.printer.papers()[0]?.text.join("\n")).toContain("京都大学生協");
    expect(faults(bench)).toEqual([]);
    expect(bench.driver.state()).toMatchObject({
      state: "idle",
      power: "online",
      cover: "closed",
      paper: "ok",
      drawer: "closed",
    });
  });

  test("prints jobs one after the other in the order they came", async () => {
    await using bench = await openBench();
    const outcomes = await Promise.all(
      ["一", "二", "三"].map((text) => bench.driver.print([{ kind: "text", text }, { kind: "cut" }])),
    );
    expect(outcomes).toEqual([{ kind: "done" }, { kind: "done" }, { kind: "done" }]);
    expect(bench.printer.papers().map((paper) => paper.text.join("").trim())).toEqual(["一", "二", "三"]);
  });

  test.each([
    ["the cover is open", "COVER_OPEN", (bench: Awaited<ReturnType<typeof openBench>>) => bench.printer.cover("open")],
    ["the paper is out", "PAPER_END", (bench: Awaited<ReturnType<typeof openBench>>) => bench.printer.paper("end")],
  ])("refuses a receipt whole when %s, and says why", async (_, code, trouble) => {
    await using bench = await openBench();
    await vi.waitFor(() => expect(bench.driver.state().state).toBe("idle"), soon);
    trouble(bench);
    await vi.waitFor(() => expect(bench.driver.state().trouble).toBe(code), soon);
    const before = bench.printer.bytes().length;
    expect(await bench.driver.print(RECEIPT)).toEqual({ kind: "failed", code });
    expect(bench.printer.bytes().subarray(before).includes(0x0a)).toBe(false);
  });

  test("waits while the paper is out in the middle, and is done when the printer has gone on by itself", async () => {
    await using bench = await openBench();
    bench.printer.behave(paperOut({ atLine: 5 }));
    const printing = bench.driver.print(RECEIPT, { deadlineMs: 1_500 });
    await vi.waitFor(
      () => expect(bench.driver.state()).toMatchObject({ state: "error", trouble: "PAPER_END", paper: "end" }),
      soon,
    );
    // Longer than the job's own deadline, which stands still meanwhile.
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    bench.printer.paper("ok");
    expect(await printing).toEqual({ kind: "done" });
    expect(bench.printer.papers()).toHaveLength(1);
    expect(bench.driver.state().trouble).toBeUndefined();
  });

  test("waits in the same way for a cover that was opened in the middle", async () => {
    await using bench = await openBench();
    bench.printer.behave(coverOpen({ atLine: 3 }));
    const printing = bench.driver.print(RECEIPT);
    await vi.waitFor(() => expect(bench.driver.state()).toMatchObject({ trouble: "COVER_OPEN", cover: "open" }), soon);
    bench.printer.cover("closed");
    expect(await printing).toEqual({ kind: "done" });
  });

  test("never says done when the link is cut anywhere in a receipt", async () => {
    await using bench = await openBench();
    expect(await bench.driver.print(RECEIPT)).toEqual({ kind: "done" });
    // The questions before it, the receipt, and the fence behind it.
    const { pieces } = encodeDocument(RECEIPT, printerProfile("epson-tm-t88"));
    const total = 12 + pieces.reduce((sum, piece) => sum + piece.length, 0) + 11;
    for (const byte of [14, Math.floor(total * 0.3), Math.floor(total * 0.7), total - 12, total - 1]) {
      await vi.waitFor(() => expect(bench.driver.state().state).toBe("idle"), soon);
      const off = bench.printer.behave(linkCut({ atByte: byte, forMs: 200 }));
      expect((await bench.driver.print(RECEIPT)).kind, `cut after byte ${byte}`).toBe("unknown");
      off();
    }
    expect(bench.driver.state().counters["opens"]).toBeGreaterThanOrEqual(4);
  });

  test("sends nothing from before an outage once it is over, only its greeting", async () => {
    await using bench = await openBench();
    await vi.waitFor(() => expect(bench.driver.state().state).toBe("idle"), soon);
    await bench.printer.cable("out");
    await vi.waitFor(
      () => expect(bench.driver.state()).toMatchObject({ state: "closed", power: "off-or-offline" }),
      soon,
    );
    const before = bench.printer.bytes().length;
    expect(await Promise.all([bench.driver.print(RECEIPT), bench.driver.kick()])).toEqual([
      { kind: "failed", code: "NOHARDWARE" },
      { kind: "failed", code: "NOHARDWARE" },
    ]);
    await bench.printer.cable("in");
    await vi.waitFor(() => expect(bench.driver.state().state).toBe("idle"), { timeout: 15_000, interval: 10 });
    const sent = bench.printer.bytes().subarray(before).toString("hex");
    // DLE EOT 1-4, ESC @, GS a, GS ( H, and heartbeats.
    expect(sent).toMatch(/^(100401100402100403100404)+1b401d610f1d28480600 ?3030.{8}(100401100402100404)*$/u);
    expect(bench.printer.kicks()).toEqual([]);
  });

  test("does not print on a device that answers unlike a printer, and says so", async () => {
    await using bench = await openBench();
    await vi.waitFor(() => expect(bench.driver.state().state).toBe("idle"), soon);
    await bench.printer.cable("out");
    bench.printer.behave(silent());
    bench.printer.behave(garbage({ noise: Buffer.from("4901234567894\r") }));
    await bench.printer.cable("in");
    await vi.waitFor(
      () =>
        expect(bench.states.some((state) => state.power === "off-or-offline" && state.trouble === "OFFLINE")).toBe(
          true,
        ),
      { timeout: 10_000 },
    );
    expect((await bench.driver.print(RECEIPT)).kind).toBe("failed");
    expect((await bench.driver.kick()).kind).toBe("failed");
    expect(bench.printer.papers()).toEqual([]);
  });

  test("says unknown when the printer prints but never proves it", async () => {
    await using bench = await openBench();
    await vi.waitFor(() => expect(bench.driver.state().state).toBe("idle"), soon);
    const off = bench.printer.behave(muteStatus({ origins: ["queued"] }));
    expect(await bench.driver.print(RECEIPT, { deadlineMs: 800 })).toEqual({ kind: "unknown", code: "TIMEOUT" });
    off();
    await vi.waitFor(() => expect(bench.driver.state().state).toBe("idle"), { timeout: 15_000 });
  });

  test("refuses a receipt whole on a printer that was switched off unseen", async () => {
    await using bench = await openBench();
    await vi.waitFor(() => expect(bench.driver.state().state).toBe("idle"), soon);
    bench.printer.power(false);
    expect(await bench.driver.print(RECEIPT)).toEqual({ kind: "failed", code: "OFFLINE" });
    bench.printer.power(true);
    await vi.waitFor(() => expect(bench.driver.state().state).toBe("idle"), { timeout: 15_000 });
    expect(await bench.driver.print(RECEIPT)).toEqual({ kind: "done" });
  });

  test("says unknown when the power fails in the middle, even though the printer comes back", async () => {
    await using bench = await openBench();
    await vi.waitFor(() => expect(bench.driver.state().state).toBe("idle"), soon);
    bench.printer.behave(resetMidJob({ atLine: 4, forMs: 300 }));
    expect((await bench.driver.print(RECEIPT)).kind).toBe("unknown");
  });

  test("keeps no more than 2 KB under way, so that a 4 KB buffer without flow control loses nothing", async () => {
    await using bench = await openBench({ rig: { bufferBytes: 4_096 } });
    const long = [
      ...Array.from({ length: 200 }, (_, n) => ({ kind: "row" as const, left: `商品 ${n} 番`, right: `¥${n}` })),
      { kind: "cut" as const },
    ];
    expect(await bench.driver.print(long)).toEqual({ kind: "done" });
    expect(faults(bench)).toEqual([]);
    expect(bench.printer.papers()[0]?.text.filter((line) => line.includes("商品"))).toHaveLength(200);
  });

  test("gives up at the caller's signal: whole before the first byte, unknown after it", async () => {
    await using bench = await openBench();
    await vi.waitFor(() => expect(bench.driver.state().state).toBe("idle"), soon);
    expect(await bench.driver.print(RECEIPT, { signal: AbortSignal.abort() })).toEqual({
      kind: "failed",
      code: "CANCELED",
    });
    bench.printer.behave(paperOut({ atLine: 2 }));
    const stop = new AbortController();
    const printing = bench.driver.print(RECEIPT, { signal: stop.signal });
    await vi.waitFor(() => expect(bench.driver.state().trouble).toBe("PAPER_END"), soon);
    stop.abort();
    expect(await printing).toEqual({ kind: "unknown", code: "CANCELED" });
  });

  test("answers every open job when it is disposed", async () => {
    await using bench = await openBench();
    const waiting = [bench.driver.print(RECEIPT), bench.driver.print(RECEIPT), bench.driver.kick()];
    await bench.driver[Symbol.asyncDispose]();
    expect((await Promise.all(waiting)).every((outcome) => outcome.kind !== "done")).toBe(true);
    expect(await bench.driver.print(RECEIPT)).toEqual({ kind: "failed", code: "CLOSED" });
  });

  test("keeps the last frames for the health page without the text of a receipt", async () => {
    await using bench = await openBench();
    await bench.driver.print([{ kind: "text", text: "HIMITSU" }, { kind: "cut" }]);
    const shown = bench.driver.frames().map((frame) => Buffer.from(frame.hex, "hex").toString("latin1"));
    expect(shown.length).toBeGreaterThan(3);
    expect(shown.join("")).not.toContain("HIMI");
  });
});

import { describe, expect, test, vi } from "vitest";
import { paperOut, resetMidJob } from "#rig/printer/behaviours.ts";
import { openBench } from "../support/bench.ts";
import { RECEIPT } from "../support/receipt.ts";

const soon = { timeout: 6_000, interval: 10 };
const STAR = { driver: { profile: "star-prnt" }, rig: { language: "star" as const, timeScale: 0.3 } };

describe("a Star on a serial line", () => {
  test("prints a receipt, and says done only after its ETB is counted", async () => {
    await using bench = await openBench(STAR);
    expect(await bench.driver.print(RECEIPT)).toEqual({ kind: "done" });
    expect(bench.printer.papers()).toHaveLength(1);
    expect(bench.printer.papers()[0]?.text.join("\n")).toContain("京都大学生協");
    expect(bench.printer.findings()).toEqual([]);
    expect(bench.driver.state()).toMatchObject({ state: "idle", cover: "closed", paper: "ok", drawer: "closed" });
  });

  test("prints forty receipts in a row: its counter of fences comes round after thirty-two", async () => {
    await using bench = await openBench({ ...STAR, rig: { ...STAR.rig, timeScale: 0.02 } });
    const outcomes = await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        bench.driver.print([{ kind: "text", text: `${n}` }, { kind: "cut" }], { deadlineMs: 10_000 }),
      ),
    );
    expect(new Set(outcomes.map(({ kind }) => kind))).toEqual(new Set(["done"]));
    expect(bench.printer.papers().map(({ text }) => Number(text.join("").trim()))).toEqual([...Array(40).keys()]);
  });

  test("opens the drawer once, and at once where it stands without paper", async () => {
    await using bench = await openBench(STAR);
    expect(await bench.driver.kick()).toEqual({ kind: "done", confirmed: true });
    bench.drawer.close();
    bench.printer.behave(paperOut({ atLine: 3 }));
    const printing = bench.driver.print(RECEIPT);
    await vi.waitFor(() => expect(bench.driver.state().trouble).toBe("PAPER_END"), soon);
    expect(await bench.driver.kick()).toEqual({ kind: "done", confirmed: true });
    bench.printer.paper("ok");
    expect(await printing).toEqual({ kind: "done" });
    expect(bench.printer.papers()).toHaveLength(1);
    expect(bench.printer.kicks()).toHaveLength(2);
    expect(bench.printer.findings()).toEqual([]);
  });

  test("is of unknown outcome when the power fails in the middle, and is greeted again", async () => {
    await using bench = await openBench(STAR);
    expect(await bench.driver.print(RECEIPT)).toEqual({ kind: "done" });
    bench.printer.behave(resetMidJob({ atLine: 4, forMs: 300 }));
    expect((await bench.driver.print(RECEIPT)).kind).toBe("unknown");
    await vi.waitFor(() => expect(bench.driver.state().state).toBe("idle"), { timeout: 15_000 });
    expect(await bench.driver.print(RECEIPT)).toEqual({ kind: "done" });
  });

  test("is spoken to over the network too, where its reports are longer", async () => {
    await using bench = await openBench({ ...STAR, rig: { ...STAR.rig, tcp: { host: "127.0.0.1", port: 0 } } });
    await bench.driver[Symbol.asyncDispose]();
    await using far = await openBench({ driver: { ...STAR.driver, port: { tcp: bench.printer.address ?? "" } } });
    expect(await far.driver.print(RECEIPT)).toEqual({ kind: "done" });
    expect(bench.printer.papers()).toHaveLength(1);
    expect(bench.printer.tape().some(({ from, bytes }) => from === "printer" && bytes[1] === 0x86)).toBe(true);
  });
});

describe("a printer of the other kind on the port", () => {
  test.each([
    ["epson-tm-t88", "star" as const],
    ["clone-gs-r", "star" as const],
    ["star-line", "escpos" as const],
  ])("for %s, a printer that speaks %s is never kicked nor printed on", async (profile, language) => {
    await using bench = await openBench({ driver: { profile, timeScale: 0.2 }, rig: { language, timeScale: 0.1 } });
    await vi.waitFor(() => expect(bench.states.some(({ state }) => state === "error")).toBe(true), soon);
    const outcomes = await Promise.all([bench.driver.print(RECEIPT), bench.driver.kick()]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(["failed", "failed"]);
    expect(bench.printer.kicks()).toEqual([]);
    expect(bench.printer.papers()).toEqual([]);
  });
});

describe("a clone", () => {
  test.each([
    ["clone-gs-r", { kind: "done" }],
    ["clone-silent", { kind: "unknown" }],
  ])("of profile %s ends a receipt that came out as %o", async (profile, outcome) => {
    await using bench = await openBench({ driver: { profile }, rig: { timeScale: 0.1 } });
    await vi.waitFor(() => expect(bench.driver.state().state).toBe("idle"), soon);
    expect(await bench.driver.print(RECEIPT)).toMatchObject(outcome);
    await vi.waitFor(() => expect(bench.printer.papers()).toHaveLength(1), soon);
    expect(bench.printer.findings()).toEqual([]);
    // Its next receipt is not held up by what is not known about this one.
    expect((await bench.driver.print(RECEIPT)).kind).toBe(outcome.kind);
  });
});

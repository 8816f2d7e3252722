import { describe, expect, test, vi } from "vitest";
import { coverOpen, muteStatus, paperOut } from "#rig/printer/behaviours.ts";
import { readDrawer } from "#drivers/drawer/frame.ts";
import { judgeKick, nextKickAt } from "#drivers/drawer/machine.ts";
import { openBench } from "../support/bench.ts";
import { RECEIPT } from "../support/receipt.ts";

const soon = { timeout: 6_000, interval: 10 };

describe("a drawer on the printer's kick connector", () => {
  test("opens with one safe pulse, and is confirmed by its own switch", async () => {
    await using bench = await openBench();
    expect(await bench.driver.kick()).toEqual({ kind: "done", confirmed: true });
    expect(bench.drawer.isOpen()).toBe(true);
    expect(bench.printer.kicks()).toMatchObject([{ pin: 2, onMs: 100, offMs: 500 }]);
    expect(bench.driver.state().drawer).toBe("open");
    bench.drawer.close();
    await vi.waitFor(() => expect(bench.driver.state().drawer).toBe("closed"), soon);
  });

  test("is kicked on the other pin when it hangs there", async () => {
    await using bench = await openBench({ driver: { drawerPin: 5 } });
    expect(await bench.driver.kick()).toEqual({ kind: "done", confirmed: false });
    expect(bench.printer.kicks()).toMatchObject([{ pin: 5 }]);
  });

  test("is done but not confirmed when a locked drawer stays shut", async () => {
    await using bench = await openBench();
    bench.drawer.lock(true);
    expect(await bench.driver.kick()).toEqual({ kind: "done", confirmed: false });
    expect(bench.printer.kicks()).toHaveLength(1);
  });

  test("is of unknown state, and its kicks unconfirmed, while its polarity is not known", async () => {
    await using bench = await openBench({ driver: { openWhenHigh: undefined } });
    await using other = await openBench({ driver: { openWhenHigh: true } });
    await vi.waitFor(() => expect(bench.driver.state()).toMatchObject({ drawer: "unknown", pin3: "high" }), soon);
    expect(await bench.driver.kick()).toEqual({ kind: "done", confirmed: null });
    await vi.waitFor(() => expect(bench.driver.state()).toMatchObject({ drawer: "unknown", pin3: "low" }), soon);
    bench.driver.learn(false);
    expect(bench.driver.state().drawer).toBe("open");
    await vi.waitFor(() => expect(other.driver.state()).toMatchObject({ state: "idle", drawer: "open" }), soon);
    expect([undefined, true, false].map((openWhenHigh) => readDrawer(true, openWhenHigh))).toEqual([
      "unknown",
      "open",
      "closed",
    ]);
    expect(judgeKick("unknown", 0, 1_000)).toEqual({ kind: "done", confirmed: null });
  });

  test("is kicked at least one second apart, whatever is asked", async () => {
    await using bench = await openBench();
    const outcomes = await Promise.all([bench.driver.kick(), bench.driver.kick(), bench.driver.kick()]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(["done", "done", "done"]);
    const times = bench.printer.kicks().map((kick) => kick.at);
    expect(times).toHaveLength(3);
    const gaps = times.slice(1).map((at, n) => at - (times[n] ?? 0));
    // Measured at the printer, where one pulse may have come a little late; the driver itself keeps the full second.
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(950);
    expect(nextKickAt(5_000, 5_200, 1_000)).toBe(6_000);
  });

  test("is refused, and stays shut, when it could not be opened within three seconds", async () => {
    await using bench = await openBench();
    const kicks = Array.from({ length: 6 }, () => bench.driver.kick());
    const outcomes = await Promise.all(kicks);
    expect(outcomes.at(-1)).toEqual({ kind: "failed", code: "BUSY" });
    expect(bench.printer.kicks()).toHaveLength(outcomes.filter(({ kind }) => kind === "done").length);
  });

  test("opens at once while a receipt stands still for want of paper, and the receipt comes out after it", async () => {
    await using bench = await openBench();
    bench.printer.behave(paperOut({ atLine: 3 }));
    const printing = bench.driver.print(RECEIPT);
    await vi.waitFor(() => expect(bench.driver.state().trouble).toBe("PAPER_END"), soon);
    expect(await bench.driver.kick()).toEqual({ kind: "done", confirmed: true });
    bench.printer.paper("ok");
    expect(await printing).toEqual({ kind: "done" });
    expect(bench.drawer.kicks).toBe(1);
  });

  test("is opened for change with the cover open too", async () => {
    await using bench = await openBench();
    await vi.waitFor(() => expect(bench.driver.state().state).toBe("idle"), soon);
    bench.printer.behave(coverOpen({ atLine: 99 }));
    bench.printer.cover("open");
    await vi.waitFor(() => expect(bench.driver.state().trouble).toBe("COVER_OPEN"), soon);
    expect(await bench.driver.kick()).toEqual({ kind: "done", confirmed: true });
  });

  test("never opens late: a kick asked of a dead printer is refused, and is not in any buffer when it lives again", async () => {
    await using bench = await openBench();
    await vi.waitFor(() => expect(bench.driver.state().state).toBe("idle"), soon);
    bench.printer.power(false);
    expect(await bench.driver.kick()).toEqual({ kind: "failed", code: "OFFLINE" });
    bench.printer.power(true);
    await vi.waitFor(() => expect(bench.driver.state().state).toBe("idle"), { timeout: 15_000 });
    expect(bench.printer.kicks()).toEqual([]);
  });

  test("is of unknown outcome when the pulse went out and nothing came back", async () => {
    await using bench = await openBench();
    await vi.waitFor(() => expect(bench.driver.state().state).toBe("idle"), soon);
    bench.printer.behave(muteStatus({ origins: ["queued"] }));
    expect(await bench.driver.kick()).toEqual({ kind: "unknown", code: "TIMEOUT" });
    expect(bench.printer.kicks()).toHaveLength(1);
  });

  test("does not open for a switch in bad contact, and is not confirmed by one", async () => {
    await using bench = await openBench();
    await vi.waitFor(() => expect(bench.driver.state().drawer).toBe("closed"), soon);
    bench.drawer.lock(true);
    bench.drawer.contact("flicker");
    expect(await bench.driver.kick()).toEqual({ kind: "done", confirmed: false });
    expect(bench.printer.kicks()).toHaveLength(1);
    expect(bench.states.map(({ drawer }) => drawer)).not.toContain("open");
    bench.drawer.contact("inverted");
    await vi.waitFor(() => expect(bench.driver.state().drawer).toBe("open"), soon);
  });

  test("is seen within half a second, and its chatter is not, where the printer answers only when it is asked", async () => {
    await using bench = await openBench();
    bench.printer.behave(muteStatus({ origins: ["automatic"] }));
    await vi.waitFor(() => expect(bench.driver.state()).toMatchObject({ state: "idle", drawer: "closed" }), soon);
    const atMs = performance.now();
    bench.drawer.open("key");
    await vi.waitFor(() => expect(bench.driver.state().drawer).toBe("open"), soon);
    expect(performance.now() - atMs).toBeLessThan(3 * 500);
    const { counters } = bench.driver.state();
    expect(counters["timeouts"] ?? 0).toBe(0);
  });
});

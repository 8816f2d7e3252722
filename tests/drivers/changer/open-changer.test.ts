import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { openChanger as openRigChanger } from "#rig/changer/open-changer.ts";
import type { CashChanger, ChangerEvent, ChangerState } from "#drivers/changer/changer.ts";
import { openBook } from "#drivers/changer/open-book.ts";
import { openChanger } from "#drivers/changer/open-changer.ts";
import { makeFolder } from "../support/bench.ts";

const soon = { timeout: 10_000, interval: 5 };

/** The simulated changer and our driver on it, waits at a fifth. */
async function openStand(o: { pieceMs?: number } = {}) {
  await using stack = new AsyncDisposableStack();
  const folder = stack.use(makeFolder());
  const rig = stack.use(await openRigChanger({ link: join(folder.path, "c"), pieceMs: 2, ...o }));
  const events: ChangerEvent[] = [];
  const states: ChangerState[] = [];
  const changer: CashChanger = stack.use(
    openChanger({
      port: { serial: rig.path, baud: 9_600 },
      book: openBook(join(folder.path, "book.json")),
      see: (state) => states.push(state),
      hear: (event) => events.push(event),
      timeScale: 0.2,
    }),
  );
  await vi.waitFor(() => expect(changer.state()).toMatchObject({ state: "idle", phase: "idle" }), soon);
  const all = stack.move();
  return { rig, changer, events, states, [Symbol.asyncDispose]: () => all.disposeAsync() };
}

describe("a cash changer", () => {
  test("gives change in the fewest pieces, tells its outcome as an event too, and gives it once however often it is asked", async () => {
    await using stand = await openStand();
    const { changer, rig, events } = stand;
    const paid = { 1_000: 1, 500: 1, 100: 1, 50: 1, 10: 1 };
    const both = await Promise.all([
      changer.dispenseChange(1_660, { job: "a" }),
      changer.dispenseChange(1_660, { job: "a" }),
    ]);
    expect(both).toEqual([
      { kind: "done", paid },
      { kind: "done", paid },
    ]);
    expect(await changer.dispenseChange(1_660, { job: "a" })).toEqual({ kind: "done", paid });
    expect(rig.paid()).toEqual([1_000, 500, 100, 50, 10]);
    expect(events).toEqual([{ kind: "outcome", job: "a", outcome: { kind: "done", paid } }]);
  });

  test("refuses what it does not hold, and one payment while another runs", async () => {
    await using stand = await openStand({ pieceMs: 30 });
    const { changer, rig } = stand;
    expect(await changer.dispenseChange(900_000, { job: "much" })).toEqual({ kind: "failed", code: "OVER_DISPENSE" });
    expect(await changer.dispenseCash({ 10_000: 1 }, { job: "none" })).toEqual({
      kind: "failed",
      code: "OVER_DISPENSE",
    });
    expect(await changer.dispenseChange(0, { job: "nothing" })).toEqual({ kind: "failed", code: "ILLEGAL" });
    expect(await changer.dispenseChange(10, { job: "two words" })).toEqual({ kind: "failed", code: "ILLEGAL" });
    const first = changer.dispenseCash({ 100: 3 }, { job: "a" });
    expect(await changer.dispenseCash({ 100: 1 }, { job: "b" })).toEqual({ kind: "failed", code: "BUSY" });
    expect(await first).toMatchObject({ kind: "done" });
    expect(rig.paid()).toEqual([100, 100, 100]);
    expect(await changer.dispenseCash({ 100: 1 }, { job: "b" })).toMatchObject({ kind: "done" });
  });

  test("says how each unit stands, counts what it holds and says when it cannot", async () => {
    await using stand = await openStand();
    const { changer, rig } = stand;
    expect(changer.state().units).toMatchObject({ 10_000: "empty", 5_000: "ok", 1_000: "ok" });
    expect(await changer.dispenseCash({ 5_000: 17 }, { job: "a" })).toMatchObject({ kind: "done" });
    rig.discrepancy(true);
    expect(await changer.readCashCounts()).toMatchObject({ kind: "counts", discrepancy: true, counts: { 5_000: 3 } });
    await vi.waitFor(() => expect(changer.state().units[5_000]).toBe("near-empty"), soon);
  });

  test("takes money in: begin, pause, restart, fix, end; and gives it back piece for piece", async () => {
    await using stand = await openStand();
    const { changer, rig, events } = stand;
    const note = new Map([[1_000, 2]]);
    expect(rig.insert(note)).toBe(false);
    expect(await changer.beginDeposit()).toEqual({ kind: "done" });
    expect(rig.insert(note)).toBe(true);
    expect(await changer.pauseDeposit("pause")).toEqual({ kind: "done" });
    expect(rig.insert(note)).toBe(false);
    expect(await changer.endDeposit("change")).toEqual({ kind: "failed", code: "ILLEGAL" });
    expect(await changer.pauseDeposit("restart")).toEqual({ kind: "done" });
    expect(await changer.fixDeposit()).toEqual({ kind: "fixed", counts: { 1_000: 2 }, amountYen: 2_000 });
    expect(events).toEqual([{ kind: "deposited", counts: { 1_000: 2 }, amountYen: 2_000 }]);
    expect(await changer.repayDeposit({ job: "back" })).toEqual({ kind: "done", paid: { 1_000: 2 } });
    expect(await changer.repayDeposit({ job: "more" })).toEqual({ kind: "failed", code: "ILLEGAL" });
    expect(rig.paid("back")).toEqual([1_000, 1_000]);
    await changer.beginDeposit();
    rig.insert(note);
    await changer.fixDeposit();
    expect(await changer.endDeposit("no-change")).toEqual({ kind: "done" });
    expect(await changer.readCashCounts()).toMatchObject({ counts: { 1_000: 52 } });
  });

  test("jammed half-way it says what came out; jammed or with its exit open it gives nothing", async () => {
    await using stand = await openStand();
    const { changer, rig } = stand;
    rig.jamAt(2);
    expect(await changer.dispenseCash({ 100: 3, 10: 2 }, { job: "a" })).toEqual({
      kind: "partial",
      paid: { 100: 2 },
      code: "JAM",
    });
    await vi.waitFor(() => expect(changer.state()).toMatchObject({ state: "error", jam: true }), soon);
    expect(await changer.dispenseCash({ 10: 1 }, { job: "b" })).toEqual({ kind: "failed", code: "JAM" });
    rig.clearJam();
    rig.exitDoor("open");
    await vi.waitFor(() => expect(changer.state()).toMatchObject({ state: "error", exitDoor: "open" }), soon);
    expect(await changer.dispenseCash({ 10: 1 }, { job: "b" })).toEqual({ kind: "failed", code: "EXIT_DOOR" });
    rig.exitDoor("closed");
    expect(await changer.dispenseCash({ 10: 1 }, { job: "b" })).toMatchObject({ kind: "done" });
  });
});

describe("a payment nobody has heard the end of", () => {
  test("is unknown; nothing else is paid before the counts have said that it came out", async () => {
    await using stand = await openStand();
    const { changer, rig, events } = stand;
    rig.lose("OK");
    expect(await changer.dispenseCash({ 100: 2 }, { job: "early" })).toMatchObject({ kind: "failed", code: "TIMEOUT" });
    rig.lose(undefined);
    await vi.waitFor(() => expect(changer.state().state).toBe("idle"), soon);
    rig.lose("PAID");
    const paid = changer.dispenseCash({ 100: 2, 1: 1 }, { job: "a" });
    await vi.waitFor(() => expect(rig.paid("a")).toHaveLength(3), soon);
    rig.deaf(true);
    expect(await paid).toEqual({ kind: "unknown", code: "TIMEOUT" });
    expect(changer.state().unknownJob).toBe("a");
    expect(await changer.dispenseCash({ 100: 1 }, { job: "b" })).toEqual({ kind: "failed", code: "UNRECONCILED" });
    expect(await changer.beginDeposit()).toMatchObject({ kind: "failed" });
    rig.deaf(false);
    rig.lose(undefined);
    const done = { kind: "done", paid: { 100: 2, 1: 1 } };
    await vi.waitFor(() => expect(events.at(-1)).toEqual({ kind: "outcome", job: "a", outcome: done }), soon);
    expect(await changer.dispenseCash({ 100: 2, 1: 1 }, { job: "a" })).toEqual(done);
    expect(rig.paid("a")).toHaveLength(3);
    expect(await changer.dispenseCash({ 100: 1 }, { job: "b" })).toMatchObject({ kind: "done" });
  });

  test("whose cable was pulled half-way is told in part, and the changer without power keeps the rest", async () => {
    await using stand = await openStand({ pieceMs: 40 });
    const { changer, rig, events } = stand;
    const paid = changer.dispenseCash({ 100: 5 }, { job: "a" });
    await vi.waitFor(() => expect(rig.paid("a").length).toBeGreaterThanOrEqual(2), soon);
    rig.power(false);
    await rig.cable("out");
    expect(await paid).toMatchObject({ kind: "unknown", code: "NOHARDWARE" });
    const out = rig.paid("a").length;
    rig.power(true);
    await rig.cable("in");
    const outcome = { kind: "partial", paid: { 100: out }, code: "NOHARDWARE" };
    await vi.waitFor(() => expect(events.at(-1)).toEqual({ kind: "outcome", job: "a", outcome }), soon);
    expect(rig.paid("a")).toHaveLength(out);
  });

  test("stays unknown when the counts do not say, until a person has looked", async () => {
    await using stand = await openStand();
    const { changer, rig, events } = stand;
    rig.lose("PAID");
    const paid = changer.dispenseCash({ 100: 2 }, { job: "a", deadlineMs: 300 });
    await vi.waitFor(() => expect(rig.paid("a")).toHaveLength(2), soon);
    expect(await paid).toEqual({ kind: "unknown", code: "TIMEOUT" });
    rig.lose(undefined);
    rig.tamper(100, 7);
    await rig.cable("out");
    await rig.cable("in");
    const stuck = { kind: "outcome", job: "a", outcome: { kind: "unknown", code: "UNRECONCILED" } };
    await vi.waitFor(() => expect(events.at(-1)).toEqual(stuck), soon);
    expect(await changer.dispenseCash({ 100: 2 }, { job: "a" })).toEqual({ kind: "unknown", code: "UNRECONCILED" });
    expect(await changer.dispenseCash({ 1: 1 }, { job: "b" })).toEqual({ kind: "failed", code: "UNRECONCILED" });
    expect(changer.settle("b", {})).toEqual({ kind: "failed", code: "ILLEGAL" });
    expect(changer.settle("a", { 100: 2 })).toEqual({ kind: "done" });
    expect(await changer.dispenseCash({ 100: 2 }, { job: "a" })).toEqual({ kind: "done", paid: { 100: 2 } });
    expect(await changer.dispenseCash({ 1: 1 }, { job: "b" })).toMatchObject({ kind: "done" });
    expect(rig.paid("a")).toHaveLength(2);
  });

  test("is not begun at all when it cannot be written down first", async () => {
    using folder = makeFolder();
    await using rig = await openRigChanger({ link: join(folder.path, "c") });
    await using changer = openChanger({
      port: { serial: rig.path, baud: 9_600 },
      book: openBook(join(folder.path, "no-such-folder", "book.json")),
      see: () => undefined,
      hear: () => undefined,
      timeScale: 0.2,
    });
    await vi.waitFor(() => expect(changer.state().state).toBe("idle"), soon);
    expect(await changer.dispenseCash({ 100: 1 }, { job: "a" })).toEqual({ kind: "failed", code: "FAILURE" });
    expect(rig.paid()).toEqual([]);
    expect(rig.commands().some((one) => one.startsWith("PAY"))).toBe(false);
  });

  test("bytes of an earlier session pay nothing", async () => {
    await using stand = await openStand();
    const { changer, rig } = stand;
    await rig.cable("out");
    await rig.cable("in");
    await vi.waitFor(() => expect(changer.state().state).toBe("idle"), soon);
    const { openHost } = await import("#rig/host.ts");
    const { encodeFrame } = await import("#drivers/changer/frame.ts");
    await changer[Symbol.asyncDispose]();
    await using host = await openHost(rig.path);
    host.write(encodeFrame("1 HELLO"));
    host.write(encodeFrame("2 PAY session=1 job=late counts=1000x1"));
    await vi.waitFor(() => expect(host.received().toString("latin1")).toContain("2 NO STALE"), soon);
    expect(rig.paid()).toEqual([]);
  });
});

test("a port with something else behind it is not taken for a changer", async () => {
  using folder = makeFolder();
  const { openPty } = await import("#rig/pty.ts");
  await using pty = await openPty({
    link: join(folder.path, "p"),
    onBytes: () => pty.write(Buffer.from("4901234567894\r")),
  });
  const states: ChangerState[] = [];
  await using changer = openChanger({
    port: { serial: pty.path, baud: 9_600 },
    book: openBook(join(folder.path, "book.json")),
    see: (state) => states.push(state),
    hear: () => undefined,
    timeScale: 0.1,
  });
  await vi.waitFor(() => expect(states.at(-1)).toMatchObject({ power: "off-or-offline", trouble: "TIMEOUT" }), soon);
  expect(await changer.dispenseCash({ 1: 1 }, { job: "a" })).toMatchObject({ kind: "failed" });
});

import { symlinkSync, realpathSync, renameSync } from "node:fs";
import { join } from "node:path";
import { SerialPort } from "serialport";
import { describe, expect, test, vi } from "vitest";
import { openHangUpLine } from "#rig/hang-up.ts";
import { openPrinter as openRigPrinter } from "#rig/printer/open-printer.ts";
import { openPty } from "#rig/pty.ts";
import type { DeviceTrouble } from "#drivers/device-state.ts";
import { keepOpen } from "#drivers/keep.ts";
import { openLink } from "#drivers/port.ts";
import { openPrinter } from "#drivers/printer/open-printer.ts";
import { makeFolder } from "./support/bench.ts";
import { RECEIPT } from "./support/receipt.ts";

const soon = { timeout: 15_000, interval: 5 };
const deaf = { data: () => undefined, down: () => undefined };

/** Points `link` somewhere else in one step, as udev does. */
function point(link: string, to: string): void {
  symlinkSync(to, `${link}.new`);
  renameSync(`${link}.new`, link);
}

describe("a serial line", () => {
  test("that hangs up is noticed within a second without any traffic, and the next one under its name is opened", async () => {
    using folder = makeFolder();
    await using line = await openHangUpLine(join(folder.path, "tty"));
    const told: { what: string; at: number }[] = [];
    const note = (what: string): void => void told.push({ what, at: performance.now() });
    await using _keeper = keepOpen({
      open: (listener, signal) => openLink({ serial: line.path, baud: 9_600 }, listener, signal),
      up: () => note("up"),
      data: () => undefined,
      down: note,
      timeScale: 0.05,
    });
    for (let round = 1; round <= 3; round += 1) {
      await vi.waitFor(() => expect(told.filter(({ what }) => what === "up")).toHaveLength(round), soon);
      const from = performance.now();
      const how = await line.hangUp();
      expect(["vhangup", "closed"]).toContain(how);
      await vi.waitFor(() => expect(told.filter(({ what }) => what === "NOHARDWARE")).toHaveLength(round), soon);
      expect((told.findLast(({ what }) => what === "NOHARDWARE")?.at ?? Infinity) - from).toBeLessThan(3_000);
    }
  });

  test("whose adapter comes back under another number is followed there by its name, and heals", async () => {
    using folder = makeFolder();
    await using first = await openRigPrinter({ link: join(folder.path, "ttyUSB0") });
    await using second = await openRigPrinter({ link: join(folder.path, "ttyUSB1") });
    const byId = join(folder.path, "usb-Printer-if00");
    point(byId, realpathSync(first.path));
    await using printer = openPrinter({
      port: { serial: byId, baud: 38_400 },
      profile: "epson-tm-t88",
      see: () => undefined,
    });
    expect(await printer.print(RECEIPT)).toEqual({ kind: "done" });
    point(byId, realpathSync(second.path));
    // Looked up each second, opened again within the first pause, greeted; asserted at three times that.
    await vi.waitFor(() => expect(second.bytes().length).toBeGreaterThan(30), { timeout: 7_500, interval: 10 });
    await vi.waitFor(() => expect(printer.state().state).toBe("idle"), soon);
    expect(await printer.print(RECEIPT)).toEqual({ kind: "done" });
    expect([first.papers().length, second.papers().length]).toEqual([1, 1]);
  });

  test("that somebody else holds is LOCKED, and opens once it is free", async () => {
    using folder = makeFolder();
    await using rig = await openRigPrinter({ link: join(folder.path, "p"), baud: 115_200 });
    const thief = new SerialPort({ path: rig.path, baudRate: 9_600, autoOpen: false });
    thief.on("error", () => undefined);
    await new Promise<void>((resolve) => thief.open(() => resolve()));
    await using printer = openPrinter({
      port: { serial: rig.path, baud: 115_200 },
      profile: "epson-tm-t88",
      see: () => undefined,
    });
    await vi.waitFor(() => expect(printer.state().trouble).toBe("LOCKED"), soon);
    expect(await printer.print(RECEIPT)).toEqual({ kind: "failed", code: "LOCKED" });
    expect(await printer.kick()).toEqual({ kind: "failed", code: "LOCKED" });
    await new Promise<void>((resolve) => thief.close(() => resolve()));
    await vi.waitFor(() => expect(printer.state().state).toBe("idle"), soon);
    expect(await printer.print(RECEIPT)).toEqual({ kind: "done" });
  });

  test("that nobody reads is given up before its bytes pile up, and let go within two seconds", async () => {
    using folder = makeFolder();
    await using pty = await openPty({ link: join(folder.path, "p") });
    const gone = Promise.withResolvers<DeviceTrouble>();
    const opened = await openLink({ serial: pty.path, baud: 9_600 }, { ...deaf, down: gone.resolve });
    if (opened.kind !== "open") throw new Error(opened.code);
    pty.hang(true);
    const kilobyte = Buffer.alloc(1_024, 0x20);
    let taken = 0;
    while (taken < 200 && opened.link.write(kilobyte)) {
      taken += 1;
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(taken).toBeLessThan(200);
    expect(await gone.promise).toBe("TIMEOUT");
    const from = performance.now();
    await opened.link.close();
    expect(performance.now() - from).toBeLessThan(6_000);
    pty.hang(false);
  });

  test("whose printer hangs in the middle of a receipt ends in an unknown and not in waiting, and is let go", async () => {
    using folder = makeFolder();
    const timeScale = 0.3;
    const link = join(folder.path, "p");
    await using rig = await openRigPrinter({ link, baud: 115_200, timeScale });
    const printer = openPrinter({
      port: { serial: rig.path, baud: 115_200 },
      profile: "epson-tm-t88",
      timeScale,
      see: () => undefined,
    });
    await vi.waitFor(() => expect(printer.state().state).toBe("idle"), soon);
    const heard = rig.onByte((bytes) => {
      if (!bytes.includes(0x0a)) return;
      rig.behave({ name: "hung", begin: () => ({ arrive: () => Buffer.alloc(0), answer: () => Buffer.alloc(0) }) });
    });
    const from = performance.now();
    expect((await printer.print(RECEIPT)).kind).toBe("unknown");
    heard();
    // Its deadline: 5 s, the wire twice and a little for each line.
    expect(performance.now() - from).toBeLessThan(8_000 * 3 * timeScale);
    const closing = performance.now();
    await printer[Symbol.asyncDispose]();
    expect(performance.now() - closing).toBeLessThan(6_000);
  });
});

test("a device that cannot be opened is tried after 0.25, 0.5, 1, 2, 5 and 10 s, each a fifth more or less, and then every 10 s", async () => {
  const timeScale = 0.02;
  const pauses = [250, 500, 1_000, 2_000, 5_000, ...Array.from({ length: 13 }, () => 10_000)];
  const tries: number[] = [];
  await using _keeper = keepOpen({
    open: () => {
      tries.push(performance.now());
      return Promise.resolve({ kind: "trouble", code: "NOHARDWARE" });
    },
    up: () => undefined,
    data: () => undefined,
    down: () => undefined,
    timeScale,
  });
  await vi.waitFor(() => expect(tries.length).toBeGreaterThan(pauses.length), soon);
  const gaps = pauses.map((_, n) => (tries[n + 1] ?? 0) - (tries[n] ?? 0));
  // A timer of Node may be a millisecond early.
  expect(gaps.filter((gap, n) => gap < 0.8 * (pauses[n] ?? 0) * timeScale - 2)).toEqual([]);
  expect((gaps[4] ?? 0) / (5_000 * timeScale)).toBeLessThan(3);
  // On a busy machine one comes late, but not most of them.
  const long = gaps
    .slice(5)
    .map((gap) => gap / (10_000 * timeScale))
    .toSorted((one, other) => one - other);
  expect(long[6]).toBeLessThan(1.3);
  expect((long.at(-1) ?? 0) - (long[0] ?? 0)).toBeGreaterThan(0.05);
});

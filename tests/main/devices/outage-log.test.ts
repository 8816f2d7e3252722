import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { DeviceState, DeviceTrouble } from "#drivers/device-state.ts";
import { openOutageLog, type OutageLine } from "#main/devices/outage-log.ts";

const minuteMs = 60_000;
const well: DeviceState = { state: "idle", power: "online", sinceMs: 0, counters: {} };
const ill = (trouble: DeviceTrouble): DeviceState => ({ ...well, state: "closed", power: "off-or-offline", trouble });

let lines: (OutageLine & { atMs: number })[];
let log: ReturnType<typeof openOutageLog>;
beforeEach(() => {
  vi.useFakeTimers();
  lines = [];
  log = openOutageLog({ say: (line) => lines.push({ ...line, atMs: Date.now() }), nowMs: () => Date.now() });
});
afterEach(() => {
  log[Symbol.dispose]();
  vi.useRealTimers();
});
const troubles = (): string[] => lines.map(({ trouble }) => trouble || "well");

test("an outage is written down as it comes and goes, and nothing of a device that is well", () => {
  log.note("printer", well);
  log.note("printer", ill("PAPER_END"));
  log.note("printer", { ...ill("PAPER_END"), counters: { opens: 9 } });
  log.note("printer", well);
  log.note("printer", { ...well, state: "busy" });
  expect(troubles()).toEqual(["PAPER_END", "well"]);
});

test("a loose cable that goes in and out for an hour writes three lines, then one a minute, and its last word", () => {
  const from = Date.now();
  for (let second = 0; second < 3_600; second += 1) {
    log.note("printer", second % 2 === 0 ? ill("NOHARDWARE") : well);
    vi.advanceTimersByTime(1_000);
  }
  vi.advanceTimersByTime(2 * minuteMs);
  expect(lines.length).toBeLessThanOrEqual(3 + 62);
  expect(lines.length).toBeGreaterThan(50);
  const gaps = lines.slice(3).map(({ atMs }, n) => atMs - (lines[n + 2]?.atMs ?? from));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(minuteMs);
  expect(lines.reduce((sum, { withheld }) => sum + withheld, lines.length)).toBeGreaterThanOrEqual(3_600);
  expect(troubles().at(-1)).toBe("well");
});

test("a device that was well for a minute has a new outage, and each device its own", () => {
  for (let n = 0; n < 6; n += 1) log.note("printer", n % 2 === 0 ? ill("NOHARDWARE") : well);
  log.note("scanner", ill("LOCKED"));
  expect(lines.filter(({ device }) => device === "printer")).toHaveLength(3);
  expect(lines.filter(({ device }) => device === "scanner")).toHaveLength(1);
  vi.advanceTimersByTime(3 * minuteMs);
  const before = lines.length;
  log.note("printer", ill("TIMEOUT"));
  log.note("printer", ill("OFFLINE"));
  log.note("printer", well);
  expect(troubles().slice(before)).toEqual(["TIMEOUT", "OFFLINE", "well"]);
});

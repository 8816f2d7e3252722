import { describe, expect, test } from "vitest";
import { pickSeed } from "#tests/campaign/power-cut/random.ts";
import { runSoak, type SoakOptions } from "./run-soak.ts";

/** The same house, its day a tenth as long; memory is held to what only a leak can reach in seconds. */
const short: SoakOptions = {
  ms: 12_000,
  seed: pickSeed(),
  receiptEveryMs: 1_000,
  tapEveryMs: 700,
  faultEveryMs: 1_500,
  longestFaultMs: 1_200,
  lookEveryMs: 700,
  stuckMs: 15_000,
  timeScale: 0.2,
  limits: { warmUpMs: 3_000, memoryFromMs: 4_000, memoryMbPerHour: 4_000 },
  say: () => undefined,
};

describe("a register at work for long", () => {
  test("gets over random faults: nothing stands still, every job is answered for, nothing leaks and the log stays short", async () => {
    console.log(`soak: --seed ${short.seed}`);
    const soaked = await runSoak(short);
    console.log(JSON.stringify(soaked));
    expect(soaked.findings).toEqual([]);
    expect(soaked.receipts).toBeGreaterThan(3);
    expect(soaked.faults).toBeGreaterThan(2);
  }, 90_000);

  test("is found out where a job is never answered, a host leaks, and logs without end", async () => {
    const soaked = await runSoak({
      ...short,
      ms: 8_000,
      stuckMs: 3_000,
      faultEveryMs: 60_000,
      card: "port",
      plant: ["mute", "leak", "storm"],
    });
    const findings = soaked.findings.join("\n");
    expect(findings).toMatch(/jobs are still sent/u);
    expect(findings).toMatch(/devices-serial grows by [0-9.]+ MB an hour/u);
    expect(findings).toMatch(/devices-serial holds \d+ file descriptors/u);
    expect(findings).toMatch(/devices-serial logged \d+ lines/u);
    expect(findings).not.toMatch(/devices-card/u);
  }, 90_000);
});

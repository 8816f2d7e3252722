import { describe, expect, test } from "vitest";
import { seedRandom } from "#tests/campaign/power-cut/random.ts";
import { judgeSoak, limits, type Seen } from "./judge.ts";
import { faultIds, planFaults } from "./plan.ts";
import { robustSlope, type Sample } from "./slope.ts";

const hourMs = 3_600_000;
/** A sample a minute: a heap that swings by 3 MB, with a spike now and then, growing by so much an hour. */
function heap(hours: number, mbPerHour: number): Sample[] {
  const random = seedRandom(7);
  return Array.from({ length: hours * 60 }, (_, n) => ({
    at: n * 60_000,
    value: 60 + (mbPerHour * n) / 60 + random() * 3 + (n % 17 === 0 ? 20 : 0),
  }));
}
const flat: readonly Sample[] = [{ at: 0, value: 30 }];
function seen(
  o: Partial<Seen> & {
    readonly memoryMb?: readonly Sample[];
    readonly fds?: readonly Sample[];
    readonly logLines?: number;
  },
): Seen {
  const { memoryMb = heap(8, 0), fds = flat, logLines = 10, ...more } = o;
  const processes = [{ name: "register", memoryMb, usedMb: memoryMb, fds, logLines }];
  return {
    ms: 8 * hourMs,
    receipts: 1440,
    faults: 600,
    jobs: { done: 2880 },
    stuck: [],
    doubled: [],
    processes,
    ...more,
  };
}
const findings = (o: Parameters<typeof seen>[0]): string => judgeSoak(seen(o), limits).findings.join("\n");

describe("a soak's judge", () => {
  test("lets a heap at work pass, and finds one that grows by 2 MB an hour under the same noise", () => {
    expect(findings({})).toBe("");
    expect(findings({ memoryMb: heap(8, 2) })).toMatch(/register grows by (?:1\.[5-9]|2\.[0-5])\d* MB an hour/u);
    expect(Math.abs(robustSlope(heap(8, 0)))).toBeLessThan(0.5);
  });

  test("says that it cannot judge memory where the time was too short, and judges all else", () => {
    const judged = judgeSoak(seen({ ms: hourMs, memoryMb: heap(1, 50), jobs: { done: 1, sent: 1 } }), limits);
    expect(judged.memory).toMatch(/not judged/u);
    expect(judged.processes[0]?.memoryMbPerHour).toBeNull();
    expect(judged.findings).toEqual(["1 jobs are still sent"]);
  });

  test("finds descriptors that are not given back, and a log without end", () => {
    const fds = Array.from({ length: 30 }, (_, at) => ({ at, value: 30 + at }));
    expect(findings({ fds })).toMatch(/register holds \d+ file descriptors/u);
    expect(findings({ logLines: 50_000 })).toMatch(/register logged 50000 lines/u);
  });

  test("is not content with a house that stood idle", () => {
    expect(findings({ receipts: 0 })).toMatch(/not one receipt/u);
  });
});

describe("faults from a seed", () => {
  const plan = (seed: number) => planFaults({ seed, ms: hourMs, everyMs: 45_000, longestMs: 30_000, quietMs: 60_000 });

  test("are the same again, of every kind in the long run, and leave the end in peace", () => {
    expect(plan(5)).toEqual(plan(5));
    expect(plan(5)).not.toEqual(plan(6));
    expect(new Set([1, 2, 3, 4].flatMap((seed) => plan(seed).map(({ id }) => id))).size).toBe(faultIds.length);
    expect(plan(5).every(({ at, until }) => at < until && until <= hourMs - 60_000)).toBe(true);
  });
});

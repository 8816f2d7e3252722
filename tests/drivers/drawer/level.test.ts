import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BOUNCE_MS, type DrawerLevel, NO_LEVEL, settleLevel, settlesAt } from "#drivers/drawer/level.ts";

type Heard = readonly [atMs: number, high: boolean | undefined];

/** Levels as heard, each at its time, woken when it wants to be; every settled change with its time. */
function settle(heard: readonly Heard[], untilMs: number): (readonly [number, boolean | undefined])[] {
  let level: DrawerLevel = NO_LEVEL;
  let last: boolean | undefined;
  const changes: (readonly [number, boolean | undefined])[] = [];
  const step = (at: number): void => {
    const before = level.high;
    level = settleLevel(level, last, at, BOUNCE_MS);
    if (level.high !== before) changes.push([at, level.high]);
  };
  for (const [at, high] of [...heard, [untilMs, undefined] as const].slice(0, heard.length + 1)) {
    const wake = settlesAt(level, BOUNCE_MS);
    if (wake <= at) step(wake);
    if (at === untilMs) break;
    last = high;
    step(at);
  }
  return changes;
}

describe("the level of the drawer's switch", () => {
  test("counts at once when it is first said or lost, and after fifty milliseconds when it changes", () => {
    expect(
      settle(
        [
          [0, false],
          [100, true],
          [300, undefined],
        ],
        400,
      ),
    ).toEqual([
      [0, false],
      [150, true],
      [300, undefined],
    ]);
  });

  test("ignores a chatter under fifty milliseconds, however often", () => {
    const chatter = Array.from({ length: 40 }, (_, n): Heard => [100 + n * 45, n % 2 === 0]);
    expect(settle([[0, false], ...chatter], 4_000)).toEqual([[0, false]]);
  });

  test("follows a drawer that chatters first and then stays", () => {
    expect(
      settle(
        [
          [0, false],
          [100, true],
          [120, false],
          [140, true],
        ],
        1_000,
      ),
    ).toEqual([
      [0, false],
      [190, true],
    ]);
  });

  test("a process that stood still over a chatter reads what came meanwhile before it believes its clock", () => {
    const step = (level: DrawerLevel, high: boolean, at: number) => settleLevel(level, high, at, BOUNCE_MS);
    const stalled = step(step(step(NO_LEVEL, false, 0), true, 100), true, 900);
    expect(stalled.high).toBe(false);
    expect(step(stalled, false, 901)).toEqual({ high: false });
    expect(step(stalled, true, settlesAt(stalled, BOUNCE_MS))).toEqual({ high: true });
    expect(step(stalled, true, 2_000)).toEqual({ high: true });
  });

  test("over random switches, nothing shorter is ever said to have happened", () => {
    const gaps = fc.array(fc.tuple(fc.integer({ min: 1, max: 200 }), fc.boolean()), { maxLength: 40 });
    fc.assert(
      fc.property(gaps, (steps) => {
        let at = 0;
        const heard: Heard[] = [[0, false], ...steps.map(([gap, high]): Heard => [(at += gap), high])];
        for (const [changedAt, high] of settle(heard, at + 500).slice(1)) {
          const before = heard.findLast(([when]) => when < changedAt);
          expect(before?.[1]).toBe(high);
          expect(
            heard.some(([when, level]) => when > changedAt - BOUNCE_MS && when < changedAt && level !== high),
          ).toBe(false);
        }
      }),
    );
  });
});

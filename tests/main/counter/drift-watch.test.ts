import { expect, test } from "vitest";
import { openDriftWatch } from "#main/counter/drift-watch.ts";
import { judgeHealth } from "#main/counter/health.ts";
import { freshLive, lampsOf } from "#main/counter/live.ts";
import { emptyBook } from "#register/book.ts";
import type { Command } from "#register/command.ts";

const nowMs = Date.parse("2026-11-23T12:00:00.000+09:00");

function open() {
  const taken: Command[] = [];
  const live = freshLive(nowMs);
  let changes = 0;
  const heard = openDriftWatch({ live, take: (command) => taken.push(command), changed: () => (changes += 1) });
  return {
    live,
    drifts: () => taken.map((command) => ("driftMs" in command ? command.driftMs : null)),
    changes: () => changes,
    /** An answer that took `roundMs`, of a clock that is `behindMs` behind ours, cut to whole seconds. */
    hear: (behindMs: number, roundMs = 40) => {
      const theirs = nowMs + roundMs / 2 - behindMs;
      heard({ theirMs: Math.floor(theirs / 1000) * 1000, sentMs: nowMs, heardMs: nowMs + roundMs });
    },
  };
}

test("A clock that is right says nothing, and one off by more than a minute is journalled once", () => {
  const { hear, drifts, live } = open();
  hear(200);
  expect(Math.abs(live.driftMs ?? 9999)).toBeLessThan(1000);
  expect(drifts()).toEqual([]);
  hear(125_000);
  hear(126_000);
  hear(130_000);
  expect(drifts()).toHaveLength(1);
  expect(Math.abs((drifts()[0] ?? 0) - 125_000)).toBeLessThan(1000);
});

test("It is journalled again when it has changed by as much, being right again above all", () => {
  const { hear, drifts } = open();
  hear(-90_000);
  hear(-200_000);
  hear(0);
  expect(drifts().map((ms) => Math.round((ms ?? 0) / 10_000) + 0)).toEqual([-9, -20, 0]);
});

test("An answer that took long says nothing of the time", () => {
  const { hear, drifts, live } = open();
  hear(125_000, 6000);
  expect([drifts(), live.driftMs]).toEqual([[], null]);
});

test("The screen is told of a clock that is off, and of a day nobody closed", () => {
  const live = freshLive(nowMs);
  const of = (day: string | null, driftMs: number | null) =>
    judgeHealth({
      book: { ...emptyBook, day },
      lamps: lampsOf(live, false),
      guard: null,
      jobsUnknown: 0,
      nowMs,
      freeMb: null,
      today: "2026-11-23",
      driftMs,
    }).filter(({ about }) => about === "day" || about === "clock");
  expect(of("2026-11-23", 59_000)).toEqual([]);
  expect(of(null, null)).toEqual([]);
  expect(of("2026-11-22", -125_000)).toEqual([
    { code: "DAY_OVERDUE", level: "warn", about: "day" },
    { code: "CLOCK_DRIFT", level: "warn", about: "clock", count: 125 },
  ]);
});

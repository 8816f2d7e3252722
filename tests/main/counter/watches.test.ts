import { describe, expect, test } from "vitest";
import { openClockWatch } from "#main/counter/clock-watch.ts";
import { openRestoredWatch } from "#main/counter/restored-watch.ts";
import { openCursors } from "./cursors.ts";

const hour = 3_600_000;
const now = Date.parse("2026-11-22T10:00:00+09:00");

describe("a clock put back before the open day", () => {
  const day = "2026-11-23";
  test("holds up money until the date is confirmed, and then no more that day", () => {
    const watch = openClockWatch(openCursors(now + 24 * hour));
    expect(watch.isHeld({ nowMs: now, today: "2026-11-22", day })).toBe(true);
    watch.confirm(now);
    expect(watch.isHeld({ nowMs: now + 1000, today: "2026-11-22", day })).toBe(false);
    expect(watch.isHeld({ nowMs: now + 20 * hour, today: "2026-11-23", day })).toBe(false);
  });

  test("is asked about again when it is put back once more, or a day later", () => {
    const back = openClockWatch(openCursors(now + 72 * hour));
    back.confirm(now);
    expect(back.isHeld({ nowMs: now - hour, today: "2026-11-22", day })).toBe(true);
    const later = openClockWatch(openCursors(now + 72 * hour));
    later.confirm(now);
    expect(later.isHeld({ nowMs: now + 25 * hour, today: "2026-11-23", day: "2026-11-25" })).toBe(true);
  });

  test("stays held over a restart", () => {
    const journal = openCursors(now + 24 * hour);
    openClockWatch(journal).isHeld({ nowMs: now, today: "2026-11-22", day });
    expect(openClockWatch(journal).isHeld({ nowMs: now + 30 * hour, today: "2026-11-23", day })).toBe(true);
  });
});

test("a database once found restored stays so over a restart, until headquarters holds its chain and no more", () => {
  const journal = openCursors();
  expect(openRestoredWatch(journal).isSet()).toBe(false);
  openRestoredWatch(journal).note(12, "ab".repeat(32));
  expect(openRestoredWatch(journal).isSet()).toBe(true);
  openRestoredWatch(journal).clear();
  expect(openRestoredWatch(journal).isSet()).toBe(false);
});

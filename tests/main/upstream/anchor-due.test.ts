import { expect, test } from "vitest";
import { anchorDue } from "#upstream/anchor-due.ts";

test.each([
  {
    name: "nothing but anchors was acknowledged",
    i: { facts: false, z: false, nowMs: 1e6, lastAnchorMs: 0 },
    due: null,
  },
  {
    name: "a fact, a minute after the last anchor",
    i: { facts: true, z: false, nowMs: 60_000, lastAnchorMs: 0 },
    due: 0,
  },
  { name: "a fact, a second too early", i: { facts: true, z: false, nowMs: 59_000, lastAnchorMs: 0 }, due: 1000 },
  { name: "a Z, however early", i: { facts: true, z: true, nowMs: 1, lastAnchorMs: 0 }, due: 0 },
  {
    name: "the first of this run",
    i: { facts: true, z: false, nowMs: 5, lastAnchorMs: Number.NEGATIVE_INFINITY },
    due: 0,
  },
])("an anchor is due in $due ms: $name", ({ i, due }) => {
  expect(anchorDue(i)).toBe(due);
});

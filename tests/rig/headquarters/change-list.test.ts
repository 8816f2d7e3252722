import { join } from "node:path";
import { expect, test } from "vitest";
import { makeTempDir } from "../temp-dir.ts";
import { openChangeList } from "./change-list.ts";

test("a page holds of each key the last change only, over a restart too", () => {
  using dir = makeTempDir();
  const open = () =>
    openChangeList({
      file: join(dir.path, "rows.jsonl"),
      seed: ["a", "b", "c", "d"],
      key: (row) => row.slice(0, 1),
      pageRows: 3,
    });
  const list = open();
  expect(list.since(0)).toEqual({ version: 3, more: true, latest: 4, changed: ["a", "b", "c"], removed: [] });
  list.put("b", "b2");
  list.put("a", null);
  for (const one of [list, open()]) {
    expect(one.since(0)).toEqual({ version: 5, more: true, latest: 6, changed: ["c", "d", "b2"], removed: [] });
    expect(one.since(5)).toEqual({ version: 6, more: false, latest: 6, changed: [], removed: ["a"] });
    expect(one.since(6)).toEqual({ version: 6, more: false, latest: 6, changed: [], removed: [] });
  }
});

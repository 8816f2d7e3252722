import { expect, test } from "vitest";
import { openDatabase } from "#db/open-database.ts";
import { openFile } from "#db/open-file.ts";
import type { Journal } from "#db/journal.ts";
import { commit, makeFolder, open, provision } from "./register-at-work.ts";

const basket = (n: number, lines = 60) => ({
  n,
  lines: Array.from({ length: lines }, (_, at) => ({ code: `${at}`, name: "線形代数学入門 第2版", amount: 2750 })),
});
/** Frames of the log one commit wrote: what has to be synced before anything is seen. */
function framesOf(journal: Journal, dir: string, work: () => void): number {
  journal.checkpoint();
  const count = (): number => {
    const db = openDatabase(`${dir}/journal.db`, { readonly: true });
    const [row] = db.pragma("wal_checkpoint(NOOP)") as { log: number }[];
    db.close();
    return row?.log ?? 0;
  };
  const before = count();
  work();
  return count() - before;
}

test("baskets put aside stand beside the open one after a restart, and go one by one", () => {
  using folder = makeFolder();
  provision(folder.dir);
  const [one, two] = [basket(1), basket(2)];
  {
    using journal = open(folder.dir);
    expect(journal.held()).toEqual([]);
    commit(journal, [], { draft: { lines: [] }, held: { now: [one], before: [] } });
    commit(journal, [], { draft: { lines: [] }, held: { now: [one, two], before: [one] } });
  }
  using journal = open(folder.dir);
  expect(journal.held()).toEqual([one, two]);
  commit(journal, [], { draft: { lines: [1] }, held: { now: [two], before: [one, two] } });
  expect([journal.held(), journal.draft()]).toEqual([[two], { lines: [1] }]);
  commit(journal, [], { draft: { lines: [2] } });
  expect(journal.held()).toEqual([two]);
  // The number of one that is gone is given again.
  commit(journal, [], { draft: {}, held: { now: [basket(2, 1)], before: [two] } });
  expect(journal.held()).toEqual([basket(2, 1)]);
});

test("a commit that fails leaves them as they were", () => {
  using folder = makeFolder();
  provision(folder.dir);
  using journal = open(folder.dir);
  const broken = { kind: "cash-in", data: { amount: 0.5, reason: "釣銭" } } as const;
  expect(() => commit(journal, [broken], { held: { now: [basket(1)], before: [] } })).toThrow(TypeError);
  expect(journal.held()).toEqual([]);
});

test("ten full baskets put aside add nothing to what a scan writes", () => {
  using folder = makeFolder();
  provision(folder.dir);
  using journal = open(folder.dir);
  const scan = (): void => void commit(journal, [], { draft: { lines: [{ code: "100" }] } });
  scan();
  const bare = framesOf(journal, folder.dir, scan);
  const held = Array.from({ length: 10 }, (_, n) => basket(n + 1));
  commit(journal, [], { draft: {}, held: { now: held, before: [] } });
  scan();
  expect(framesOf(journal, folder.dir, scan)).toBe(bare);
  // Control: kept in the draft they would.
  const heavy = framesOf(journal, folder.dir, () => void commit(journal, [], { draft: { lines: [], held } }));
  expect(heavy).toBeGreaterThan(bare + 10);
});

test("the file of an older epoch, which has no such table, is still looked at", () => {
  using folder = makeFolder();
  provision(folder.dir);
  {
    using journal = open(folder.dir);
    commit(journal, []);
    journal.checkpoint();
  }
  const db = openDatabase(`${folder.dir}/journal.db`);
  db.exec("DROP TABLE held; PRAGMA user_version = 2");
  db.close();
  const store = openFile(folder.dir, { readonly: true });
  expect(store.entries.lastRow()?.seq).toBe(1);
  store.db.close();
});

import { expect, test } from "vitest";
import { type Finder, openFinder } from "#main/counter/open-finder.ts";
import type { JournalQuery } from "#main/counter/journal-wanted.ts";
import type { JournalPage, JournalRow } from "#ipc/journal.ts";
import { makeFolder, open, provision, workOneDay } from "#tests/db/register-at-work.ts";
import { settings } from "#tests/db/sample-facts.ts";

const worker = new URL("../../../main/counter/journal-worker.ts", import.meta.url);

/** Everything that is found, page after page, as the screen asks on. */
async function findAll(finder: Finder, query: JournalQuery): Promise<readonly JournalRow[]> {
  const rows: JournalRow[] = [];
  for (let before: JournalPage["next"] | undefined; before !== null;) {
    const page = await finder.rows({ ...query, ...(before === undefined ? {} : { before }) });
    rows.push(...page.rows);
    before = page.next;
  }
  return rows;
}

test("what stands in journals set aside is found after the newest, by any two things together, with its paper as it was printed", async () => {
  using folder = makeFolder();
  for (const _ of [1, 2, 3]) {
    provision(folder.dir);
    using journal = open(folder.dir);
    workOneDay(journal);
  }
  using finder = openFinder(worker, { dir: folder.dir, mode: "test" });
  const sales = await findAll(finder, { kind: "journal", what: "sale" });
  expect(sales.map(({ epoch, receipt }) => [epoch, receipt])).toEqual([
    [3, "R01-3-2"],
    [3, "R01-3-1"],
    [2, "R01-2-2"],
    [2, "R01-2-1"],
    [1, "R01-1-2"],
    [1, "R01-1-1"],
  ]);
  const wanted = await findAll(finder, { kind: "journal", what: "sale", member: "m-1", least: 1_930, most: 1_930 });
  expect(wanted.map(({ receipt }) => receipt)).toEqual(["R01-3-1", "R01-2-1", "R01-1-1"]);
  expect(await findAll(finder, { kind: "journal", receipt: "R01-1-2", what: "sale" })).toMatchObject([
    { epoch: 1, amount: 150 },
  ]);

  const [oldest] = wanted.slice(-1);
  const paper = await finder.paper({ epoch: 1, seq: oldest?.seq ?? 0, settings, balance: null });
  const text = paper?.replaceAll(/<[^>]*>/gu, "") ?? "";
  for (const word of ["R01-1-1", "岩波講座", "1,930"]) expect(text).toContain(word);
  // A journal that is not there has none.
  expect(await finder.paper({ epoch: 9, seq: 1, settings, balance: null })).toBeNull();
});

import { expect, test } from "vitest";
import { manifestOf } from "#db/manifest-of.ts";
import { openFile } from "#db/open-file.ts";
import { rowsOf } from "#db/export.ts";
import { verifyJournal } from "#db/verify/verify-journal.ts";
import type { Fact, ZReportData } from "#register/entry.ts";
import { sumDay } from "#register/z.ts";
import { type Exported, commit, makeFolder, open, provision } from "./register-at-work.ts";
import { settings } from "./sample-facts.ts";
import { brief, verifyInPython } from "./verify-in-python.ts";

const noSale = (reason: string): Fact[] => [
  { kind: "no-sale", data: { reason } },
  { kind: "drawer-kick", data: { for: "no-sale" } },
];

/** A day at the drawer, and its Z as the register says it. */
function closeDay(dir: string, say: (z: ZReportData) => ZReportData): Exported {
  provision(dir);
  {
    using journal = open(dir);
    commit(journal, [{ kind: "config", data: settings }]);
    commit(journal, [{ kind: "sign-on", data: { op: "7", name: "山田", role: "supervisor" } }]);
    commit(journal, [{ kind: "day-open", data: { day: "2026-11-24", shift: 1, float: 30_000 } }]);
    for (const reason of ["両替", "つり銭の補充", "両替"]) commit(journal, noSale(reason));
    commit(journal, [{ kind: "drawer-opened", data: { by: "key", after: 6 } }]);
    commit(journal, [{ kind: "drawer-opened", data: { by: "unseen" } }]);
    const since = "2026-11-24T11:30:00.000+09:00";
    commit(journal, [{ kind: "drawer-left-open", data: { by: "unseen", since, open_ms: 90_000 } }]);
    const { seq: last, hash } = journal.head();
    const { dayOpenSeq: first } = journal.book();
    const entries = Array.from({ length: last - first + 1 }, (_, nth) => journal.entry(first + nth)?.entry);
    const sums = sumDay(entries.filter((entry) => entry !== undefined));
    commit(journal, [
      { kind: "z-report", data: say({ ...sums, z: 1, first, last, head: hash.toString("hex"), pending: [] }) },
    ]);
  }
  const store = openFile(dir, { readonly: true });
  const manifest = manifestOf(store.identity);
  const rows = [...rowsOf(store)];
  store.db.close();
  return { rows, manifest, trust: { key: manifest.genesis.key, headquarters: [] } };
}

async function judge(say: (z: ZReportData) => ZReportData): Promise<readonly ReadonlySet<string>[]> {
  using folder = makeFolder();
  const day = closeDay(folder.dir, say);
  return [brief(await verifyJournal(day.rows, day)), await verifyInPython(day)].map(
    (found) => new Set([...found].filter((one) => !one.endsWith("unanchored"))),
  );
}

test("What a Z says of its drawer is summed alike by the register and by both verifiers", async () => {
  expect(await judge((z) => z)).toEqual([new Set(), new Set()]);
});

test("An opening, an alarm or a reason that a Z leaves out is found", async () => {
  for (const lie of [{ opened: 1 }, { left_open: 0 }, { no_sale_by: [{ reason: "両替", count: 3 }] }]) {
    const differs = new Set(["14 z-differs"]);
    expect(await judge((z) => ({ ...z, ...lie }))).toEqual([differs, differs]);
  }
});

test("The Z of a register that did not count these yet is no liar", async () => {
  const later = new Set(["opened", "left_open", "no_sale_by"]);
  const old = (z: ZReportData): ZReportData =>
    Object.fromEntries(Object.entries(z).filter(([name]) => !later.has(name))) as ZReportData;
  expect(await judge(old)).toEqual([new Set(), new Set()]);
});

import { expect, test } from "vitest";
import { readManifestOf, rowsOf } from "#db/export.ts";
import { openFile } from "#db/open-file.ts";
import { verifyJournal } from "#db/verify/verify-journal.ts";
import type { ReceiptCopyData } from "#register/entry.ts";
import { makeTempDir } from "#rig/temp-dir.ts";
import { openTestJournal } from "./open-test-journal.ts";
import { cashSale, settings } from "./sample-facts.ts";
import { brief, verifyInPython } from "./verify-in-python.ts";

const invoice = {
  receipt: "R1-1-1",
  seq: 4,
  copy: 0,
  as: "invoice",
  to: "上様",
  proviso: "お品代として",
  total: 150,
  taxes: [{ rate: 8, total: 150, tax: 11 }],
  tenders: [{ kind: "cash", amount: 150 }],
  stamp: "below",
  plain: "out",
} as const satisfies ReceiptCopyData;

/** What both verifiers say of a 領収書 with these data: the 5th entry. */
async function findings(data: ReceiptCopyData): Promise<readonly [string[], string[]]> {
  using dir = makeTempDir();
  {
    using journal = openTestJournal(dir.path);
    journal.write("2026-11-21", 8, [
      { kind: "config", data: settings },
      { kind: "day-open", data: { day: "2026-11-21", shift: 1, float: 0 } },
      { kind: "sale", data: cashSale("R1-1-1") },
    ]);
    journal.write("2026-11-21", 9, [{ kind: "receipt-copy", data }]);
  }
  const store = openFile(dir.path, { readonly: true });
  const [rows, manifest] = [[...rowsOf(store)], readManifestOf(store)];
  store.db.close();
  const trust = { key: manifest.genesis.key, headquarters: [manifest.genesis.key] };
  const ours = brief(await verifyJournal(rows, { manifest, trust }));
  const theirs = await verifyInPython({ rows, manifest, trust });
  const said = (all: ReadonlySet<string>): string[] => [...all].filter((one) => !one.includes("unanchored")).toSorted();
  return [said(ours), said(theirs)];
}

test("a sound 領収書 is passed by both verifiers, and one that says its sum another way is found by both", async () => {
  expect(await findings(invoice)).toEqual([[], []]);
  const cases = [
    [{ ...invoice, total: 151 }, ["5 tenders", "5 total"]],
    [{ ...invoice, taxes: [{ rate: 8, total: 150, tax: 12 }] }, ["5 tax"]],
    [{ ...invoice, tenders: [{ kind: "cash", amount: 149 }] }, ["5 tenders"]],
  ] as const;
  for (const [data, found] of cases) expect(await findings(data)).toEqual([found, found]);
});

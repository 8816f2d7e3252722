import { expect, test } from "vitest";
import { tillView } from "#main/counter/view-till.ts";
import { composeXSlip } from "#main/counter/x-slip.ts";
import { emptyBook } from "#register/book.ts";
import type { EntryOf, Fact } from "#register/entry.ts";
import type { Settings } from "#register/settings.ts";
import { withoutDrawer } from "#register/x-totals.ts";
import { sumDay } from "#register/z.ts";
import { settings } from "#tests/register/decide/paper-register.ts";
import { entriesOf, saleOf } from "#tests/register/entries.ts";
import { lineOf } from "#tests/register/arbitrary.ts";

const seeing: Settings = { ...settings, till: { blind: false } };
const sale: Fact = { kind: "sale", data: saleOf(1, [lineOf({ unit: 420 })], [{ kind: "cash", amount: 420 }]) };
const open: Fact = { kind: "day-open", data: { day: "2026-11-22", shift: 1, float: 30_000 } };
const counted: Fact = { kind: "cash-count", data: { counted: 30_400, expected: 30_420, n: 2, for: "x" } };

/** The X of a day with one sale in cash, as text. */
function slip(of: Settings, isCounted: boolean): string {
  const day = entriesOf([open, sale]);
  const totals = withoutDrawer(sumDay(day));
  const asked = { drawer: isCounted, pokepay: true, headquarters: true };
  const x: Fact = { kind: "x-report", data: { from: 1, upTo: 2, asked, drawer: 30_420, differences: [], totals } };
  const [count, entry] = entriesOf([counted, x]) as [EntryOf<"cash-count">, EntryOf<"x-report">];
  const context = { settings: of, mode: "live", hash: Buffer.alloc(32), copy: 0 } as const;
  return JSON.stringify(composeXSlip(entry, context, isCounted ? count : null));
}

test("An X before the count prints neither what the drawer ought to hold nor what was paid in cash", () => {
  for (const said of ["30,420", "現金在高(計算)", '"left":"現金"', "チャージ"])
    expect(slip(settings, false)).not.toContain(said);
  expect(slip(settings, false)).toContain("数えるまで記しません");
});

test("After the count it prints both, and how often was counted", () => {
  for (const said of ["30,420", "30,400", "不足", "2回目", '"left":"現金"'])
    expect(slip(settings, true)).toContain(said);
});

test("Where the settings ask for no blind count, it is printed and shown: so the words above would be found", () => {
  for (const said of ["30,420", "現金在高", '"left":"現金"', "チャージ"]) expect(slip(seeing, false)).toContain(said);
  const book = { ...emptyBook, day: "2026-11-22", drawer: 30_420 };
  expect(tillView({ book, settings: seeing }).expected).toBe(30_420);
  expect(JSON.stringify(tillView({ book, settings }))).not.toContain("30420");
});

import { expect, test } from "vitest";
import { rowsOf } from "#db/export.ts";
import { manifestOf } from "#db/manifest-of.ts";
import { openFile } from "#db/open-file.ts";
import { verifyJournal } from "#db/verify/verify-journal.ts";
import type { Fact, XReportData, ZReportData } from "#register/entry.ts";
import { withoutDrawer } from "#register/x-totals.ts";
import { sumDay } from "#register/z.ts";
import { type Exported, commit, makeFolder, open, provision } from "./register-at-work.ts";
import { cashSale, settings } from "./sample-facts.ts";
import { brief, verifyInPython } from "./verify-in-python.ts";

/** What the register says of its till, as it may be bent. */
type Says = {
  readonly fact?: (fact: Fact) => Fact;
  readonly x?: (x: XReportData) => XReportData;
  readonly z?: (z: ZReportData) => ZReportData;
};
const pieces = [
  { yen: 10_000, count: 3 },
  { yen: 100, count: 1 },
  { yen: 50, count: 1 },
] as const;
const none = { asked: { drawer: true, pokepay: false, headquarters: false }, differences: [] };
/** Of the cash sale of the samples: what it brings into the drawer. */
const took = cashSale("").tenders.reduce((sum, { kind, amount }) => (kind === "cash" ? sum + amount : sum), 0);

/** A day with two shifts, cash to and from the safe, a count, an X and a Z. */
function work(dir: string, { fact = (one) => one, x = (one) => one, z = (one) => one }: Says): Exported {
  provision(dir);
  {
    using journal = open(dir);
    const put = (...facts: Fact[]) => commit(journal, facts.map(fact));
    const receipt = (): string => `R01-1-${journal.book().receipt + 1}`;
    const sumsFrom = (from: number) => {
      const { seq: last } = journal.head();
      const entries = Array.from({ length: last - from + 1 }, (_, nth) => journal.entry(from + nth)?.entry);
      return sumDay(entries.filter((entry) => entry !== undefined));
    };
    put({ kind: "config", data: settings });
    put({ kind: "sign-on", data: { op: "7", name: "山田", role: "cashier" } });
    put({ kind: "day-open", data: { day: "2026-11-24", shift: 1, float: 30_150, counts: pieces } });
    const from = journal.book().dayOpenSeq;
    put({ kind: "sale", data: { ...cashSale(receipt()), guests: 3 } });
    put(
      { kind: "cash-out", data: { amount: 10_000, reason: "回収", as: "pickup" } },
      { kind: "drawer-kick", data: { for: "cash-out" } },
    );
    put({ kind: "cash-in", data: { amount: 5000, reason: "補充", as: "loan", counts: [{ yen: 500, count: 10 }] } });
    put({ kind: "cash-in", data: { amount: 700, reason: "立替金の戻り" } });
    put({ kind: "cash-out", data: { amount: 300, reason: "小口", by: "9" } });
    put({
      kind: "deposit-return",
      data: { items: [{ id: "cup", name: "カップ", unit: 20, count: 1, amount: 20 }], amount: 20 },
    });
    put({ kind: "price-override", data: { code: "1", name: "パン", was: 100, now: 80, reason: "表示違い", by: "9" } });
    put({ kind: "receipt-copy", data: { receipt: "R01-1-1", seq: 5, copy: 0 } });
    const expected = 30_150 + took - 10_000 + 5000 + 700 - 300 - 20;
    put({ kind: "cash-count", data: { counted: expected - 5, expected, n: 1, for: "x" } });
    const upTo = journal.head().seq;
    put({
      kind: "x-report",
      data: x({ ...none, from, upTo, drawer: expected, count: upTo, totals: withoutDrawer(sumsFrom(from)) }),
    });
    put({ kind: "sign-off", data: { op: "7", hand_over: true } });
    put({ kind: "sign-on", data: { op: "8", name: "川田", role: "cashier", shift: 2 } });
    put({ kind: "sale", data: cashSale(receipt()) });
    const { seq: last, hash } = journal.head();
    put({
      kind: "z-report",
      data: z({ ...sumsFrom(from), z: 1, first: from, last, head: hash.toString("hex"), pending: [] }),
    });
  }
  const store = openFile(dir, { readonly: true });
  const manifest = manifestOf(store.identity);
  const rows = [...rowsOf(store)];
  store.db.close();
  return { rows, manifest, trust: { key: manifest.genesis.key, headquarters: [] } };
}

async function judge(says: Says): Promise<readonly ReadonlySet<string>[]> {
  using folder = makeFolder();
  const day = work(folder.dir, says);
  return [brief(await verifyJournal(day.rows, day)), await verifyInPython(day)].map(
    (found) => new Set([...found].filter((one) => !one.endsWith("unanchored")).map((one) => one.split(" ")[1] ?? "")),
  );
}
const both = (finding: string): readonly ReadonlySet<string>[] => [new Set([finding]), new Set([finding])];

test("A day of the till is summed alike by the register and by both verifiers", async () => {
  expect(await judge({})).toEqual([new Set(), new Set()]);
});

const lies: { readonly [name: string]: (z: ZReportData) => ZReportData } = {
  "an hour": (z) => ({ ...z, hours: [] }),
  customers: (z) => ({ ...z, customers: 2 }),
  "what an operator did": (z) => ({ ...z, by_operator: z.by_operator?.slice(1) ?? [] }),
  discounts: (z) => ({ ...z, discounts: { count: 1, total: 10 } }),
  overrides: (z) => ({ ...z, overrides: 0 }),
  "cash in": (z) => ({ ...z, cash_in: { count: 1, total: 701 } }),
  "cash out": (z) => ({ ...z, cash_out: { count: 0, total: 0 } }),
  loans: (z) => ({ ...z, loans: { count: 1, total: 4000 } }),
  pickups: (z) => ({ ...z, pickups: { count: 2, total: 10_000 } }),
  deposits: (z) => ({ ...z, deposits: { count: 0, total: 0 } }),
  invoices: (z) => ({ ...z, invoices: 1 }),
  "what refunds are made of": (z) => ({ ...z, refund_classes: [{ class: "shop", amount: 1 }] }),
  "how often was counted": (z) => ({ ...z, counts: 0 }),
  "what was counted": (z) => ({ ...z, count: { seq: 1, counted: 1, expected: 1 } }),
  "that it was counted": (z) => {
    const { count: _, ...rest } = z;
    return rest;
  },
};

test.each(Object.entries(lies))("A Z that lies about %s is found by both verifiers", async (_, z) => {
  expect(await judge({ z })).toEqual(both("z-differs"));
});

test("An X that leaves a sale of its stretch out is found by both", async () => {
  const x = (one: XReportData): XReportData => ({
    ...one,
    ...(one.totals ? { totals: { ...one.totals, sales: { count: 0, total: 0 } } } : {}),
  });
  expect(await judge({ x })).toEqual(both("z-differs"));
});

test("Pieces that do not come to their sum, and a count that expected what was not there, are found by both", async () => {
  const bend =
    (kind: Fact["kind"], more: object) =>
    (fact: Fact): Fact =>
      fact.kind === kind ? ({ ...fact, data: { ...fact.data, ...more } } as Fact) : fact;
  expect(await judge({ fact: bend("day-open", { counts: [{ yen: 10_000, count: 2 }] }) })).toEqual(both("total"));
  expect(await judge({ fact: bend("cash-count", { counts: [{ yen: 3, count: 1 }] }) })).toEqual(both("total"));
  // The register's own sums take the bent entry as it stands: only what it expected is wrong.
  expect(await judge({ fact: bend("cash-count", { expected: 1 }) })).toEqual(both("total"));
});

/** Of a Z since it speaks of hours. */
const more =
  /^(hours|customers|by_operator|discounts|overrides|cash_in|cash_out|loans|pickups|deposits|invoices|refund_.*|counts?)$/;
test("The Z of a register that did not speak of hours yet is no liar", async () => {
  const old = (z: ZReportData): ZReportData =>
    Object.fromEntries(Object.entries(z).filter(([name]) => !more.test(name))) as ZReportData;
  expect(await judge({ z: old })).toEqual([new Set(), new Set()]);
});

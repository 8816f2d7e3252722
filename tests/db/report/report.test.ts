import { execFile } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import type { Journal } from "#db/journal.ts";
import type { Fact, ZReportData } from "#register/entry.ts";
import { cashSale, emoneySale } from "../sample-facts.ts";
import { closeDay, commit, makeFolder, open, provision, workOneDay } from "../register-at-work.ts";
import { readCsv } from "./read-csv.ts";

async function report(...args: readonly string[]) {
  const cli = join(import.meta.dirname, "../../../db/cli/journal.ts");
  return promisify(execFile)(process.execPath, [cli, "report", ...args]).then(
    ({ stderr }) => ({ code: 0, stderr }),
    ({ code, stderr }: { code: number; stderr: string }) => ({ code, stderr }),
  );
}

const receiptOf = (journal: Journal): string =>
  `${journal.identity.reg}-${journal.identity.epoch}-${journal.book().receipt + 1}`;

/** What came back: one of the two rice balls of an e-money sale at ¥280, and a book in cash. */
function refundOf(receipt: string, of: string): Fact {
  const { lines, rebate } = emoneySale("");
  const [book] = lines;
  const ball = lines[3];
  if (!book || !ball) throw new Error("no such lines");
  return {
    kind: "refund",
    data: {
      receipt,
      of: { receipt: of, seq: 7 },
      lines: [
        { ...book, at: 0 },
        { ...ball, qty: 1, amount: 140, discount: 10, at: 3 },
      ],
      total: 1240,
      taxes: [
        { rate: 10, total: 1100, tax: 100 },
        { rate: 8, total: 140, tax: 10 },
      ],
      tenders: [
        {
          kind: "cash",
          amount: 1240,
          by: [
            { class: "books", amount: 1100 },
            { class: "shop", amount: 140 },
          ],
        },
      ],
      rebate: { ...rebate, total: 110, by: [] },
    },
  };
}

/** A second day on the same date, with a return, names a spreadsheet would run, and both ways of moving cash. */
function workAgain(journal: Journal): void {
  commit(journal, [{ kind: "sign-on", data: { op: "7", name: "山田", role: "cashier" } }]);
  commit(journal, [{ kind: "day-open", data: { day: "2026-11-24", shift: 2, float: 10_000 } }]);
  const sale = cashSale(receiptOf(journal));
  const [line] = sale.lines;
  if (!line) throw new Error("no line");
  commit(journal, [{ kind: "sale", data: { ...sale, lines: [{ ...line, name: '=HYPERLINK("x"),\n"' }] } }]);
  commit(journal, [refundOf(receiptOf(journal), "R01-1-1")]);
  commit(journal, [{ kind: "cash-in", data: { amount: 5000, reason: "両替" } }]);
  commit(journal, [{ kind: "cash-out", data: { amount: 300, reason: "切手" } }]);
  commit(journal, [{ kind: "no-sale", data: { reason: "両替" } }]);
  closeDay(journal);
}

function zOf(journal: Journal, z: number): ZReportData {
  for (let seq = journal.head().seq; seq > 0; seq -= 1) {
    const entry = journal.entry(seq)?.entry;
    if (entry?.kind === "z-report" && entry.data.z === z) return entry.data;
  }
  throw new Error(`no Z${z}`);
}

/** The sums of the Z, from line items alone. */
function sumLines(rows: readonly Record<string, string>[]) {
  const sum = (of: readonly Record<string, string>[], name: string): number =>
    of.reduce((so, row) => so + Number(row[name] === "" ? 0 : row[name]), 0);
  const sold = rows.filter((row) => row["種別"] === "売上");
  const back = rows.filter((row) => row["種別"] === "返品");
  const receipts = (of: readonly Record<string, string>[]): number => new Set(of.map((row) => row["記録番号"])).size;
  const by = (name: string): Record<string, number> => {
    const groups = Object.groupBy(
      sold.filter((row) => row["取消"] === "0"),
      (row) => row[name] ?? "",
    );
    return Object.fromEntries(Object.entries(groups).map(([key, of = []]) => [key, sum(of, "金額")]));
  };
  return {
    sales: { count: receipts(sold), total: sum(sold, "金額") },
    refunds: { count: receipts(back), total: back.length === 0 ? 0 : -sum(back, "金額") },
    classes: by("部門"),
    rates: by("税率"),
    tax: sum(sold, "内税10%") + sum(sold, "内税8%"),
    tenders: { ミール: sum(sold, "ミール"), 電子マネー: sum(sold, "電子マネー"), 現金: sum(sold, "現金") },
    rebate: sum(sold, "還元"),
    customers: sum(sold, "客数"),
    whole: sum(sold, "合計"),
  };
}

const fromZ = (z: ZReportData) => ({
  sales: z.sales,
  refunds: z.refunds,
  classes: Object.fromEntries(z.classes.map(({ class: id, amount }) => [id, amount])),
  rates: Object.fromEntries(z.taxes.map(({ rate, total }) => [String(rate), total])),
  tax: z.taxes.reduce((so, { tax }) => so + tax, 0),
  tenders: {
    ミール: 0,
    電子マネー: 0,
    現金: 0,
    ...Object.fromEntries(
      z.tenders.map(({ kind, amount }) => [{ meal: "ミール", emoney: "電子マネー", cash: "現金" }[kind], amount]),
    ),
  },
  rebate: z.rebate,
  customers: z.customers ?? z.sales.count,
  whole: z.sales.total,
});

type Item = {
  readonly VoidFlag?: boolean;
  readonly Sale?: {
    readonly ExtendedAmount: number;
    readonly MerchandiseHierarchy: string;
    readonly TaxPercent: number;
  };
  readonly Return?: { readonly ExtendedAmount: number };
  readonly Tax?: { readonly Amount: number };
  readonly Tender?: { readonly TenderType: string; readonly Amount: number };
};
type Logged = {
  readonly CancelledFlag: boolean;
  readonly TrainingFlag: boolean;
  readonly RetailTransaction?: {
    readonly LineItem: readonly Item[];
    readonly LoyaltyReward?: number;
    readonly CustomerCount?: number;
  };
  readonly TenderControlTransaction?: { readonly [kind: string]: { readonly Amount: number } };
};

function sumLog(transactions: readonly Logged[]) {
  const real = transactions.filter(({ CancelledFlag }) => !CancelledFlag);
  const items = real.map(({ RetailTransaction }) => RetailTransaction?.LineItem ?? []);
  const sales = items.filter((of) => of.some(({ Sale }) => Sale));
  const returns = items.filter((of) => of.some(({ Return }) => Return));
  const sold = sales.flat().flatMap(({ Sale, VoidFlag }) => (Sale && !VoidFlag ? [Sale] : []));
  const group = (key: (one: (typeof sold)[number]) => string) => {
    const sums: Record<string, number> = {};
    for (const one of sold) sums[key(one)] = (sums[key(one)] ?? 0) + one.ExtendedAmount;
    return sums;
  };
  const total = (of: readonly number[]): number => of.reduce((so, each) => so + each, 0);
  const paid = (type: string): number =>
    total(sales.flat().flatMap(({ Tender }) => (Tender?.TenderType === type ? [Tender.Amount] : [])));
  const retail = real.flatMap(({ RetailTransaction: one }) => (one?.LineItem.some(({ Sale }) => Sale) ? [one] : []));
  return {
    sales: { count: sales.length, total: total(sold.map(({ ExtendedAmount }) => ExtendedAmount)) },
    refunds: {
      count: returns.length,
      total: total(returns.flat().flatMap(({ Return }) => Return?.ExtendedAmount ?? [])),
    },
    classes: group(({ MerchandiseHierarchy }) => MerchandiseHierarchy),
    rates: group(({ TaxPercent }) => String(TaxPercent)),
    tax: total(sales.flat().flatMap(({ Tax }) => Tax?.Amount ?? [])),
    tenders: { ミール: paid("MealPlan"), 電子マネー: paid("StoredValue"), 現金: paid("Cash") },
    rebate: total(retail.map(({ LoyaltyReward = 0 }) => LoyaltyReward)),
    customers: total(retail.map(({ CustomerCount = 0 }) => CustomerCount)),
    whole: total(sales.flat().flatMap(({ Tender }) => Tender?.Amount ?? [])),
  };
}

describe("journal report", () => {
  test("says in line items and in a POSLog what each Z says, and in rows of figures what it says in full", async () => {
    using folder = makeFolder();
    provision(folder.dir);
    using journal = open(folder.dir);
    workOneDay(journal);
    workAgain(journal);
    const at = (name: string): string => join(folder.dir, "reports", name);
    for (const z of [1, 2]) {
      const [csv, json] = [at(`z${z}.csv`), at(`z${z}.json`)];
      const asked = ["--data", folder.dir, "--z", String(z)];
      expect(await report(...asked, "--format", "csv", "--out", csv)).toMatchObject({ code: 0 });
      expect(await report(...asked, "--format", "poslog", "--out", json)).toMatchObject({ code: 0 });
      const sums = fromZ(zOf(journal, z));
      expect(sums.sales.count).toBeGreaterThan(0);
      expect(sumLines(readCsv(readFileSync(csv, "utf8")))).toEqual(sums);
      const log = JSON.parse(readFileSync(json, "utf8")) as { POSLog: { Transaction: Logged[] } };
      expect(sumLog(log.POSLog.Transaction)).toEqual(sums);
      expect(log.POSLog.Transaction.every(({ TrainingFlag }) => TrainingFlag)).toBe(true);
      const figures = readCsv(readFileSync(at(`z${z}-z.csv`), "utf8"));
      const drawer = figures.find((row) => row["項目"] === "現金在高(計算)");
      expect(drawer).toMatchObject({ Z番号: String(z), 営業日: "2026-11-24", 金額: String(zOf(journal, z).drawer) });
    }
    const log = JSON.parse(readFileSync(at("z2.json"), "utf8")) as { POSLog: { Transaction: Logged[] } };
    const moves = log.POSLog.Transaction.flatMap(({ TenderControlTransaction: one }) => (one ? [one] : []));
    expect(moves).toMatchObject([
      { Loan: { Amount: 10_000 } },
      { PaidIn: { Amount: 5000 } },
      { PaidOut: { Amount: 300 } },
      { TillSettle: {} },
    ]);
  });

  test("takes a date for all its days, says where there is none, and runs no formula that a name was made to be", async () => {
    using folder = makeFolder();
    provision(folder.dir);
    using journal = open(folder.dir);
    workOneDay(journal);
    workAgain(journal);
    mkdirSync(join(folder.dir, "out"));
    const out = join(folder.dir, "out", "day.csv");
    expect(await report("--data", folder.dir, "--day", "2026-11-24", "--out", out)).toMatchObject({ code: 0 });
    const rows = readCsv(readFileSync(out, "utf8"));
    const both = [1, 2].map((z) => zOf(journal, z).sales.total);
    expect(sumLines(rows).sales.total).toBe(both.reduce((so, one) => so + one, 0));
    expect(rows.filter((row) => row["種別"] === "取引中止")).toMatchObject([{ 金額: "0", 取消: "1" }]);
    expect(rows.map((row) => row["商品名"])).toContain('\'=HYPERLINK("x"),\n"');
    expect(await report("--data", folder.dir, "--day", "2026-11-25", "--out", out)).toMatchObject({ code: 1 });
    expect(await report("--data", folder.dir, "--z", "9", "--out", out)).toMatchObject({ code: 1 });
    expect(await report("--data", folder.dir, "--out", out)).toMatchObject({ code: 2 });
  });

  test("A file that lost a line, or counts a voided one, is found out by these sums", async () => {
    using folder = makeFolder();
    provision(folder.dir);
    using journal = open(folder.dir);
    workOneDay(journal);
    const out = join(folder.dir, "day.csv");
    await report("--data", folder.dir, "--z", "1", "--out", out);
    const rows = readCsv(readFileSync(out, "utf8"));
    expect(sumLines(rows.slice(1))).not.toEqual(fromZ(zOf(journal, 1)));
    const counted = rows.map((row) => (row["取消"] === "1" ? { ...row, 取消: "0", 金額: "120" } : row));
    expect(sumLines(counted)).not.toEqual(fromZ(zOf(journal, 1)));
  });
});

import { readFileSync } from "node:fs";

import { actsOf } from "./recount-acts.ts";
import { type Bag, type Row, bag, list, word, yen } from "./row.ts";

/** The entries of an export (JSON Lines of `{body}`), from the last day-open to the entry before the last Z; and that Z. */
export function readDay(file: string) {
  const lines = readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => bag(JSON.parse(line)));
  const rows = lines.map((line) => JSON.parse(word(line["body"])) as Row);
  const end = rows.findLastIndex(({ kind }) => kind === "z-report");
  const begin = rows.slice(0, end).findLastIndex(({ kind }) => kind === "day-open");
  const z = bag(rows[end]?.["data"]);
  /** Which Z it is, from which entry to which, and the hash of the last. */
  const frame = [
    rows.slice(0, end).filter(({ kind }) => kind === "z-report").length + 1,
    rows[begin]?.seq,
    rows[end - 1]?.seq,
    lines[end - 1]?.["hash"],
  ];
  return { day: rows.slice(begin, end), z, frame };
}

function tally(pairs: Iterable<readonly [string, number]>): Record<string, { count: number; total: number }> {
  const sums: Record<string, { count: number; total: number }> = {};
  for (const [name, amount] of pairs) {
    const so = (sums[name] ??= { count: 0, total: 0 });
    so.count += 1;
    so.total += amount;
  }
  return sums;
}

/** What stands on a bill: its classes, tax rows and tenders added up over many bills, as plain dictionaries. */
function billSums(bills: readonly Bag[]) {
  const classes: Record<string, number> = {};
  const taxes: Record<string, readonly [number, number]> = {};
  const tenders = tally(
    bills.flatMap((bill) => list(bill["tenders"]).map((row) => [word(row["kind"]), yen(row["amount"])] as const)),
  );
  for (const bill of bills) {
    for (const line of list(bill["lines"]))
      if (line["void"] !== true)
        classes[word(line["class"])] = (classes[word(line["class"])] ?? 0) + yen(line["amount"]);
    for (const row of list(bill["taxes"])) {
      const [total, tax] = taxes[String(row["rate"])] ?? [0, 0];
      taxes[String(row["rate"])] = [total + yen(row["total"]), tax + yen(row["tax"])];
    }
  }
  return { classes, taxes, tenders };
}

/** A Z's own lists in the same plain dictionaries, so that no order decides anything. */
function listsOf(z: Bag, names: readonly [string, string, string]) {
  const [classes, taxes, tenders] = names.map((name) => list(z[name]));
  return {
    classes: Object.fromEntries((classes ?? []).map((row) => [word(row["class"]), yen(row["amount"])])),
    taxes: Object.fromEntries((taxes ?? []).map((row) => [String(row["rate"]), [yen(row["total"]), yen(row["tax"])]])),
    tenders: Object.fromEntries(
      (tenders ?? []).map((row) => [word(row["kind"]), { count: yen(row["count"]), total: yen(row["amount"]) }]),
    ),
  };
}

const cashOf = (bill: Bag): number =>
  list(bill["tenders"]).reduce((sum, row) => (row["kind"] === "cash" ? sum + yen(row["amount"]) : sum), 0);

function drawerOf(day: readonly Row[]): number {
  let yenInDrawer = 0;
  for (const row of day) {
    const data = bag(row["data"]);
    if (row.kind === "day-open") yenInDrawer += yen(data["float"]);
    if (row.kind === "sale") yenInDrawer += cashOf(data);
    if (row.kind === "refund") yenInDrawer -= cashOf(data);
    if (row.kind === "charge-intent" && data["rebate_of"] === undefined) yenInDrawer += yen(data["amount"]);
    if (row.kind === "cash-in") yenInDrawer += yen(data["amount"]);
    if (row.kind === "cash-out" || row.kind === "charge-cash-returned" || row.kind === "deposit-return")
      yenInDrawer -= yen(data["amount"]);
  }
  return yenInDrawer;
}

function countBy(words: readonly string[]): Record<string, number> {
  return Object.fromEntries(Object.entries(tally(words.map((one) => [one, 0]))).map(([name, so]) => [name, so.count]));
}

const byOperator = (z: Bag): Bag =>
  Object.fromEntries(list(z["by_operator"]).map(({ op, ...acts }) => [word(op), acts]));

/** Headings of a Z that no journal adds up to: what is carried over. */
const carried = ["pending"] as const;
/** Where the rest of a Z's keys are counted, by the name of the heading. */
const together: Readonly<Record<string, readonly string[]>> = {
  "what was sold": ["classes", "taxes", "tenders"],
  "what came back": ["refund_classes", "refund_taxes", "refund_tenders"],
  why: ["no_sale_by"],
  "what each did": ["by_operator"],
  "the last count": ["count"],
  "from where to where": ["z", "first", "last", "head"],
};

/** Keys of the Z that `headings` does not speak of. */
function untold(z: Bag, headings: readonly Heading[]): readonly string[] {
  const told = new Set<string>([...carried, ...headings.flatMap(({ name }) => together[name] ?? [name])]);
  return Object.keys(z).filter((key) => !told.has(key));
}

/** One heading of the Z, counted by hand: what it says beside what the journal adds up to. */
export type Heading = { readonly name: string; readonly said: unknown; readonly counted: unknown };

/**
 * Adds a day up again from an export, with nothing of the register's own code and without SQL: every heading of its Z beside what the entries
 * say. An auditor in a hurry would write this.
 */
export function recount(file: string): readonly Heading[] {
  const { day, z, frame } = readDay(file);
  const dataOf = (kind: string): readonly Bag[] =>
    day.filter((row) => row.kind === kind).map((row) => bag(row["data"]));
  const count = (kind: string): number => dataOf(kind).length;
  const sumOf = (rows: readonly Bag[], key: string) => ({
    count: rows.length,
    total: rows.reduce((sum, row) => sum + yen(row[key]), 0),
  });
  const sales = dataOf("sale");
  const refunds = dataOf("refund");
  const cancelled = dataOf("sale-cancelled");
  const lines = (bills: readonly Bag[]): readonly Bag[] => bills.flatMap((bill) => list(bill["lines"]));
  const isPlain = (data: Bag): boolean => data["as"] === undefined;
  const hours = tally(
    day
      .filter(({ kind }) => kind === "sale")
      .map((row) => [String(Number(word(row["at"]).slice(11, 13))), yen(bag(row["data"])["total"])]),
  );
  const operators = tally(
    day.filter(({ kind }) => kind === "sale").map((row) => [row.op ?? "", yen(bag(row["data"])["total"])]),
  );
  const byName = (rows: readonly Bag[], key: string) =>
    Object.fromEntries(rows.map((row) => [String(row[key]), { count: yen(row["count"]), total: yen(row["total"]) }]));
  const lastCount = day.findLast(({ kind }) => kind === "cash-count");
  const last = lastCount && bag(lastCount["data"]);
  const counted = bag(z["count"]);
  const heading = (name: string, counted: unknown, said: unknown = z[name]): Heading => ({ name, said, counted });
  const headings = [
    heading("sales", sumOf(sales, "total")),
    heading("refunds", sumOf(refunds, "total")),
    heading("what was sold", billSums(sales), listsOf(z, ["classes", "taxes", "tenders"])),
    heading("what came back", billSums(refunds), listsOf(z, ["refund_classes", "refund_taxes", "refund_tenders"])),
    heading("operators", operators, byName(list(z["operators"]), "op")),
    heading("hours", hours, byName(list(z["hours"]), "hour")),
    heading(
      "customers",
      sales.reduce((sum, sale) => sum + (yen(sale["guests"]) || 1), 0),
    ),
    heading(
      "rebate",
      sales.reduce((sum, sale) => sum + yen(bag(sale["rebate"])["total"]), 0),
    ),
    heading(
      "rebate_back",
      refunds.reduce((sum, one) => sum + yen(bag(one["rebate"])["total"]), 0),
    ),
    heading(
      "charges",
      sumOf(
        dataOf("charge-posted").filter((data) => data["rebate_of"] === undefined),
        "amount",
      ),
    ),
    heading(
      "charges_reversed",
      sumOf(
        dataOf("charge-reversed").filter((data) => data["rebate_of"] === undefined),
        "amount",
      ),
    ),
    heading("paid_back", sumOf(dataOf("pay-refunded"), "amount")),
    heading("voids", lines([...sales, ...cancelled]).filter((line) => line["void"] === true).length),
    heading(
      "discounts",
      sumOf(
        lines(sales).filter((line) => line["void"] !== true && yen(line["discount"]) > 0),
        "discount",
      ),
    ),
    heading("cancelled", cancelled.length),
    heading("no_sales", count("no-sale")),
    heading(
      "why",
      countBy(dataOf("no-sale").map((data) => word(data["reason"]))),
      Object.fromEntries(list(z["no_sale_by"]).map((row) => [word(row["reason"]), row["count"]])),
    ),
    heading("what each did", actsOf(day), byOperator(z)),
    heading(
      "claims",
      sumOf(
        // What is kept of a return is collected in the same way, but was sold before.
        dataOf("pay-intent").filter((data) => data["claim"] === true && data["kept_of"] === undefined),
        "amount",
      ),
    ),
    heading("from where to where", frame, [z["z"], z["first"], z["last"], z["head"]]),
    heading("kicks", count("drawer-kick")),
    heading("opened", count("drawer-opened")),
    heading("left_open", count("drawer-left-open")),
    heading("copies", dataOf("receipt-copy").filter((data) => yen(data["copy"]) > 0).length),
    heading("invoices", dataOf("receipt-copy").filter((data) => data["as"] === "invoice").length),
    heading("overrides", dataOf("price-override").filter((data) => data["undo"] === undefined).length),
    heading("cash_in", sumOf(dataOf("cash-in").filter(isPlain), "amount")),
    heading("cash_out", sumOf(dataOf("cash-out").filter(isPlain), "amount")),
    heading(
      "loans",
      sumOf(
        dataOf("cash-in").filter((data) => data["as"] === "loan"),
        "amount",
      ),
    ),
    heading(
      "pickups",
      sumOf(
        dataOf("cash-out").filter((data) => data["as"] === "pickup"),
        "amount",
      ),
    ),
    heading("deposits", sumOf(dataOf("deposit-return"), "amount")),
    heading("counts", count("cash-count")),
    heading(
      "the last count",
      last && [lastCount?.seq, last["counted"], last["expected"]],
      z["count"] && [counted["seq"], counted["counted"], counted["expected"]],
    ),
    heading("drawer", drawerOf(day)),
  ];
  return [...headings, heading("headings nobody counted", [], untold(z, headings))];
}

import type { Line, RefundData, SaleData, TaxRate, Tender } from "#register/entry.ts";
import type { Note } from "./finding.ts";

type Sums = Pick<SaleData, "lines" | "total" | "taxes" | "tenders">;

/** Adds up by name, in the order of first mention. */
function sumBy<T>(items: readonly T[], name: (item: T) => string, amount: (item: T) => number): Map<string, number> {
  const sums = new Map<string, number>();
  for (const item of items) sums.set(name(item), (sums.get(name(item)) ?? 0) + amount(item));
  return sums;
}

const sum = (amounts: readonly number[]): number => amounts.reduce((all, one) => all + one, 0);
const rateOf = { standard: 10, reduced: 8, exempt: 0, outside: 0 } as const;

function checkTotal({ total }: Sums, lines: readonly Line[], note: Note): void {
  for (const { name, qty, unit, discount, amount } of lines) {
    if (amount !== qty * unit - discount) note("total", `${name}: ${qty} × ${unit} − ${discount} is not ${amount}`);
  }
  const all = sum(lines.map((line) => line.amount));
  if (all !== total) note("total", `the lines come to ${all}, not ${total}`);
}

/** tax = floor(total × rate / (100 + rate)), once per rate (消費税法施行令 70条の10: one rounding per rate and invoice). */
function checkTax({ taxes }: Sums, lines: readonly Line[], note: Note): void {
  for (const { name, tax, rate } of lines) if (rateOf[tax] !== rate) note("tax", `${name}: ${tax} is not ${rate} %`);
  const rates: readonly TaxRate[] = [10, 8, 0];
  const want = rates.flatMap((rate) => {
    const of = lines.filter((line) => line.rate === rate);
    const total = sum(of.map((line) => line.amount));
    return of.length === 0 ? [] : [`${rate}:${total}:${Math.floor((total * rate) / (100 + rate))}`];
  });
  const got = taxes.map(({ rate, total, tax }) => `${rate}:${total}:${tax}`);
  if (got.join(" ") !== want.join(" ")) note("tax", `rate:total:tax is ${got.join(" ")}, not ${want.join(" ")}`);
}

function checkTenders({ tenders, total }: Sums, lines: readonly Line[], note: Note): void {
  const paid = sum(tenders.map((tender) => tender.amount));
  if (paid !== total) note("tenders", `the tenders come to ${paid}, not ${total}`);
  for (const { kind, amount, by } of tenders) {
    const spread = sum(by.map((part) => part.amount));
    if (spread !== amount) note("tenders", `${kind} is spread as ${spread}, not ${amount}`);
  }
  const due = sumBy(
    lines,
    (line) => line.class,
    (line) => line.amount,
  );
  const given = sumBy(
    tenders.flatMap((tender) => tender.by),
    (part) => part.class,
    (part) => part.amount,
  );
  for (const name of new Set([...due.keys(), ...given.keys()])) {
    const [want, got] = [due.get(name) ?? 0, given.get(name) ?? 0];
    if (want !== got) note("tenders", `${name} is paid ${got}, not ${want}`);
  }
}

/** rebate = floor(base × bp / 10000), base = what meal plan and e-money paid of the class. */
function checkRebate({ tenders, rebate }: SaleData, note: Note): void {
  const carded = tenders.filter((tender: Tender) => tender.kind !== "cash").flatMap((tender) => tender.by);
  const bases = sumBy(
    carded,
    (part) => part.class,
    (part) => part.amount,
  );
  for (const { class: name, base, bp, amount } of rebate.by) {
    const want = bases.get(name) ?? 0;
    if (base !== want) note("rebate", `${name}: base is ${base}, not ${want}`);
    if (amount !== Math.floor((base * bp) / 10_000)) note("rebate", `${name}: ${bp} bp of ${base} is not ${amount}`);
    bases.delete(name);
  }
  for (const [name, base] of bases) if (base > 0) note("rebate", `${name}: no row for ${base}`);
}

export function checkSale(data: SaleData | RefundData, note: Note): void {
  const lines = data.lines.filter((line) => !line.void);
  checkTotal(data, lines, note);
  checkTax(data, lines, note);
  checkTenders(data, lines, note);
  const back = sum(data.rebate.by.map((row) => row.amount));
  if (back !== data.rebate.total) note("rebate", `the rows come to ${back}, not ${data.rebate.total}`);
  if (!("given" in data)) return;
  checkRebate(data, note);
  const cash = sum(data.tenders.filter((tender) => tender.kind === "cash").map((tender) => tender.amount));
  if (data.given - data.change !== cash)
    note("tenders", `${data.given} given and ${data.change} back is not ${cash} in cash`);
}

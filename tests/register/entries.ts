import { allocate } from "#register/allocate.ts";
import { type Book, emptyBook } from "#register/book.ts";
import type { Entry, Fact, Line, RefundData, SaleData } from "#register/entry.ts";
import { evolve } from "#register/evolve.ts";
import { rebateOf } from "#register/rebate.ts";
import { taxRows } from "#register/tax.ts";
import { totalOf } from "#register/totals.ts";
import { campus, type Paid } from "./arbitrary.ts";

/** 2026-11-22T00:00:00+09:00; entry n is n seconds later. */
export const startMs = 1_795_273_200_000;

/** The facts as entries 1, 2, 3 … of one register, signed on as operator 12 and one second apart. */
export function entriesOf(facts: readonly Fact[]): Entry[] {
  return facts.map((fact, at) => ({
    v: 1,
    reg: "kyoto-north-1",
    epoch: 1,
    seq: at + 1,
    id: `00000000-0000-4000-8000-${String(at + 1).padStart(12, "0")}`,
    day: "2026-11-22",
    at: "2026-11-22T00:00:00.000+09:00",
    clk: "ok",
    op: "12",
    app: "0.1.0",
    gt: 0,
    gta: 0,
    ...fact,
  }));
}

/** The book after the facts, and after each of them. */
export function fold(facts: readonly Fact[]): Book {
  return entriesOf(facts).reduce((book, entry) => evolve(book, entry, startMs + entry.seq * 1000), emptyBook);
}

/** @throws if the tenders do not fit the lines */
export function saleOf(n: number, lines: Line[], tenders: readonly (Paid & { key?: string })[]): SaleData {
  const allocated = allocate(lines, tenders, campus);
  if (allocated.kind === "refused") throw new Error(`${allocated.tender} is over ${allocated.most}`);
  const total = totalOf(lines);
  return {
    receipt: `kyoto-north-1-1-${n}`,
    shift: 1,
    member: null,
    lines,
    total,
    taxes: taxRows(lines),
    tenders: allocated.tenders,
    given: total,
    change: 0,
    rebate: rebateOf(allocated.tenders, campus, "headquarters"),
  };
}

export function refundOf(n: number, sale: SaleData): RefundData {
  const { lines, total, taxes, tenders, rebate } = sale;
  const of = { receipt: sale.receipt, seq: 1 };
  return { receipt: `kyoto-north-1-1-${n}`, of, lines, total, taxes, tenders, rebate };
}

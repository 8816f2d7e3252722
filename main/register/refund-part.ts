import { sumByClass } from "./class-sums.ts";
import type { Line, RebateRow, TaxRow, Tender } from "./sale-data.ts";
import { sum } from "./money.ts";
import { rebateBases } from "./rebate.ts";
import type { Pick, RefundLine, RefundSale, RefundTender } from "./refund-stage.ts";
import { moneyBack, rebateBack, refundPiece } from "./refund-sums.ts";
import { taxRows } from "./tax.ts";

/** What one return is: its lines, where the money goes, the rebate that goes with it. All yen ≥ 0. */
export type RefundPart = {
  readonly lines: readonly Line[];
  readonly total: number;
  readonly taxes: readonly TaxRow[];
  readonly tenders: readonly Tender[];
  readonly rebate: readonly RebateRow[];
};

/**
 * Yen for `qty` more units of a line: floor(a·(r+q)/n) less what went back before, so that the last unit brings back whatever
 * is left of the line, also where units came back at another register.
 */
export function pieceOf({ qty, amount, left, amountLeft }: RefundLine, units: number): number {
  if (units >= left) return amountLeft;
  const upTo = refundPiece({ qty, amount, returned: 0, units: qty - left + units });
  return Math.min(amountLeft, Math.max(0, upTo - (amount - amountLeft)));
}

/** A line of the return as it is journalled: `at` tells which line of the sale, its discount is whatever the pieces leave. */
export function backLine(line: RefundLine, qty: number, amount: number): Line {
  const { at, code, name, class: goodsClass, rate, tax, unit, kana, nutrition } = line;
  return {
    code,
    name,
    class: goodsClass,
    rate,
    tax,
    qty,
    unit,
    discount: qty * unit - amount,
    amount,
    void: false,
    at,
    ...(kana === undefined ? {} : { kana }),
    ...(nutrition === undefined ? {} : { nutrition }),
  };
}

/** As a tender is journalled: without what only the return had to know. */
export function plainTender({ kind, amount, by, key, authority }: Tender): Tender {
  return { kind, amount, by, ...(key === undefined ? {} : { key }), ...(authority === undefined ? {} : { authority }) };
}

/** Picks that can be: each line once, not more than is left of it, none of 0. */
export function pickedLines(
  sale: RefundSale,
  picks: readonly Pick[],
): { readonly line: RefundLine; readonly qty: number }[] {
  return sale.lines.flatMap((line) => {
    const qty = Math.min(line.left, picks.find(({ at }) => at === line.at)?.qty ?? 0);
    return qty > 0 ? [{ line, qty }] : [];
  });
}

/** What is left of the base of each class: e-money and meal money that still stand. */
function rebateLeft({ rebate, tenders }: RefundSale): RebateRow[] {
  const bases = rebateBases(tenders);
  return rebate.map((row) => ({ ...row, base: bases.get(row.class) ?? 0 }));
}

/** The return of these picks by our own sums, or null where the tenders hold less than the lines are worth. */
export function partOf(sale: RefundSale, picks: readonly Pick[]): RefundPart | null {
  const lines = pickedLines(sale, picks).map(({ line, qty }) => backLine(line, qty, pieceOf(line, qty)));
  const byClass = [...sumByClass(lines)].map(([id, amount]) => ({ class: id, amount }));
  const back = moneyBack(byClass, sale.tenders);
  if (back.kind === "refused") return null;
  return composePart(lines, back.tenders, rebateBack(rebateLeft(sale), rebateBases(back.tenders)));
}

export function composePart(
  lines: readonly Line[],
  tenders: readonly Tender[],
  rebate: readonly RebateRow[],
): RefundPart {
  const total = sum(lines.map(({ amount }) => amount));
  return { lines, total, taxes: taxRows(lines), tenders: tenders.map(plainTender), rebate };
}

const nameOf = (kind: string, key: string | undefined, id: string): string => `${kind} ${key ?? ""} ${id}`;

/** Yen of the tenders by kind, key and class; cash is cash, in however many tenders it came. */
function sumTenders(tenders: readonly Tender[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { kind, key, by } of tenders)
    for (const row of by) {
      const name = nameOf(kind, key, row.class);
      sums.set(name, (sums.get(name) ?? 0) + row.amount);
    }
  return sums;
}

/** Whether the sale, as this register knows it, still holds all that would go back. */
export function fitsSale(sale: RefundSale, { lines, tenders }: RefundPart): boolean {
  const left = sumTenders(sale.tenders);
  const holds = [...sumTenders(tenders)].every(([name, amount]) => amount <= (left.get(name) ?? 0));
  return holds && lines.every(({ discount, amount }) => discount >= 0 && amount >= 0);
}

/** The sale's tender a part of the return comes from. */
export function sourceOf(sale: RefundSale, { kind, key }: Tender): RefundTender | undefined {
  return sale.tenders.find((one) => one.kind === kind && one.key === key);
}

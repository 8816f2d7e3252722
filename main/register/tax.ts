import type { Line, TaxRate, TaxRow } from "./entry.ts";
import { mulDiv } from "./money.ts";

const rates: readonly TaxRate[] = [10, 8, 0];

/** Tax inside a tax-inclusive total: floor(total × rate / (100 + rate)). */
export function taxInside(total: number, rate: TaxRate): number {
  return mulDiv(total, rate, 100 + rate).quotient;
}

/**
 * One row per rate among the lines not void, in the order 10, 8, 0; exempt and outside share rate 0, whose tax is 0.
 * Rounded once per rate and receipt, as an invoice must be (消費税法施行令 70条の10), and down.
 */
export function taxRows(lines: readonly Pick<Line, "rate" | "amount" | "void">[]): TaxRow[] {
  return rates.flatMap((rate) => {
    const counted = lines.filter((line) => !line.void && line.rate === rate);
    if (counted.length === 0) return [];
    const total = counted.reduce((so, line) => so + line.amount, 0);
    return [{ rate, total, tax: taxInside(total, rate) }];
  });
}

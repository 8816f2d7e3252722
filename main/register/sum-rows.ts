import { compareBytewise } from "./bytewise.ts";
import type { ClassAmount, SaleData, TaxRate, TaxRow, TenderKind } from "./sale-data.ts";

export type Sum = { readonly count: number; readonly total: number };
type Sums = Pick<SaleData, "lines" | "taxes" | "tenders">;

export function addTo<K>(sums: Map<K, Sum>, key: K, total: number): void {
  const so = sums.get(key) ?? { count: 0, total: 0 };
  sums.set(key, { count: so.count + 1, total: so.total + total });
}

export const byName = <T>(sums: ReadonlyMap<string, T>): [string, T][] =>
  [...sums].toSorted(([a], [b]) => compareBytewise(a, b));

const rates: readonly TaxRate[] = [10, 8, 0];
const tenderKinds: readonly TenderKind[] = ["meal", "emoney", "cash"];

/** The taxes as they stand on the receipts, never recomputed; a rate nobody bought at has no row. */
export function taxRows(sales: readonly Sums[]): TaxRow[] {
  const taxes = new Map<TaxRate, { total: number; tax: number }>();
  for (const { rate, total, tax } of sales.flatMap((data) => data.taxes)) {
    const so = taxes.get(rate) ?? { total: 0, tax: 0 };
    taxes.set(rate, { total: so.total + total, tax: so.tax + tax });
  }
  return rates.flatMap((rate) => {
    const row = taxes.get(rate);
    return row === undefined ? [] : [{ rate, ...row }];
  });
}

/** Lines that stand, by class, in bytewise order. */
export function classRows(sales: readonly Sums[]): ClassAmount[] {
  const classes = new Map<string, Sum>();
  for (const { lines } of sales) for (const line of lines) if (!line.void) addTo(classes, line.class, line.amount);
  return byName(classes).map(([name, { total }]) => ({ class: name, amount: total }));
}

export function tenderRows(sales: readonly Sums[]): { kind: TenderKind; count: number; amount: number }[] {
  const tenders = new Map<TenderKind, Sum>();
  for (const { kind, amount } of sales.flatMap((data) => data.tenders)) addTo(tenders, kind, amount);
  return tenderKinds.flatMap((kind) => {
    const row = tenders.get(kind);
    return row === undefined ? [] : [{ kind, count: row.count, amount: row.total }];
  });
}

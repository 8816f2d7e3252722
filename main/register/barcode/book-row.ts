import { taxedUnit } from "./magazine.ts";

/**
 * Second row of a book's two barcodes: flag, C-code (4), price (5), check digit (日本図書コード管理センター, 書籍JANコード).
 * 192: price without tax. 191: the old row, price with the 3 % of its day inside.
 */
export type BookRow = {
  readonly ccode: string;
  readonly flag: "191" | "192";
  /** As printed in the bars; null where it says 00000 (¥100,000 and more, or none). */
  readonly printed: number | null;
  /** Price to sell at, tax 10 % included; null where the row cannot say and the catalogue or the cashier must. */
  readonly unit: number | null;
};

/** One row as text, so that the same one read twice is known. */
export function rowText({ flag, ccode, printed }: BookRow): string {
  return `${flag}${ccode}${printed ?? 0}`;
}

/** Reads a second row whose check digit is already known to be right; null if it is another code. */
export function readBookRow(digits: string): BookRow | null {
  const parts = /^(19[12])(\d{4})(\d{5})\d$/.exec(digits);
  if (parts === null) return null;
  const [, flag, ccode = "", price] = parts;
  const printed = Number(price) === 0 ? null : Number(price);
  // 110 / 100 of a price with tax inside would tax the tax, so an old row names no selling price.
  if (flag === "191") return { ccode, flag, printed, unit: null };
  return { ccode, flag: "192", printed, unit: printed === null ? null : taxedUnit(printed) };
}

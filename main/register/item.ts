import type { Nutrition, TaxClass, TaxRate } from "./entry.ts";

/** What the catalogue sells. Prices are yen, tax included. */
export type Item = {
  /** Barcode digits (JAN-13, JAN-8, ISBN-13) or the co-op's own number for a touch key. */
  readonly code: string;
  readonly name: string;
  readonly kana: string;
  readonly class: string;
  readonly tax: TaxClass;
  readonly rate: TaxRate;
  readonly price: number;
  /** Eaten here at 10 %, taken out at 8 %. Never set on alcohol, which is 10 % wherever it is drunk. */
  readonly eat_in?: boolean;
  /** Price of the same dish taken out, where the two differ. */
  readonly unit_takeout?: number;
  readonly alcohol?: boolean;
  readonly nutrition?: Nutrition;
  readonly category?: string;
};

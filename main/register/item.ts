import type { Nutrition, TaxClass, TaxRate } from "./entry.ts";
import type { OnMenu } from "./on-menu.ts";

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
  /** The price is keyed in each time; left out = where `price` is 0. false with a price of 0: free. */
  readonly open?: boolean;
  /** Prices from a local date (YYYY-MM-DD) on, sent ahead; `price` and `unit_takeout` hold until then. */
  readonly next?: readonly { readonly from: string; readonly price: number; readonly unit_takeout?: number }[];
  /** When its touch key is there. What is scanned or looked for sells at any time. */
  readonly menu?: OnMenu;
  readonly sold_out?: boolean;
  /** One dish in sizes: keys of a group stand together. */
  readonly group?: string;
  readonly size?: string;
};

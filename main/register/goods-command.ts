import type { BookRow } from "./barcode/book-row.ts";
import type { Item } from "./item.ts";

/** What a cashier says of goods that no plain code names: an open department, a price keyed in. Amounts in yen. */
export type GoodsCommand =
  /** 部門打ち; where an unknown code waits, it is sold under this department. */
  | { readonly kind: "department"; readonly id: string; readonly price: number; readonly qty: number }
  /** The price of what waits for one. */
  | { readonly kind: "goods-price"; readonly price: number }
  /** 繰返し: the last line once more. */
  | { readonly kind: "repeat" }
  /** How many of what is read next; 1 = as ever. */
  | { readonly kind: "times"; readonly qty: number };

/** What stands in the bars beside the code of an article. */
export type Inside =
  /** In-store code with its price inside, yen; 0 = none. */
  | { readonly kind: "priced"; readonly price: number }
  /** `number`: as printed, 12345-06. `printed`: price without tax of the add-on; null = it names none, left out = it was not read. */
  | { readonly kind: "magazine"; readonly number: string; readonly printed?: number | null };

/** A code as the counter read and looked it up. */
export type RingCommand = {
  readonly kind: "ring";
  readonly code: string;
  readonly qty: number;
  readonly item: Item | null;
  readonly inside?: Inside;
};
/** The second row of a book's bars: no article by itself. */
export type RowCommand = { readonly kind: "book-row"; readonly row: BookRow };

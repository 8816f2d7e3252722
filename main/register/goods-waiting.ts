import type { BookRow } from "./barcode/book-row.ts";
import type { Item } from "./item.ts";

/** Goods that were read and cannot be sold yet. Nothing of it is in the basket or the journal; `back` drops it. */
export type GoodsWaiting =
  /** Upper row of a book the catalogue does not know: the lower one says its price, or the cashier does. */
  | { readonly kind: "book"; readonly code: string; readonly qty: number }
  /** Lower row that came first: which book it is, the upper one says. */
  | { readonly kind: "book-row"; readonly row: BookRow; readonly qty: number }
  /** All is known but the price. `hint`: yen as printed on an old book, with the 3 % of its day inside. */
  | {
      readonly kind: "price";
      readonly why: "open" | "book" | "magazine" | "add-on";
      readonly item: Item;
      readonly qty: number;
      readonly unlisted?: true;
      readonly hint?: number;
    }
  /** The catalogue does not know it: department and price are asked for. `price`: it stood in the code. */
  | { readonly kind: "unknown"; readonly code: string; readonly qty: number; readonly price: number | null };

export type GoodsStage = { readonly kind: "goods"; readonly waiting: GoodsWaiting };

/** Code of the article that waits; null where only the lower row of a book is known. */
export function codeWaiting(waiting: GoodsWaiting): string | null {
  if (waiting.kind === "book-row") return null;
  return waiting.kind === "price" ? waiting.item.code : waiting.code;
}

/** A sentence holds so many characters of a name. */
const mostName = 20;

/** What the cashier would call it, short enough for a sentence. */
export function nameWaiting(waiting: GoodsWaiting): string {
  switch (waiting.kind) {
    case "book":
    case "unknown":
      return waiting.code;
    case "book-row":
      return `C${waiting.row.ccode}`;
    case "price":
      return [...waiting.item.name].slice(0, mostName).join("");
  }
}

import { type BookRow, readBookRow } from "./book-row.ts";
import { hasCheckDigit } from "./check-digit.ts";
import { isInStore, type PricedHeads, readPricedCode } from "./in-store.ts";
import { isbn13 } from "./isbn.ts";
import { readMagazine } from "./magazine.ts";

export type Barcode =
  /** Look the code up: JAN-13 (UPC-A with a leading 0), JAN-8, or an in-store code without a price. */
  | { readonly kind: "item"; readonly code: string; readonly inStore: boolean }
  /** In-store code with its price inside; look up `code`, sell at `price`. */
  | { readonly kind: "priced"; readonly code: string; readonly price: number }
  | { readonly kind: "book"; readonly isbn: string }
  /** A book's second row: no product by itself. */
  | ({ readonly kind: "book-row" } & BookRow)
  /** `number`: as printed, 12345-06. */
  | { readonly kind: "magazine"; readonly code: string; readonly number: string }
  | { readonly kind: "unreadable"; readonly why: "form" | "check-digit" };

function readThirteen(code: string, heads: PricedHeads): Barcode {
  if (/^97[89]/.test(code)) return { kind: "book", isbn: code };
  const row = readBookRow(code);
  if (row !== null) return { kind: "book-row", ...row };
  const magazine = readMagazine(code);
  if (magazine !== null) return { kind: "magazine", ...magazine };
  const priced = readPricedCode(code, heads);
  if (priced !== null) return { kind: "priced", ...priced };
  return { kind: "item", code, inStore: isInStore(code) };
}

/** Says what a scanned or keyed code is. Digits are believed only with their check digit; other texts are not guessed at. */
export function readBarcode(text: string, heads: PricedHeads = {}): Barcode {
  const isbn = isbn13(text);
  if (isbn !== null) return { kind: "book", isbn };
  if (!/^(\d{8}|\d{12}|\d{13})$/.test(text)) return { kind: "unreadable", why: "form" };
  if (!hasCheckDigit(text)) return { kind: "unreadable", why: "check-digit" };
  if (text.length === 8) return { kind: "item", code: text, inStore: false };
  return readThirteen(text.padStart(13, "0"), heads);
}

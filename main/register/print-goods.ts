import { taxedUnit } from "./barcode/magazine.ts";
import type { BookRow } from "./barcode/book-row.ts";
import type { Inside } from "./goods-command.ts";
import type { Item } from "./item.ts";
import type { Settings } from "./settings.ts";

const usualClass = "books";

/** Printed matter at 10 %, in the class the settings name for it; null where they have no such class. */
function printed(
  settings: Settings | null,
  which: "book_class" | "magazine_class",
  o: Pick<Item, "code" | "name" | "price">,
): Item | null {
  const goodsClass = settings?.barcode?.[which] ?? usualClass;
  if (!settings?.classes.some(({ id }) => id === goodsClass)) return null;
  return { ...o, kana: "", class: goodsClass, tax: "standard", rate: 10 };
}

/** A book of its two rows; price 0 where the second does not say it. */
export function bookItem(settings: Settings | null, isbn: string, row: BookRow | null): Item | null {
  const name = row === null ? `書籍 ${isbn}` : `書籍 C${row.ccode} ${isbn}`;
  return printed(settings, "book_class", { code: isbn, name, price: row?.unit ?? 0 });
}

/** A magazine of its code and add-on; price 0 where that does not say it. */
export function magazineItem(
  settings: Settings | null,
  code: string,
  inside: Inside & { kind: "magazine" },
): Item | null {
  return printed(settings, "magazine_class", { code, name: `雑誌 ${inside.number}`, price: magazineUnit(inside) ?? 0 });
}

/** Selling price by the add-on, or null. */
export function magazineUnit({ printed: price = null }: Inside & { kind: "magazine" }): number | null {
  return price === null ? null : taxedUnit(price);
}

import { compareBytewise } from "./bytewise.ts";
import type { Line } from "./entry.ts";
import type { Item } from "./item.ts";
import { checkYen } from "./money.ts";

/** amount = qty × unit − discount. A discount beyond the line is cut to it: the amount is never negative. */
export function priceLine(o: { readonly item: Item; readonly qty: number; readonly discount?: number }): Line {
  const { item, qty } = o;
  const gross = checkYen(checkYen(qty, "quantity") * checkYen(item.price, "price"), "line");
  const discount = Math.min(gross, checkYen(o.discount ?? 0, "discount"));
  return {
    code: item.code,
    name: item.name,
    class: item.class,
    rate: item.rate,
    tax: item.tax,
    qty,
    unit: item.price,
    discount,
    amount: gross - discount,
    void: false,
    ...(item.kana === "" ? {} : { kana: item.kana }),
    ...(item.nutrition === undefined ? {} : { nutrition: item.nutrition }),
  };
}

/** Class order as in the settings; a class they do not know comes after them. */
function placeOf(order: readonly string[], id: string): number {
  const place = order.indexOf(id);
  return place === -1 ? order.length : place;
}

function compareLines(a: Line, b: Line, order: readonly string[]): number {
  return (
    b.rate - a.rate ||
    placeOf(order, a.class) - placeOf(order, b.class) ||
    compareBytewise(a.class, b.class) ||
    compareBytewise(a.code, b.code) ||
    a.unit - b.unit ||
    a.amount - b.amount ||
    // Lines still equal here differ in nothing a sum sees; the quantity only keeps the split of a discount off scan order.
    a.qty - b.qty
  );
}

/** Places of the lines in the order in which they enter every sum: rate descending, class, code bytewise, unit, amount. */
export function sortIndices(lines: readonly Line[], classOrder: readonly string[]): number[] {
  return lines
    .map((line, at) => ({ line, at }))
    .toSorted((a, b) => compareLines(a.line, b.line, classOrder) || a.at - b.at)
    .map(({ at }) => at);
}

/** The lines in the order in which they enter every sum, which is never the order they were scanned in. */
export function sortLines<T extends Line>(lines: readonly T[], classOrder: readonly string[]): T[] {
  return lines.toSorted((a, b) => compareLines(a, b, classOrder));
}

import { compareBytewise } from "./bytewise.ts";
import type { Line } from "./entry.ts";
import type { GoodsClass } from "./settings.ts";

/** A class the settings do not know (the catalogue ran ahead of them) is paid in cash, earns nothing and is never discounted. */
export function classOf(id: string, classes: readonly GoodsClass[]): GoodsClass {
  return classes.find((known) => known.id === id) ?? { id, name: id, bp: 0, pays: [], discountable: false };
}

/** The classes of a sale: those of the settings in their order, then unknown ones bytewise. Ties go by this order. */
export function orderClasses(used: Iterable<string>, classes: readonly GoodsClass[]): GoodsClass[] {
  const known = new Set(classes.map(({ id }) => id));
  const strange = [...new Set(used)].filter((id) => !known.has(id)).toSorted(compareBytewise);
  return [...classes, ...strange.map((id) => classOf(id, classes))];
}

/** Yen of the lines not void, by class. */
export function sumByClass(lines: readonly Pick<Line, "class" | "amount" | "void">[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const line of lines) if (!line.void) sums.set(line.class, (sums.get(line.class) ?? 0) + line.amount);
  return sums;
}

import type { Item } from "./item.ts";

/**
 * The item as it is sold on a day: of the prices headquarters sent ahead, the latest that holds by then. What comes later is left out.
 * @param today the local date, YYYY-MM-DD
 */
export function itemOn(item: Item, today: string): Item {
  const { next, ...now } = item;
  if (next === undefined) return item;
  const due = next
    .filter(({ from }) => from <= today)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
    .at(-1);
  if (due === undefined) return now;
  const { unit_takeout: _, ...rest } = now;
  const { price, unit_takeout: takeout } = due;
  return takeout === undefined ? { ...rest, price } : { ...rest, price, unit_takeout: takeout };
}

import type { DraftLine } from "./draft.ts";
import type { Item } from "./item.ts";

type Marks = Pick<DraftLine, "eatIn" | "unitTakeout" | "unitEatIn">;

/** What a line must remember of its item for the take-out switch. Alcohol is 10 % either way and is never marked. */
export function takeoutMarks(item: Item): Marks {
  if (item.eat_in !== true || item.alcohol === true || item.rate !== 10) return {};
  const { unit_takeout: unitTakeout, price: unitEatIn } = item;
  return { eatIn: true, ...(unitTakeout === undefined ? {} : { unitTakeout, unitEatIn }) };
}

/**
 * The line eaten here or taken out (消費税法別表第一 一号: a meal served where it is eaten is 10 %, food taken away 8 %).
 * Only a line marked `eatIn` changes, and its price only where the catalogue gives one for take-out. A discount stays in
 * yen and is cut to the line.
 */
export function applyTakeout(line: DraftLine, isTakeout: boolean): DraftLine {
  if (line.eatIn !== true) return line;
  const unit = (isTakeout ? line.unitTakeout : line.unitEatIn) ?? line.unit;
  const gross = line.qty * unit;
  const discount = Math.min(line.discount, gross);
  const rate = isTakeout ? 8 : 10;
  return { ...line, rate, tax: isTakeout ? "reduced" : "standard", unit, discount, amount: gross - discount };
}

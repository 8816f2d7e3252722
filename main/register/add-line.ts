import { type BookRow, rowText } from "./barcode/book-row.ts";
import { freshBasket, withLines } from "./decide-basket.ts";
import type { Draft, DraftLine, Notice } from "./draft.ts";
import type { Item } from "./item.ts";
import { priceLine } from "./line.ts";
import { ownOff } from "./price-lines.ts";
import { applyTakeout, takeoutMarks } from "./takeout.ts";
import type { State, Verdict } from "./verdict.ts";

const mostQty = 999;

/** What is sold, and what is to be said of it. */
export type Added = {
  readonly item: Item;
  readonly qty: number;
  /** The catalogue does not know it. */
  readonly unlisted?: true;
  /** The second row it was sold with. */
  readonly row?: BookRow;
  /** What waited, and was dropped for this. */
  readonly dropped?: string | null;
  /** The price in the bars, where it is not the catalogue's, which holds. */
  readonly differs?: number;
};

/** Whether the catalogue leaves the price to the cashier; `open` says so where a price of 0 alone would not: what is free is open: false. */
export function asksPrice({ price, open = price === 0 }: Item): boolean {
  return open;
}

/** Puts an article on the basket. The same again counts up on its line as long as it is the last one: the cashier sees where it went. */
export function addLine(state: State, added: Added): Verdict {
  const { item, qty, row, unlisted } = added;
  const { times: _, ...fresh } = freshBasket(state.draft);
  const draft: Draft = fresh.stage.kind === "goods" ? { ...fresh, stage: { kind: "sale" } } : fresh;
  const plain: DraftLine = {
    ...priceLine({ item, qty }),
    n: draft.next,
    ...takeoutMarks(item),
    ...(unlisted === undefined ? {} : { unlisted }),
    ...(row === undefined ? {} : { rows: { count: qty, last: rowText(row) } }),
  };
  const line = draft.takeout ? applyTakeout(plain, true) : plain;
  const notice = sayOf(added);
  const more = { notice, sound: notice === null ? ("scan" as const) : ("look" as const) };
  const last = draft.lines.at(-1);
  if (last === undefined || !isSameAgain(last, line))
    return withLines(state, { ...draft, next: draft.next + 1 }, [...draft.lines, line], more);
  const sum = { ...last, ...joinRows(last, line), qty: last.qty + qty, amount: last.unit * (last.qty + qty) };
  return withLines(state, draft, [...draft.lines.slice(0, -1), sum], more);
}

function isSameAgain(last: DraftLine, line: DraftLine): boolean {
  return (
    !last.void &&
    last.code === line.code &&
    last.name === line.name &&
    last.unit === line.unit &&
    last.rate === line.rate &&
    last.class === line.class &&
    last.unlisted === line.unlisted &&
    ownOff(last) === 0 &&
    last.cut === undefined &&
    last.priced === undefined &&
    last.qty + line.qty <= mostQty
  );
}

function joinRows(last: DraftLine, line: DraftLine): Pick<DraftLine, "rows"> {
  const count = (last.rows?.count ?? 0) + (line.rows?.count ?? 0);
  const { last: text } = line.rows ?? last.rows ?? { last: "" };
  return count === 0 ? {} : { rows: { count, last: text } };
}

function sayOf({ item, differs, dropped = null }: Added): Notice | null {
  if (differs !== undefined) return { code: "price-differs", amount: differs, text: item.name };
  return dropped === null ? null : { code: "goods-dropped", text: dropped };
}

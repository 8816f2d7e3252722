import { type BookRow, rowText } from "./barcode/book-row.ts";
import type { DraftLine } from "./draft.ts";
import { nameWaiting } from "./goods-waiting.ts";
import { ringPair } from "./ring.ts";
import { dropWaiting, openBasket, timesOf, wait } from "./wait.ts";
import { type State, type Verdict, accept, refuse } from "./verdict.ts";

/** The lower row of a book's bars was read: with the upper one it is a book, without it waits. */
export function ringRow(state: State, row: BookRow): Verdict {
  const refused = openBasket(state);
  if (refused) return refused;
  const { draft } = state;
  const waiting = draft.stage.kind === "goods" ? draft.stage.waiting : null;
  const qty = timesOf(draft, 1);
  switch (waiting?.kind) {
    case "book":
      return ringPair(state, { code: waiting.code, item: null, waiting: { kind: "book-row", row, qty: waiting.qty } });
    case "book-row":
      if (rowText(waiting.row) === rowText(row)) return accept(draft, { sound: "tick" });
      break;
    case "price":
      // Of a book whose row names no price the row is read again: nothing new.
      return waiting.why === "book"
        ? accept(draft, { sound: "tick" })
        : refuse("price-first", { text: nameWaiting(waiting) });
    case "unknown":
    case undefined: {
      const last = waiting === null && draft.stage.kind === "sale" ? draft.lines.at(-1) : undefined;
      if (last !== undefined && isOf(last, row)) return hearRow(state, last, row);
    }
  }
  const left = dropWaiting(draft);
  return wait(left.draft, { kind: "book-row", row, qty }, left.dropped);
}

/** Whether the row may be of the book just rung: one whose row was not read yet, or the very row it was sold with. */
function isOf(line: DraftLine, row: BookRow): boolean {
  if (line.void || !/^97[89]\d{10}$/.test(line.code)) return false;
  return (line.rows?.count ?? 0) < line.qty || line.rows?.last === rowText(row);
}

/** The row of a book the catalogue priced: it changes nothing, but a price that differs is told. */
function hearRow(state: State, line: DraftLine, row: BookRow): Verdict {
  const { draft } = state;
  const count = Math.min(line.qty, (line.rows?.count ?? 0) + 1);
  const lines = draft.lines.map((one) => (one === line ? { ...line, rows: { count, last: rowText(row) } } : one));
  if (row.unit === null || row.unit === line.unit) return accept({ ...draft, lines }, { sound: "tick" });
  return accept(
    { ...draft, lines, notice: { code: "price-differs", amount: row.unit, text: line.name } },
    { sound: "look" },
  );
}

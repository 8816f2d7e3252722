import { addLine } from "./add-line.ts";
import type { Command } from "./command.ts";
import { freshBasket, isRinging, withLines } from "./decide-basket.ts";
import { departmentItem, departmentsOf, unlistedItem } from "./department.ts";
import { ownOff } from "./price-lines.ts";
import { ring } from "./ring.ts";
import { ringRow } from "./ring-row.ts";
import { bookItem } from "./print-goods.ts";
import { dropWaiting, openBasket, timesOf } from "./wait.ts";
import { type Stamp, type State, type Verdict, accept, refuse } from "./verdict.ts";

/** 部門打ち, or the department of an unknown code. */
function ringDepartment(state: State, command: Command & { kind: "department" }): Verdict {
  const refused = openBasket(state);
  if (refused) return refused;
  const { draft, settings } = state;
  const waiting = draft.stage.kind === "goods" ? draft.stage.waiting : null;
  if (waiting !== null && waiting.kind !== "unknown") return refuse("not-now");
  const department = departmentsOf(settings).find(({ id }) => id === command.id);
  if (department === undefined) return refuse("department-gone");
  if (command.price === 0) return refuse("price-none");
  if (waiting === null)
    return addLine(state, { item: departmentItem(department, command.price), qty: timesOf(draft, command.qty) });
  const item = unlistedItem(department, waiting.code, command.price);
  return addLine(state, { item, qty: waiting.qty, unlisted: true });
}

/** The price of what waits for one. */
function price(state: State, yen: number): Verdict {
  const { draft, settings } = state;
  if (draft.stage.kind !== "goods") return refuse("not-now");
  if (yen === 0) return refuse("price-none");
  const { waiting } = draft.stage;
  switch (waiting.kind) {
    case "price": {
      const { item, qty, unlisted } = waiting;
      return addLine(state, { item: { ...item, price: yen }, qty, ...(unlisted ? { unlisted } : {}) });
    }
    case "book": {
      const book = bookItem(settings, waiting.code, null);
      if (book === null) return refuse("department-gone");
      return addLine(state, { item: { ...book, price: yen }, qty: waiting.qty, unlisted: true });
    }
    case "book-row":
    case "unknown":
      return refuse("not-now");
  }
}

/** 繰返し: the last line once more, at the price it was rung up at; what was taken off it is not repeated. */
function repeat(state: State): Verdict {
  const refused = openBasket(state);
  if (refused) return refused;
  const draft = freshBasket(state.draft);
  const last = draft.lines.findLast((line) => !line.void);
  if (state.draft.stage.kind !== "sale" || last === undefined) return refuse("nothing-to-repeat");
  const qty = timesOf(draft, 1);
  const { cut: _cut, share: _share, priced, rows: _rows, ...line } = last;
  const { times: _, ...rest } = draft;
  if (last === draft.lines.at(-1) && ownOff(last) === 0 && !priced && !last.cut && last.qty + qty <= 999) {
    const sum = { ...last, qty: last.qty + qty, amount: last.unit * (last.qty + qty) };
    return withLines(state, rest, [...draft.lines.slice(0, -1), sum]);
  }
  const unit = priced?.was ?? last.unit;
  const again = { ...line, n: draft.next, qty, unit, discount: 0, amount: unit * qty };
  return withLines(state, { ...rest, next: draft.next + 1 }, [...draft.lines, again]);
}

/** Goods: codes read, halves of pairs, open departments, prices keyed in. */
export function decideGoods(state: State, command: Command, _stamp: Stamp): Verdict | null {
  switch (command.kind) {
    case "ring":
      return ring(state, command);
    case "book-row":
      return ringRow(state, command.row);
    case "department":
      return ringDepartment(state, command);
    case "goods-price":
      return price(state, command.price);
    case "repeat":
      return repeat(state);
    case "times": {
      if (!isRinging(state.draft)) return refuse("not-now");
      const { times: _, ...draft } = freshBasket(state.draft);
      return accept(command.qty === 1 ? draft : { ...draft, times: command.qty });
    }
    case "back": {
      if (state.draft.stage.kind !== "goods") return null;
      const { draft } = dropWaiting(state.draft);
      return accept(draft);
    }
    default:
      return null;
  }
}

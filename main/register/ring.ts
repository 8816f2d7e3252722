import { hasCheckDigit } from "./barcode/check-digit.ts";
import { isArticleLength } from "./barcode/read-scan.ts";
import { addLine, asksPrice } from "./add-line.ts";
import { departmentsOf } from "./department.ts";
import type { RingCommand } from "./goods-command.ts";
import { type GoodsWaiting, codeWaiting, nameWaiting } from "./goods-waiting.ts";
import type { Item } from "./item.ts";
import { bookItem, magazineItem, magazineUnit } from "./print-goods.ts";
import { dropWaiting, openBasket, timesOf, wait } from "./wait.ts";
import { type State, type Verdict, refuse } from "./verdict.ts";

const isbn = /^97[89]\d{10}$/;

function isWritable({ code, name, kana, class: goodsClass }: Item): boolean {
  return [code, name, kana, goodsClass].every((text) => text.isWellFormed());
}

/** A code was read: it becomes a line, completes a pair, or waits for what is still to be known of it. */
export function ring(state: State, command: RingCommand): Verdict {
  const refused = openBasket(state);
  if (refused) return refused;
  const { stage } = state.draft;
  const waiting = stage.kind === "goods" ? stage.waiting : null;
  const { code, item } = command;
  // What waits for its price would go home unpaid: the cashier names it, or takes it back.
  if (waiting?.kind === "price" && waiting.item.code !== code)
    return refuse("price-first", { text: nameWaiting(waiting) });
  // A name no entry can hold (a lone surrogate) would stop the commit of its sale and of its cancelling.
  const known = item !== null && isWritable(item) ? item : null;
  const isBook = isbn.test(code);
  if (waiting?.kind === "book-row" && isBook) return ringPair(state, { code, item: known, waiting });
  const isSame = waiting !== null && codeWaiting(waiting) === code;
  const qty = isSame ? waiting.qty : timesOf(state.draft, command.qty);
  const { draft, dropped } = isSame ? { draft: state.draft, dropped: null } : dropWaiting(state.draft);
  const next = { ...state, draft };
  return known === null
    ? ringUnlisted(next, { ...command, qty, dropped })
    : ringKnown(next, { ...command, item: known, qty, dropped });
}

type Ring<I extends Item | null> = RingCommand & { readonly item: I; readonly dropped: string | null };

function ringKnown(state: State, { item, qty, inside, dropped }: Ring<Item>): Verdict {
  // What the bars say is the price of this piece: here, taken out, and where the catalogue leaves it open.
  const { unit_takeout: _takeout, open: _open, ...plain } = item;
  const told = inside?.kind === "magazine" ? magazineUnit(inside) : null;
  const sold =
    inside?.kind === "priced"
      ? { ...plain, price: inside.price }
      : told !== null && asksPrice(item)
        ? { ...plain, price: told }
        : item;
  if (asksPrice(sold)) return wait(state.draft, { kind: "price", why: "open", item: sold, qty }, dropped);
  return addLine(state, {
    item: sold,
    qty,
    dropped,
    ...(told !== null && told !== sold.price ? { differs: told } : {}),
  });
}

function ringUnlisted(state: State, { code, qty, inside, dropped }: Ring<Item | null>): Verdict {
  const { settings, draft } = state;
  if (isbn.test(code) && bookItem(settings, code, null) !== null)
    return wait(draft, { kind: "book", code, qty }, dropped);
  if (inside?.kind === "magazine") {
    const item = magazineItem(settings, code, inside);
    if (item && asksPrice(item))
      return wait(
        draft,
        { kind: "price", why: inside.printed === undefined ? "add-on" : "magazine", item, qty },
        dropped,
      );
    if (item) return addLine(state, { item, qty, dropped });
  }
  const price = inside?.kind === "priced" && inside.price > 0 ? inside.price : null;
  return askDepartment(state, { kind: "unknown", code, qty, price }, dropped);
}

/** Only a code whose check digit is right is worth a name: others may be any article's, misread. */
function askDepartment(state: State, waiting: GoodsWaiting & { kind: "unknown" }, dropped: string | null): Verdict {
  const { code } = waiting;
  if (!isArticleLength(code) || !hasCheckDigit(code)) return refuse("unknown-code", { text: code });
  if (departmentsOf(state.settings).length === 0) return refuse("unknown-code", { text: code });
  return wait(state.draft, waiting, dropped, "error");
}

/** Upper row after the lower one. */
export function ringPair(
  state: State,
  {
    code,
    item,
    waiting,
  }: { readonly code: string; readonly item: Item | null; readonly waiting: GoodsWaiting & { kind: "book-row" } },
): Verdict {
  const { row, qty } = waiting;
  const { unit } = row;
  if (item !== null && !asksPrice(item))
    return addLine(state, { item, qty, row, ...(unit !== null && unit !== item.price ? { differs: unit } : {}) });
  if (item !== null && unit !== null) return addLine(state, { item: { ...item, price: unit }, qty, row });
  const book = item ?? bookItem(state.settings, code, row);
  const unlisted = item === null ? { unlisted: true as const } : {};
  if (book === null) return askDepartment(state, { kind: "unknown", code, qty, price: unit }, null);
  if (asksPrice(book)) {
    const hint = row.flag === "191" && row.printed !== null ? { hint: row.printed } : {};
    return wait(state.draft, { kind: "price", why: "book", item: book, qty, ...unlisted, ...hint }, null);
  }
  return addLine(state, { item: book, qty, row, ...unlisted });
}

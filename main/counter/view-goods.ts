import type { GoodsScreen } from "#ipc/view.ts";
import { type GoodsWaiting, codeWaiting, nameWaiting } from "#register/goods-waiting.ts";

const asks = { open: "price", book: "book", magazine: "magazine", "add-on": "add-on" } as const;
/** A View stays small whatever the catalogue holds (characters). */
const mostName = 40;

function asksOf(waiting: GoodsWaiting): GoodsScreen["asks"] {
  if (waiting.kind === "price") return asks[waiting.why];
  return waiting.kind === "book" ? "row" : waiting.kind === "book-row" ? "upper" : "unknown";
}

function nameOf(waiting: GoodsWaiting): string {
  return waiting.kind === "price" ? [...waiting.item.name].slice(0, mostName).join("") : nameWaiting(waiting);
}

/** What waits, as the screen asks for the rest of it. */
export function goodsScreen(waiting: GoodsWaiting): GoodsScreen {
  const price = waiting.kind === "book-row" ? waiting.row.unit : waiting.kind === "unknown" ? waiting.price : null;
  return {
    kind: "goods",
    asks: asksOf(waiting),
    code: codeWaiting(waiting) ?? "",
    name: nameOf(waiting),
    price,
    qty: waiting.qty,
    ...(waiting.kind === "price" && waiting.hint !== undefined ? { hint: waiting.hint } : {}),
  };
}

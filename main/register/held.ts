import type { Draft } from "./draft.ts";
import type { Fact } from "./entry.ts";
import { isEmpty } from "./part.ts";
import { journalLines } from "./sale.ts";
import { totalOf } from "./totals.ts";
import { type State, type Verdict, refuse } from "./verdict.ts";

/** What of a draft is the basket's own and goes aside with it; the rest is the register's, or of one moment only. */
type Basket = Pick<Draft, "lines" | "next" | "takeout" | "guests" | "cut">;
/** A basket put aside (保留): all of it, at the prices it was rung up at. `n` is what the cashier calls it. */
export type Held = {
  readonly n: number;
  readonly sinceMs: number;
  readonly op: string | null;
  readonly basket: Basket;
};

/** More customers do not step aside at one counter; the View lists them all. */
export const mostHeld = 10;

/** Why the open basket may not be put aside now; null = it may. */
export function refuseHold({ draft, book }: State): Verdict | null {
  if (draft.stage.kind !== "sale") return refuse("not-now");
  if (book.op === null) return refuse("no-operator");
  if (book.day === null) return refuse("no-day");
  if (isEmpty(draft)) return refuse("basket-empty");
  return refuseInHand(draft);
}

/** Money in hand or captured keeps its basket on the counter; null = there is none. */
export function refuseInHand({ taken, captured }: Draft): Verdict | null {
  const inHand = [...taken, ...captured].reduce((sum, { amount }) => sum + amount, 0);
  return inHand > 0 ? refuse("hold-money", { amount: inHand }) : null;
}

/** The open basket as one put aside. Numbers begin at 1 again when none waits. */
export function toHeld({ draft, book }: State, nowMs: number): Held {
  const { lines, next, takeout, guests, cut, held = [] } = draft;
  const more = { ...(guests === undefined ? {} : { guests }), ...(cut === undefined ? {} : { cut }) };
  const n = Math.max(0, ...held.map((one) => one.n)) + 1;
  return { n, sinceMs: nowMs, op: book.op, basket: { lines, next, takeout, ...more } };
}

/** What the journal says of a basket that is not sold, and of which nothing was paid: lines taken out before as well. */
export function dropFact(lines: Draft["lines"], reason: "cashier" | "held" | "closing"): Fact {
  return { kind: "sale-cancelled", data: { lines: journalLines(lines), total: totalOf(lines), returned: [], reason } };
}

/** Baskets put aside and express mode stay, whatever becomes of the basket on the counter: who forgets them says so. */
export function keepLane({ draft: { held, express, turn, large } }: State, verdict: Verdict): Verdict {
  if (verdict.kind === "refused") return verdict;
  const { draft } = verdict;
  const more = {
    ...(held !== undefined && draft.held === undefined ? { held } : {}),
    ...(turn !== undefined && draft.turn === undefined ? { turn } : {}),
    ...(large !== undefined && draft.large === undefined ? { large } : {}),
    ...(express !== undefined && draft.express === undefined ? { express } : {}),
  };
  return Object.keys(more).length === 0 ? verdict : { ...verdict, draft: { ...draft, ...more } };
}

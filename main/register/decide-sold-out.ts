import type { Command } from "./command.ts";
import { type State, type Verdict, accept, refuse } from "./verdict.ts";

/** No lane has more keys than this; the list goes with every View. */
const mostSoldOut = 60;

/** Marks a touch key sold out, or not any more. It is no fact of money, so nothing is journalled. */
export function decideSoldOut({ draft, book }: State, command: Command): Verdict | null {
  if (command.kind !== "sold-out") return null;
  if (book.op === null || book.day === null) return refuse("not-now");
  const { soldOut = [] } = draft;
  const others = soldOut.filter((code) => code !== command.code);
  if (command.on && others.length >= mostSoldOut) return refuse("sold-out-full");
  return accept({ ...draft, soldOut: command.on ? [...others, command.code] : others });
}

/** What is sold out stays so whatever becomes of the basket, until another business day is opened. */
export function keepSoldOut({ draft: { soldOut } }: State, verdict: Verdict): Verdict {
  if (soldOut === undefined || verdict.kind === "refused") return verdict;
  if (verdict.facts.some(({ kind }) => kind === "day-open"))
    return { ...verdict, draft: { ...verdict.draft, soldOut: [] } };
  return verdict.draft.soldOut === undefined ? { ...verdict, draft: { ...verdict.draft, soldOut } } : verdict;
}

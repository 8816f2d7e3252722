import { emptyDraft } from "./draft.ts";
import { standingCount } from "./drawer-difference.ts";
import { dropFact } from "./held.ts";
import { type State, type Verdict, accept, refuse } from "./verdict.ts";

/**
 * 精算 begins. A basket left open and those put aside are cancelled first, in a commit of their own, so that the sums that
 * follow hold them; what the authority still owes an answer goes over into the next day. Only money of an open basket in
 * hand or captured has to be given back before, by the cashier who holds it.
 */
export function closeDay(state: State): Verdict {
  const { book, draft, guard } = state;
  if (guard && guard !== "clock" && guard !== "low-disk") return refuse(guard);
  if (book.op === null) return refuse("no-operator");
  if (book.day === null) return refuse("no-day");
  const { stage, lines, taken, captured, held = [], last } = draft;
  if (stage.kind !== "sale" && stage.kind !== "done") return refuse("close-not-empty");
  if (taken.length > 0 || captured.length > 0) return refuse("close-money");
  const baskets = [lines, ...held.map(({ basket }) => basket.lines)].filter((one) => one.length > 0);
  const facts = baskets.map((one) => dropFact(one, "closing"));
  const left = facts.length === 0 ? { ...draft, notice: null } : { ...emptyDraft, last, held: [], notice: null };
  return accept(left, { facts, effects: [{ kind: "reconcile", count: standingCount(book), thenClose: true }] });
}

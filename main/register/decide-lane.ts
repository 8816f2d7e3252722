import type { Command } from "./command.ts";
import { freshBasket, isRinging } from "./decide-basket.ts";
import { type Draft, emptyDraft } from "./draft.ts";
import { dropFact, mostHeld, refuseHold, refuseInHand, toHeld } from "./held.ts";
import { isEmpty } from "./part.ts";
import { type Stamp, type State, type Verdict, accept, refuse } from "./verdict.ts";

/** Another basket lies on the counter: a finger meant for the one before is not for this one. */
function turnOf({ turn = 0 }: Draft): Pick<Draft, "turn"> {
  return { turn: turn + 1 };
}

function hold(state: State, nowMs: number): Verdict {
  const { draft } = state;
  const held = draft.held ?? [];
  const refused = refuseHold(state);
  if (refused) return refused;
  if (held.length >= mostHeld) return refuse("hold-full", { amount: mostHeld });
  const aside = toHeld(state, nowMs);
  return accept(
    {
      ...emptyDraft,
      last: draft.last,
      ...turnOf(draft),
      held: [...held, aside],
      notice: { code: "held", amount: aside.n },
    },
    { sound: "done" },
  );
}

/** Brings a basket back; what lies on the counter takes its place, so that there are never more than there may be. */
function recall(state: State, n: number, nowMs: number): Verdict {
  const { draft } = state;
  const { stage, lines } = draft;
  const found = draft.held?.find((one) => one.n === n);
  if (!isRinging(draft) || found === undefined) return refuse("not-now");
  if (state.book.op === null) return refuse("no-operator");
  if (state.book.day === null) return refuse("no-day");
  const rest = (draft.held ?? []).filter((one) => one !== found);
  // Of what is done nothing is left to put aside; of a basket whose lines were all taken out only that they were.
  const isOpen = stage.kind === "sale";
  const isSwap = isOpen && !isEmpty(draft);
  const refused = isOpen ? refuseInHand(draft) : null;
  if (refused) return refused;
  const facts = isOpen && !isSwap && lines.length > 0 ? [dropFact(lines, "cashier")] : [];
  const held = isSwap ? [...rest, toHeld(state, nowMs)] : rest;
  const notice = { code: isSwap ? "swapped" : "recalled", amount: n };
  return accept(
    { ...emptyDraft, ...found.basket, last: draft.last, ...turnOf(draft), held, notice },
    { facts, sound: "scan" },
  );
}

function drop(state: State, n: number): Verdict {
  const { draft } = state;
  const found = draft.held?.find((one) => one.n === n);
  if (!isRinging(draft) || found === undefined) return refuse("not-now");
  if (state.book.op === null) return refuse("no-operator");
  const held = (draft.held ?? []).filter((one) => one !== found);
  return accept(
    { ...draft, held, notice: { code: "held-dropped", amount: n } },
    { facts: [dropFact(found.basket.lines, "held")], sound: "done" },
  );
}

function count(state: State, guests: number): Verdict {
  if (!isRinging(state.draft)) return refuse("not-now");
  const { guests: _, ...draft } = freshBasket(state.draft);
  return accept(guests === 1 ? draft : { ...draft, guests });
}

/** The queue: baskets put aside, customers counted, express mode. */
export function decideLane(state: State, command: Command, stamp: Stamp): Verdict | null {
  switch (command.kind) {
    case "hold":
      return hold(state, stamp.nowMs);
    case "recall":
      return recall(state, command.n, stamp.nowMs);
    case "held-drop":
      return drop(state, command.n);
    case "guests":
      return count(state, command.guests);
    case "large-type":
      return accept({ ...state.draft, large: command.on });
    case "express":
      if (!isRinging(state.draft)) return refuse("not-now");
      return accept({
        ...state.draft,
        express: command.on,
        notice: { code: command.on ? "express-on" : "express-off" },
      });
    default:
      return null;
  }
}

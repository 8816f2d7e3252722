import type { Command } from "./command.ts";
import { decidePay } from "./decide-pay.ts";
import type { Draft } from "./draft.ts";
import { askPart, isEmpty } from "./part.ts";
import { type Stamp, type State, type Verdict, refuse } from "./verdict.ts";

type Tap = Command & { readonly kind: "tap" };

/** The member has to have seen the total for this long (design 3). */
export const standMs = 300;

/** Whether this register is in express mode: switched here, else as the settings say. */
export function isExpress({ settings, draft }: Pick<State, "settings" | "draft">): boolean {
  return draft.express ?? settings?.lane?.express ?? false;
}

/** Whether a card held at the reader now would pay the basket. */
export function takesTaps(state: State): boolean {
  const { draft } = state;
  // A card held there now approves something; a locked screen sells nothing.
  if (draft.asking !== undefined || draft.locked !== undefined) return false;
  return isExpress(state) && draft.stage.kind === "sale" && !isEmpty(draft) && mayPay(state);
}

/** What a member has to have seen before a card pays it, by identity; null = nothing a card could pay. */
export function shownBasket(state: State): object | null {
  return takesTaps(state) ? state.draft.lines : null;
}

function mayPay(state: State): boolean {
  return state.emoney !== "down" && state.guard === null && typeof askPart(state) === "number";
}

/**
 * Whether the card was laid down for what the customer's window shows: the total has stood there for 300 ms, and the card came after it.
 * A card that came before was laid for something else, or for nothing.
 */
function isForTotal({ stoodMs, heldMs }: Tap): boolean {
  return typeof stoodMs === "number" && stoodMs >= standMs && heldMs !== undefined && heldMs <= stoodMs;
}

/** A tap while ringing up in express mode: all that is due, by e-money. Null: the register is not in express mode, or nothing is rung up. */
export function tapExpress(state: State, tap: Tap, stamp: Stamp): Verdict | null {
  const { draft } = state;
  if (draft.stage.kind !== "sale" || isEmpty(draft) || draft.locked !== undefined || !isExpress(state)) return null;
  if (tap.presentAtStart) return refuse("present-at-start");
  if (!isForTotal(tap)) return refuse("tap-early");
  const amount = askPart(state);
  if (typeof amount !== "number") return amount;
  const asked: Draft = { ...draft, stage: { kind: "card", for: "pay", amount } };
  return decidePay({ ...state, draft: asked }, tap, stamp);
}

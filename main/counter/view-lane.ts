import type { HeldView, LaneView } from "#ipc/lane.ts";
import { isExpress, takesTaps } from "#register/express.ts";
import type { Held } from "#register/held.ts";
import { countOf, totalOf } from "#register/totals.ts";
import type { State } from "#register/verdict.ts";
import { canMeal } from "./view-tender.ts";

/** Enough to know a basket by (in characters). */
const mostName = 18;
const none: readonly HeldView[] = [];
/** They are shown with every View and change with few. */
const known = new WeakMap<readonly Held[], readonly HeldView[]>();

function toView({ n, sinceMs, op, basket: { lines } }: Held): HeldView {
  const sold = lines.filter((line) => !line.void);
  return {
    n,
    sinceMs,
    op,
    first: [...(sold[0]?.name ?? "")].slice(0, mostName).join(""),
    more: Math.max(0, sold.length - 1),
    count: countOf(lines),
    total: totalOf(lines),
  };
}

function heldView(held: readonly Held[] | undefined): readonly HeldView[] {
  if (held === undefined) return none;
  const found = known.get(held) ?? held.map(toView);
  known.set(held, found);
  return found;
}

function mealNow(state: State): LaneView["meal"] {
  if (!state.settings?.classes.some(({ pays }) => pays.includes("meal"))) return "off";
  return canMeal(state) ? "ready" : "nothing";
}

/** How the queue stands, for the cashier. */
export function laneView(state: State): LaneView {
  const { draft } = state;
  return {
    held: heldView(draft.held),
    express: isExpress(state),
    takesTaps: takesTaps(state),
    meal: mealNow(state),
    guests: draft.guests ?? 1,
    large: draft.large ?? false,
  };
}

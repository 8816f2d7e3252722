import type { OffView, PriceKeys } from "#ipc/price.ts";
import type { DraftLine } from "#register/draft.ts";
import type { DiscountData } from "#register/entry.ts";
import { permissionsOf } from "#register/permission.ts";
import { basketOff, offOf, ownOff } from "#register/price-lines.ts";
import { pricePolicyOf } from "#register/price-policy.ts";
import type { Settings } from "#register/settings.ts";
import type { State } from "#register/verdict.ts";

/** A key's name is no longer than this on a line of the basket (characters). */
const mostName = 16;

function viewOff({ name, percent, amount }: DiscountData, most = mostName): OffView {
  return {
    name: [...name].slice(0, Math.min(most, mostName)).join(""),
    ...(percent === undefined ? {} : { percent }),
    amount,
  };
}

/** What is special about the price of a line: its own discount, what it was before it was changed by hand. `most`: longest name. */
export function viewLinePrice(line: DraftLine, most: number): { readonly off?: OffView; readonly was?: number } {
  const off = offOf(line.cut, ownOff(line));
  return {
    ...(off === null ? {} : { off: viewOff(off, most) }),
    ...(line.priced === undefined ? {} : { was: line.priced.was }),
  };
}

/** The discount on the basket, a row of its own below the lines. */
export function viewBasketOff({ draft }: Pick<State, "draft">): { readonly off?: OffView } {
  if (draft.cut === undefined) return {};
  return { off: viewOff(basketOff(draft) ?? { ...draft.cut, amount: 0 }) };
}

/** A staff card held at the reader would be taken as a supervisor's yes. */
export function takesBadge({ draft, settings }: State): { readonly badge?: true } {
  if (draft.asking === undefined) return {};
  const isThere = settings?.operators.some(({ role, badge }) => role === "supervisor" && badge !== undefined);
  return isThere === true ? { badge: true } : {};
}

export function priceKeys(settings: Settings | null): PriceKeys {
  return { ...pricePolicyOf(settings), permissions: permissionsOf(settings) };
}

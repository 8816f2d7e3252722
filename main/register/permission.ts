import type { Action } from "./price-settings.ts";
import type { Settings } from "./settings.ts";
import { type State, type Verdict, refuse } from "./verdict.ts";

type Role = "cashier" | "supervisor";

/** Who may do what where the settings say nothing: small things are the cashier's, prices by hand a supervisor's. */
const usual: { readonly [action in Action]: Role } = {
  discount: "cashier",
  "price-override": "supervisor",
  "deposit-return": "cashier",
  "line-void": "cashier",
  "cancel-sale": "cashier",
  refund: "cashier",
  "void-after": "cashier",
  copy: "cashier",
  invoice: "cashier",
  "no-sale": "cashier",
  "cash-in": "cashier",
  "cash-out": "cashier",
};

/** Who may do each of these at this register. */
export function permissionsOf(settings: Settings | null): { readonly [action in Action]: Role } {
  return { ...usual, ...settings?.permissions };
}

export function isSupervisor({ settings, book }: Pick<State, "settings" | "book">): boolean {
  return settings?.operators.find(({ op }) => op === book.op)?.role === "supervisor";
}

/** Why whoever is signed on may not do it alone; null = they may. */
export function refuseWithout(state: Pick<State, "settings" | "book">, action: Action): Verdict | null {
  const needed = permissionsOf(state.settings)[action];
  return needed === "cashier" || isSupervisor(state) ? null : refuse("need-supervisor");
}

import type { Layout, View } from "#ipc/view.ts";
import type { PriceKeys } from "#ipc/price.ts";
import type { Act, ScreenCommand } from "#register/command.ts";
import { askApproval, closeSheet } from "./desk.ts";
import { mirror, send } from "./register.ts";

type Action = keyof PriceKeys["permissions"];
type PriceAct = Extract<Act, { kind: "discount" | "price" | "deposit-return" }>;
type Permitted = Extract<Act, { kind: "permit" }>["command"];

/** Whether whoever is signed on may do it alone, as far as this screen knows: the register decides. */
export function mayAlone(view: View, prices: Layout["prices"], action: Action): boolean {
  return view.op?.role === "supervisor" || prices?.permissions[action] !== "supervisor";
}

/** Does it, or asks a supervisor for it; over how much (yen). */
export function doPrice(act: PriceAct, isAllowed: boolean, amount: number): void {
  if (!isAllowed) return askApproval({ act, amount, about: null, isOpen: false, from: null });
  send(act);
  closeSheet();
}

/** Says what a cashier may not say everywhere, or asks a supervisor for it. */
export function sendPermitted(view: View, action: Action, command: Permitted & ScreenCommand): void {
  if (mayAlone(view, mirror.getState().layout?.prices, action)) return send(command);
  askApproval({ act: { kind: "permit", command }, amount: 0, about: null, isOpen: false, from: null });
}

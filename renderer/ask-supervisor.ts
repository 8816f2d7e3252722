import type { Act, ScreenCommand } from "#register/command.ts";
import { askApproval } from "./desk.ts";
import { mirror } from "./register.ts";

/** What a supervisor would let happen of a Command that needs one; null = there is no such thing. */
function actOf(command: ScreenCommand): Act | null {
  switch (command.kind) {
    case "line-void":
    case "cancel-sale":
    case "refund-take":
    case "receipt-copy":
    case "invoice":
      return { kind: "permit", command };
    case "no-sale":
      return { kind: "no-sale", reason: command.reason };
    case "discount":
    case "price":
    case "deposit-return":
    case "cash-in":
    case "cash-out":
      return command;
    default:
      return null;
  }
}

/** Whatever the register keeps from this cashier, from whatever screen it was said: the sheet for a supervisor opens. */
export function followRefusals(): void {
  mirror.subscribe(({ refusal }, before) => {
    if (refusal === null || refusal === before.refusal || refusal.code !== "need-supervisor") return;
    const act = refusal.of === undefined ? null : actOf(refusal.of);
    if (act === null) return;
    const amount = "amount" in act ? act.amount : 0;
    askApproval({ act, amount, about: null, isOpen: false, from: null });
  });
}

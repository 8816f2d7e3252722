import type { Command } from "./command.ts";
import { decideBasket } from "./decide-basket.ts";
import { decidePaper } from "./decide-paper.ts";
import { decideRefund } from "./decide-refund.ts";
import { refuseWithout } from "./permission.ts";
import type { Permitted } from "./price-command.ts";
import type { Action } from "./price-settings.ts";
import { type Stamp, type State, type Verdict, refuse } from "./verdict.ts";

/** The return of the last sale, while it is the last, is 取引取消. Asked again of headquarters it was allowed before. */
function refundAction({ draft: { stage, last } }: State): Action | null {
  if (stage.kind !== "refund") return null;
  return stage.sale.isOwn && stage.sale.receipt === last?.receipt ? "void-after" : "refund";
}

function actionOf(state: State, command: Command): Action | null {
  switch (command.kind) {
    case "refund-take":
      return refundAction(state);
    // The receipt nobody had asked for yet is no copy.
    case "receipt-copy":
      return (command.paper?.printed ?? 0) > 0 ? "copy" : null;
    case "line-void":
    case "cancel-sale":
    case "invoice":
    case "no-sale":
    case "cash-in":
    case "cash-out":
      return command.kind;
    default:
      return null;
  }
}

/** Why a finger may not do this without a supervisor; null = it may, or it is none of this. */
export function refuseUnpermitted(state: State, command: Command): Verdict | null {
  const action = actionOf(state, command);
  return action === null ? null : refuseWithout(state, action);
}

/** What the permissions keep from this cashier, let happen by a supervisor: the approval goes into the same commit, behind it. */
export function carryPermitted(state: State, command: Permitted, by: string, stamp: Stamp): Verdict {
  const action = actionOf(state, command);
  const done =
    decideBasket(state, command) ?? decideRefund(state, command, stamp) ?? decidePaper(state, command, stamp);
  if (action === null || done === null) return refuse("not-now");
  if (done.kind === "refused") return done;
  return { ...done, facts: [...done.facts, { kind: "approval", data: { for: action, by } }] };
}

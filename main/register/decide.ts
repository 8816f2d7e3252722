import type { Command } from "./command.ts";
import { decideBasket } from "./decide-basket.ts";
import { decideCharge } from "./decide-charge.ts";
import { decideHouse } from "./decide-house.ts";
import { decidePay } from "./decide-pay.ts";
import { decideResolve } from "./decide-resolve.ts";
import { decideSign } from "./decide-sign.ts";
import { decideTender } from "./decide-tender.ts";
import { type Stamp, type State, type Verdict, refuse } from "./verdict.ts";

/** What one Command means now: facts to journal, the next basket, jobs and effects — or a refusal. Pure and total. */
export function decide(state: State, command: Command, stamp: Stamp): Verdict {
  return (
    decideBasket(state, command) ??
    decideTender(state, command, stamp) ??
    decidePay(state, command, stamp) ??
    decideCharge(state, command, stamp) ??
    decideResolve(state, command) ??
    decideSign(state, command, stamp) ??
    decideHouse(state, command, stamp.nowMs) ??
    refuse("not-now")
  );
}

import type { Command } from "./command.ts";
import { decideApprove } from "./decide-approve.ts";
import { decideBarcode } from "./decide-barcode.ts";
import { decideDesk } from "./decide-desk.ts";
import { keepLeft } from "./desk-left.ts";
import { settleRebate } from "./grant-rebate.ts";
import { keepReleases } from "./refund-ask.ts";
import { decideInquiry } from "./decide-inquiry.ts";
import { decideMeal } from "./decide-meal.ts";
import { decidePending } from "./decide-pending.ts";
import { decideReconcile } from "./decide-reconcile.ts";
import { decideRefund } from "./decide-refund.ts";
import { decideTray } from "./decide-tray.ts";
import { decideDrawer } from "./decide-drawer.ts";
import { decideGrant } from "./decide-grant.ts";
import { decideCollect } from "./decide-collect.ts";
import { decideBasket } from "./decide-basket.ts";
import { decideCharge } from "./decide-charge.ts";
import { decideHouse } from "./decide-house.ts";
import { decidePay } from "./decide-pay.ts";
import { decideResolve } from "./decide-resolve.ts";
import { decideService } from "./decide-service.ts";
import { decideSign } from "./decide-sign.ts";
import { decideTender } from "./decide-tender.ts";
import { decideGoods } from "./decide-goods.ts";
import { decidePrice } from "./decide-price.ts";
import { decideLane } from "./decide-lane.ts";
import { decideTill } from "./decide-till.ts";
import { decidePaper } from "./decide-paper.ts";
import { type Stamp, type State, type Verdict, refuse } from "./verdict.ts";

/** What one Command means now: facts to journal, the next basket, jobs and effects — or a refusal. Pure and total. */
export function decide(state: State, command: Command, stamp: Stamp): Verdict {
  const decided = settleRebate(state, command, stamp, decideAlone(state, command, stamp));
  return keepReleases(state, keepLeft(state, decided));
}

function decideAlone(state: State, command: Command, stamp: Stamp): Verdict {
  return (
    // First, because of its own stages it takes scans, taps and `back` itself.
    decideDesk(state, command, stamp) ??
    decideRefund(state, command, stamp) ??
    decideBasket(state, command) ??
    decideGoods(state, command, stamp) ??
    decidePrice(state, command, stamp) ??
    decideLane(state, command, stamp) ??
    decideTender(state, command, stamp) ??
    decidePay(state, command, stamp) ??
    decideCollect(state, command) ??
    decideCharge(state, command, stamp) ??
    decideBarcode(state, command, stamp) ??
    decideMeal(state, command, stamp) ??
    decideTray(state, command, stamp) ??
    decideInquiry(state, command, stamp) ??
    decideGrant(state, command, stamp) ??
    decidePending(state, command, stamp) ??
    decideReconcile(state, command, stamp) ??
    decideResolve(state, command) ??
    decideApprove(state, command, stamp) ??
    decideSign(state, command, stamp) ??
    decideDrawer(state, command, stamp) ??
    decideService(state, command, stamp) ??
    decideTill(state, command, stamp) ??
    decidePaper(state, command, stamp) ??
    decideHouse(state, command, stamp.nowMs) ??
    refuse("not-now")
  );
}

import type { Command } from "./command.ts";
import { keepAsking } from "./asking.ts";
import { decideApprove } from "./decide-approve.ts";
import { decideBadge } from "./decide-badge.ts";
import { decideBarcode } from "./decide-barcode.ts";
import { decideDesk } from "./decide-desk.ts";
import { decideLock } from "./decide-lock.ts";
import { decideStation } from "./decide-station.ts";
import { keepLocked } from "./lock.ts";
import { keepLeft } from "./desk-left.ts";
import { settleRebate } from "./grant-rebate.ts";
import { keepLane } from "./held.ts";
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
import { decideSoldOut, keepSoldOut } from "./decide-sold-out.ts";
import { decidePaper } from "./decide-paper.ts";
import { refuseUnpermitted } from "./permit.ts";
import { keepPriced } from "./price-lines.ts";
import { type Stamp, type State, type Verdict, refuse } from "./verdict.ts";

/** What one Command means now: facts to journal, the next basket, jobs and effects — or a refusal. Pure and total. */
export function decide(state: State, command: Command, stamp: Stamp): Verdict {
  const locking = decideLock(state, command, stamp);
  if (locking) return keepAsking(state, command, locking);
  const decided = keepPriced(state, settleRebate(state, command, stamp, decideAlone(state, command, stamp)));
  const kept = keepLane(
    state,
    keepLocked(state.draft, keepReleases(state, keepLeft(state, keepSoldOut(state, decided)))),
  );
  return keepAsking(state, command, kept);
}

function decideAlone(state: State, command: Command, stamp: Stamp): Verdict {
  return (
    // Before all else: what is not allowed, and a card that is held there for a supervisor's yes and not for money.
    refuseUnpermitted(state, command) ??
    decideBadge(state, command, stamp) ??
    // Early, because of its own stages it takes scans, taps and `back` itself.
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
    decideSoldOut(state, command) ??
    decideTill(state, command, stamp) ??
    decidePaper(state, command, stamp) ??
    decideStation(state, command, stamp) ??
    decideHouse(state, command, stamp.nowMs) ??
    refuse("not-now")
  );
}

import type { Act, Command } from "./command.ts";
import { correctCharge, shownSeq } from "./correct-charge.ts";
import { openNoSale } from "./decide-drawer.ts";
import { countWrongPin, refuseLocked } from "./decide-sign.ts";
import { beginTraining } from "./decide-station.ts";
import { moveCash } from "./decide-till.ts";
import { actPrice } from "./decide-price.ts";
import { carryPermitted } from "./permit.ts";
import { isSameAct, withoutAsking } from "./asking.ts";
import { instantOf } from "./instant-of.ts";
import { settle } from "./settle.ts";
import { type Stamp, type State, type Verdict, accept, refuse } from "./verdict.ts";

export function refuseAct(state: State, op: string, stamp: Stamp): Verdict | null {
  const { settings, guard, book } = state;
  if (!settings) return refuse("starting");
  if (guard && guard !== "low-disk") return refuse(guard);
  if (book.op === null) return refuse("no-operator");
  const isSupervisor = settings.operators.some((one) => one.op === op && one.role === "supervisor");
  return isSupervisor ? refuseLocked(state, op, stamp) : refuse("need-supervisor");
}

/** On for as long as the signed settings allow; without them never. */
function setTrust(state: State, on: boolean, by: string, stamp: Stamp): Verdict {
  const { draft, settings, book } = state;
  const caps = settings?.policy.trust;
  if (caps === undefined) return refuse("trust-unset");
  if (!on) {
    return accept(
      { ...draft, notice: { code: "trust-off" } },
      { facts: [{ kind: "approval", data: { for: "trust", by, on } }], sound: "done" },
    );
  }
  if (book.day === null) return refuse("no-day");
  if (book.forked) return refuse("forked");
  const until = instantOf(stamp.nowMs + caps.off_after_ms, stamp.offsetMin);
  return accept(
    { ...draft, notice: { code: "trust-on", amount: caps.per_sale } },
    { facts: [{ kind: "approval", data: { for: "trust", by, on, until } }], sound: "done" },
  );
}

/** What the supervisor let happen, with the approval in the same commit. */
export function carryOut(state: State, act: Act, by: string, stamp: Stamp): Verdict {
  switch (act.kind) {
    case "trust":
      return setTrust(state, act.on, by, stamp);
    case "settle":
      return settle(state, { key: act.key, as: act.as, by }, stamp);
    case "charge-correct":
      return correctCharge(state, act, by);
    case "no-sale":
      return openNoSale(state, act.reason, by);
    case "cash-in":
    case "cash-out":
      return moveCash(state, act, by);
    case "training":
      return beginTraining(state, by);
    case "permit":
      return carryPermitted(state, act.command, by, stamp);
    case "discount":
    case "price":
    case "deposit-return":
      return actPrice(state, act, by);
  }
}

/** What was done while the PIN was looked at must not be taken off the screen before anybody has seen it. */
export function asShown({ draft }: State, act: Act): Act {
  return act.kind === "charge-correct" ? { ...act, shown: shownSeq(draft) } : act;
}

/** What speaks of the basket on the counter is for this one alone: it may be another by the time the PIN has been looked at. */
function isOfBasket({ kind }: Act): boolean {
  return kind === "discount" || kind === "price" || kind === "permit";
}

function askedOf({ draft }: State, act: Act, { nowMs }: Stamp): State["draft"] {
  if (!isOfBasket(act) || (draft.asking && isSameAct(draft.asking.act, act))) return draft;
  return { ...draft, asking: { act, sinceMs: nowMs } };
}

export function decideApprove(state: State, command: Command, stamp: Stamp): Verdict | null {
  if (command.kind === "approve") {
    const { op, pin, act } = command;
    const refused = refuseAct(state, op, stamp);
    if (refused) return refused;
    // Said before the PIN is typed for nothing.
    const tried = carryOut(state, act, op, stamp);
    if (tried.kind === "refused") return tried;
    return accept(askedOf(state, act, stamp), {
      effects: [{ kind: "check-pin", op, pin, for: "act", act: asShown(state, act) }],
    });
  }
  if (command.kind !== "pin-checked" || command.for !== "act" || command.act === undefined) return null;
  const { op, ok, act } = command;
  if (!ok) return refuseLocked(state, op, stamp) ?? countWrongPin(state, op, stamp);
  const refused = refuseAct(state, op, stamp);
  if (refused) return refused;
  if (isOfBasket(act) && !(state.draft.asking && isSameAct(state.draft.asking.act, act)))
    return refuse("approval-late");
  const done = carryOut(state, act, op, stamp);
  return done.kind === "refused" || done.draft.asking === undefined
    ? done
    : { ...done, draft: withoutAsking(done.draft) };
}

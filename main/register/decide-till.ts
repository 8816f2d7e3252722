import type { Command } from "./command.ts";
import { countFact } from "./count-fact.ts";
import { areCountsOf } from "./denominations.ts";
import type { CashMoveData, Fact } from "./entry.ts";
import { refuseMoney } from "./guard.ts";
import { instantOf } from "./instant-of.ts";
import { handOver, endShift } from "./hand-over.ts";
import { isSupervisor, refuseWithout } from "./permission.ts";
import { safeReasons, tillPolicyOf } from "./till-policy.ts";
import type { CashMove } from "./till-command.ts";
import { type State, type Stamp, type Verdict, accept, refuse } from "./verdict.ts";

/** A clock that is wrong by less is nobody's business; said again only when it has changed by as much, ms. */
export const driftMs = 60_000;

/** The reason as it is journalled, and whether a supervisor lets it happen; null = there is no such reason. */
function reasonOf({ settings }: State, { kind, as, reason }: CashMove): { reason: string; approve: boolean } | null {
  const policy = tillPolicyOf(settings);
  if (as !== undefined) {
    if ((as === "loan") !== (kind === "cash-in")) return null;
    return { reason: safeReasons[as], approve: policy.approve.has(as) };
  }
  const found = policy[kind === "cash-in" ? "in" : "out"].find((one) => one.reason === reason);
  return found ? { reason: found.reason, approve: found.approve === true } : null;
}

/** 入金・出金・補充・回収: the entry, the kick and the slip in one commit. `by`: the supervisor who let it happen. */
export function moveCash(state: State, move: CashMove, by: string | null): Verdict {
  const { draft, book } = state;
  const refused = refuseMoney(state);
  if (refused) return refused;
  if (draft.stage.kind !== "sale" && draft.stage.kind !== "done") return refuse("not-now");
  const { kind, amount, as, counts } = move;
  if (amount <= 0) return refuse("till-amount");
  if (counts !== undefined && !areCountsOf(counts, amount)) return refuse("till-counts");
  const why = reasonOf(state, move);
  if (why === null) return refuse("till-reason");
  const alone = refuseWithout(state, kind) ?? (why.approve && !isSupervisor(state) ? refuse("need-supervisor") : null);
  if (alone && by === null) return alone;
  const data: CashMoveData = {
    amount,
    reason: why.reason,
    ...(as === undefined ? {} : { as }),
    ...(counts === undefined ? {} : { counts }),
    ...(by === null ? {} : { by }),
  };
  const before: Fact[] = by === null ? [] : [{ kind: "approval", data: { for: kind, by, amount } }];
  const of = book.seq + before.length + 1;
  return accept(
    { ...draft, notice: { code: as ?? kind, amount, text: why.reason } },
    {
      facts: [...before, { kind, data }, { kind: "drawer-kick", data: { for: kind } }],
      jobs: [
        { device: "drawer", what: { kind: "kick" }, of },
        { device: "printer", what: { kind: "till-slip", copy: 0 }, of },
      ],
      sound: "done",
    },
  );
}

/** Why the drawer cannot be counted now. Cash that lies in an open basket is in the drawer and in no sum. */
function refuseCount({ guard, book, draft }: State): Verdict | null {
  if (guard && guard !== "clock" && guard !== "low-disk") return refuse(guard);
  if (book.op === null) return refuse("no-operator");
  if (book.day === null) return refuse("no-day");
  const { stage, taken, captured } = draft;
  const isHeld = (stage.kind !== "sale" && stage.kind !== "done") || taken.length > 0 || captured.length > 0;
  return isHeld ? refuse("count-not-now") : null;
}

function count(state: State, command: Command & { kind: "cash-count" }): Verdict {
  const refused = refuseCount(state);
  if (refused) return refused;
  const { counted, counts } = command;
  if (counts !== undefined && !areCountsOf(counts, counted)) return refuse("till-counts");
  return accept({ ...state.draft, notice: null }, { facts: [countFact(state, command)], sound: "tap" });
}

function openForCount(state: State): Verdict {
  return (
    refuseCount(state) ??
    accept(
      { ...state.draft, notice: { code: "count-drawer" } },
      {
        facts: [{ kind: "drawer-kick", data: { for: "count" } }],
        jobs: [{ device: "drawer", what: { kind: "kick" } }],
      },
    )
  );
}

/** The drift as it was last journalled is the counter's to remember: a restart says it once more. */
function noteDrift({ draft }: State, ms: number, stamp: Stamp): Verdict {
  const was = instantOf(stamp.nowMs, stamp.offsetMin);
  const now = instantOf(stamp.nowMs - ms, stamp.offsetMin);
  return accept(draft, { facts: [{ kind: "clock", data: { was, now, by: null, drift_ms: ms } }] });
}

/** Cash in and out, counts, hand-over, and a clock that is wrong. */
export function decideTill(state: State, command: Command, stamp: Stamp): Verdict | null {
  switch (command.kind) {
    case "cash-in":
    case "cash-out":
      return moveCash(state, command, null);
    case "count-drawer":
      return openForCount(state);
    case "cash-count":
      return count(state, command);
    case "hand-over":
      return handOver(state);
    case "shift-summed":
      return endShift(state, command, stamp);
    case "clock-drift":
      return noteDrift(state, command.driftMs, stamp);
    default:
      return null;
  }
}

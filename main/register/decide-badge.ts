import { askingMs, withoutAsking } from "./asking.ts";
import type { Command } from "./command.ts";
import { carryOut, refuseAct } from "./decide-approve.ts";
import type { Fact } from "./entry.ts";
import { type Stamp, type State, type Verdict, accept, refuse } from "./verdict.ts";

function byBadge(fact: Fact): Fact {
  return fact.kind === "approval" ? { ...fact, data: { ...fact.data, via: "badge" } } : fact;
}

/**
 * A card held at the reader while a supervisor is asked: it approves, or it is nobody's; it never pays. It must have come
 * while the question stood: one that lay there before was laid down for something else.
 */
export function decideBadge(state: State, command: Command, stamp: Stamp): Verdict | null {
  const { draft, settings } = state;
  const { asking } = draft;
  if (command.kind !== "tap" || asking === undefined) return null;
  const askedMs = stamp.nowMs - asking.sinceMs;
  if (askedMs > askingMs)
    return accept({ ...withoutAsking(draft), notice: { code: "approval-late" } }, { sound: "error" });
  const { card, presentAtStart, heldMs, name } = command;
  if (presentAtStart || heldMs === undefined || heldMs > askedMs) return refuse("badge-again");
  const operator = name === undefined ? undefined : settings?.operators.find(({ badge }) => badge === name);
  if (operator === undefined) return refuse("badge-unknown");
  if (card.kind === "stopped") return refuse("badge-stopped");
  const { op } = operator;
  const done = refuseAct(state, op, stamp) ?? carryOut(state, asking.act, op, stamp);
  if (done.kind === "refused") return done;
  return { ...done, facts: done.facts.map(byBadge), draft: withoutAsking(done.draft) };
}

import type { DeviceTrouble } from "../device-state.ts";
import { kick, kickAtOnce, readDrawer } from "../drawer/frame.ts";
import { judgeKick, type KickOutcome } from "../drawer/machine.ts";
import { ask, EVERYTHING, makeFence, write } from "./machine-link.ts";
import { stoppedBy } from "./status.ts";
import type { Kicking, KickJob, Turn } from "./turn.ts";

const NO_FENCE = { kind: "none" } as const;

/** Asks first: a kick is only ever sent to a printer that has just answered, or it might lie in a buffer and open the drawer later. */
export function beginKick(turn: Turn, job: KickJob): void {
  turn.m.kicking = { job, stage: "asked", fence: NO_FENCE, by: Infinity, pollAt: Infinity };
  ask(turn, turn.m.settings.times.answerMs, ...EVERYTHING);
}

export function endKick(turn: Turn, kicking: Kicking, outcome: KickOutcome): void {
  turn.effects.push({ kind: "kicked", job: kicking.job.job, outcome }, { kind: "count", name: `kick-${outcome.kind}` });
  turn.m.kicking = undefined;
}

export function giveUpKick(turn: Turn, kicking: Kicking, code: DeviceTrouble): void {
  endKick(turn, kicking, kicking.stage === "asked" ? { kind: "failed", code } : { kind: "unknown", code });
}

/** The printer has answered: the pulse goes out, in its place among the data, or at once where the printer stands still and its queue with it. */
export function startKick(turn: Turn, kicking: Kicking): void {
  const { m, at } = turn;
  const { profile, times, drawerPin } = m.settings;
  const stopped = stoppedBy(m.status);
  if (stopped && !(profile.drawer.realTime && stopped !== "UNRECOVERABLE" && stopped !== "CUTTER")) {
    giveUpKick(turn, kicking, stopped);
    return;
  }
  m.lastKickAt = at;
  turn.effects.push({ kind: "count", name: "kicks" });
  if (stopped) {
    write(turn, kickAtOnce(drawerPin));
    m.kicking = { ...kicking, stage: "kicked", by: at + times.syncMs, fence: NO_FENCE };
    ask(turn, times.answerMs, 1);
    return;
  }
  const { fence, bytes } = makeFence(turn, profile.statusMethod);
  write(turn, kick(drawerPin), bytes);
  m.kicking = { ...kicking, stage: "kicked", by: at + times.syncMs, fence };
  if (fence.kind === "none") ask(turn, times.answerMs, 1);
}

/** The printer has taken the pulse; from now on the drawer's own switch is the witness. */
export function confirmKick(turn: Turn, kicking: Kicking): void {
  const { times } = turn.m.settings;
  turn.m.kicking = { ...kicking, stage: "confirming", by: turn.at + times.confirmMs, pollAt: turn.at + times.pollMs };
  watchKick(turn);
}

export function watchKick(turn: Turn): void {
  const { m, at } = turn;
  const { kicking, settings } = m;
  if (!kicking) return;
  if (kicking.stage === "kicked" && at >= kicking.by) giveUpKick(turn, kicking, "TIMEOUT");
  if (kicking.stage !== "confirming") return;
  const outcome = judgeKick(readDrawer(m.status.drawerHigh, settings.openWhenHigh), at, kicking.by);
  if (outcome) endKick(turn, kicking, outcome);
  else if (at >= kicking.pollAt) {
    m.kicking = { ...kicking, pollAt: at + settings.times.pollMs };
    if (m.asked.length === 0) ask(turn, settings.times.answerMs, 1);
  }
}

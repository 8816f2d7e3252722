import type { DeviceTrouble } from "../device-state.ts";
import { readDrawer } from "../drawer/frame.ts";
import { judgeKick, type KickOutcome } from "../drawer/machine.ts";
import { dialectOf } from "./dialect/dialect-of.ts";
import { ask, makeFence, write } from "./machine-link.ts";
import { stoppedBy } from "./status.ts";
import { type Kicking, type KickJob, NOTHING_AWAITED, type Turn } from "./turn.ts";

/** Asks first: a kick is only ever sent to a printer that has just answered, or it might lie in a buffer and open the drawer later. */
export function beginKick(turn: Turn, job: KickJob): void {
  const { answerMs } = turn.m.settings.times;
  turn.m.kicking = { job, stage: "asked", awaited: NOTHING_AWAITED, by: turn.at + answerMs, pollAt: Infinity };
  ask(turn, answerMs);
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
  const dialect = dialectOf(profile);
  const stopped = stoppedBy(m.status);
  if (stopped && !(profile.drawer.realTime && stopped !== "UNRECOVERABLE" && stopped !== "CUTTER")) {
    giveUpKick(turn, kicking, stopped);
    return;
  }
  m.lastKickAt = at;
  turn.effects.push({ kind: "count", name: "kicks" });
  if (stopped) {
    write(turn, dialect.kickAtOnce(drawerPin));
    m.kicking = { ...kicking, stage: "kicked", by: at + times.syncMs, awaited: NOTHING_AWAITED };
    ask(turn, times.answerMs, "drawer");
    return;
  }
  const { awaited, bytes } = makeFence(turn, "print");
  write(turn, dialect.kick(drawerPin), bytes);
  m.kicking = { ...kicking, stage: "kicked", by: at + times.syncMs, awaited };
  if (awaited.fence.kind === "none") ask(turn, times.answerMs, "drawer");
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
  // Under XOFF the question itself may still be on this side: nothing was kicked, and nothing will be.
  if (kicking.stage !== "confirming" && at >= kicking.by)
    giveUpKick(turn, kicking, kicking.stage === "asked" && !m.status.held ? "OFFLINE" : "TIMEOUT");
  if (kicking.stage !== "confirming") return;
  const outcome = judgeKick(readDrawer(m.drawer.high, settings.openWhenHigh), at, kicking.by);
  if (outcome) endKick(turn, kicking, outcome);
  else if (at >= kicking.pollAt) {
    m.kicking = { ...kicking, pollAt: at + settings.times.pollMs };
    if (m.asked.length === 0) ask(turn, settings.times.answerMs, "drawer");
  }
}

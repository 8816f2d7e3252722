import { dialectOf } from "./dialect/dialect-of.ts";
import type { StatusFrame } from "./frame.ts";
import { confirmKick, giveUpKick, startKick } from "./machine-kick.ts";
import { ask, becomeReady, forgetQueue, greet, synchronise } from "./machine-link.ts";
import { giveUpPrint, passFence, probePrint, startPrint } from "./machine-print.ts";
import { stoppedBy } from "./status.ts";
import { type Awaited, NOBODY, type PrinterMachine, type Turn } from "./turn.ts";

function isPassed(m: PrinterMachine, awaited: Awaited | undefined, frame: StatusFrame): boolean {
  const fence = awaited?.fence;
  if (fence?.kind === "echo") return frame.kind === "echo" && frame.id === fence.id;
  if (fence?.kind === "etb") return frame.kind === "etb" && frame.count === fence.count;
  if (fence?.kind === "queued") return frame.kind === "queued" && m.queuedHeard >= (awaited?.nth ?? 0);
  return fence !== undefined && fence.kind === frame.kind;
}

/** Something no printer would say before it is known to be one. A bar code can look like four answers to DLE EOT, but not with its CR. */
export function doubt(turn: Turn, bytes: number): void {
  const { link } = turn.m;
  if (link.kind === "hello") turn.m.link = { ...link, garbage: link.garbage + bytes };
  if (link.kind === "sync") greet(turn, 1);
}

/** What the printer says. */
export function hear(turn: Turn, frame: StatusFrame): void {
  const { m } = turn;
  const wasSilent = m.silent > 1;
  const wasStopped = stoppedBy(m.status) !== undefined;
  if (frame.kind === "xon" || frame.kind === "xoff") {
    hold(turn, frame.kind === "xoff");
    return;
  }
  if (frame.kind === "queued" && !isOwed(m)) {
    if (m.link.kind !== "ready") doubt(turn, 1);
    return;
  }
  const isAnswer = frame.kind === "realtime" || frame.kind === "report";
  if (frame.kind === "asb") hearAsb(turn, frame);
  if (isAnswer) hearAnswer(turn, frame);
  if (m.link.kind !== "hello") m.silent = 0;
  // While the printer stands still XOFF has its reason; from then on it counts.
  if (m.status.held && (wasStopped || stoppedBy(m.status))) m.heldSince = turn.at;
  if (m.link.kind === "sync" && isPassed(m, m.link.awaited, frame)) becomeReady(turn);
  if (isAnswer && m.asked.length === 0) answered(turn);
  if (m.printing?.stage === "sent") {
    if (isPassed(m, m.printing.awaited, frame)) passFence(turn, m.printing);
    else if (isPassed(m, m.printing.probe, frame)) restarted(turn);
    else if (wasSilent) probePrint(turn);
  }
  if (m.kicking?.stage === "kicked" && isPassed(m, m.kicking.awaited, frame)) confirmKick(turn, m.kicking);
}

/** Counts an answer to GS r; false when none was due. */
function isOwed(m: PrinterMachine): boolean {
  if (m.queuedHeard >= m.queuedSent) return false;
  m.queuedHeard += 1;
  return true;
}

function hold(turn: Turn, isHeld: boolean): void {
  const { m, at } = turn;
  if (isHeld && !m.status.held) m.heldSince = at;
  m.status = { ...m.status, held: isHeld };
  // What was asked meanwhile is answered from now on.
  if (!isHeld && m.asked.length > 0) m.answerBy = at + m.settings.times.answerMs;
}

/** Some models say their status when they are switched on: the same again, though nothing has changed and nobody asked. */
function hearAsb(turn: Turn, frame: StatusFrame & { kind: "asb" }): void {
  const { m } = turn;
  const said = frame.bytes.join();
  const isDue = m.asbDue > 0;
  const isSame = said === m.lastAsb;
  const isSilent = m.silent > 1;
  m.lastAsb = said;
  m.status = dialectOf(m.settings.profile).hear(m.status, frame, undefined);
  if (isDue && isSame) m.asbDue -= 1;
  if (m.link.kind === "hello" && isSilent) greet(turn, m.link.noisy);
  if (m.link.kind !== "ready" || isDue) return;
  // A receipt under way with numbered fences can be asked about; nobody need be unsure because a switch has chattered.
  const canProbe = m.printing?.stage === "sent" && m.printing.awaited.fence.kind === "echo";
  if (isSame && !canProbe) restarted(turn);
  else if (!stoppedBy(m.status)) probePrint(turn);
}

/** Its buffer is gone and our modes with it. What was in it may be on paper in part. */
function restarted(turn: Turn): void {
  const { m } = turn;
  turn.effects.push({ kind: "count", name: "restarts" });
  forgetQueue(turn);
  const { printing, kicking } = m;
  if (printing?.stage === "sent") giveUpPrint(turn, printing, "OFFLINE");
  if (kicking?.stage === "kicked") giveUpKick(turn, kicking, "OFFLINE");
  // What has only been asked about waits for the greeting.
  if (printing?.stage === "asked") {
    m.printing = undefined;
    if (printing.job.job !== NOBODY)
      m.queue = [{ ...printing.job, startBy: turn.at + m.settings.times.graceMs }, ...m.queue];
  }
  if (kicking?.stage === "asked") {
    m.kicking = undefined;
    m.queue = [kicking.job, ...m.queue];
  }
  greet(turn, 0);
}

function hearAnswer(turn: Turn, frame: StatusFrame): void {
  const { m } = turn;
  if (m.link.kind === "ready" && dialectOf(m.settings.profile).isRestart(frame, m.fences - 1)) {
    restarted(turn);
    return;
  }
  const [n, ...rest] = m.asked;
  m.asked = rest;
  m.status = dialectOf(m.settings.profile).hear(m.status, frame, n);
  // It says it is online, and we still hold a reason why it is not: that was overheard, so ask for it.
  if (n === 1 && m.status.offline === false && m.asked.length === 0 && stoppedBy(m.status))
    ask(turn, m.settings.times.answerMs);
}

/** The last open DLE EOT question has its answer. */
function answered(turn: Turn): void {
  const { m } = turn;
  if (m.link.kind === "hello") {
    // Noise between the answers means that something else is talking there: another round decides.
    if (m.link.garbage > 0) return;
    m.silent = 0;
    synchronise(turn, 0);
    return;
  }
  if (m.link.kind === "sync" && m.link.awaited.fence.kind === "none") becomeReady(turn);
  if (m.link.kind !== "ready") return;
  if (m.printing?.stage === "asked") startPrint(turn, m.printing);
  if (m.kicking?.stage === "asked") startKick(turn, m.kicking);
  else if (m.kicking?.stage === "kicked" && m.kicking.awaited.fence.kind === "none") confirmKick(turn, m.kicking);
}

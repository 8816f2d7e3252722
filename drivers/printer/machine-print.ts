import type { DeviceTrouble } from "../device-state.ts";
import { dialectOf } from "./dialect/dialect-of.ts";
import { makeMark } from "./make-mark.ts";
import { ask, expectAsb, greet, makeFence, write } from "./machine-link.ts";
import { stoppedBy } from "./status.ts";
import {
  NOBODY,
  NOTHING_AWAITED,
  type PrintJob,
  type PrinterMachine,
  type PrintOutcome,
  type Printing,
  type Turn,
} from "./turn.ts";

/** What the mark on a broken paper may take, in times of `syncMs`. */
const MARK_SYNCS = 5;

/** Asks how the printer feels just before the first byte: a printer found dead or without paper has then got nothing, and the job may be sent again. */
export function beginPrint(turn: Turn, job: PrintJob): void {
  turn.m.printing = { job, stage: "asked", sentParts: 0, awaited: NOTHING_AWAITED, leftMs: job.allowedMs };
  ask(turn, turn.m.settings.times.answerMs);
}

/** The paper of a job that was given up hangs there: it is marked and cut off before the next one. */
export function beginMark(turn: Turn): void {
  const { profile, times } = turn.m.settings;
  const allowedMs = times.syncMs * MARK_SYNCS;
  beginPrint(turn, { kind: "print", job: NOBODY, parts: makeMark(profile), allowedMs, startBy: Infinity });
}

function tell(turn: Turn, { job: { job } }: Printing, outcome: PrintOutcome): void {
  if (job !== NOBODY) turn.effects.push({ kind: "printed", job, outcome }, { kind: "count", name: outcome.kind });
}

function endPrint(turn: Turn, printing: Printing, outcome: PrintOutcome): void {
  tell(turn, printing, outcome);
  turn.m.printing = undefined;
}

/** The outcome of giving up now: it depends only on whether a byte has left. */
export function giveUpPrint(turn: Turn, printing: Printing, code: DeviceTrouble): void {
  if (printing.stage === "sent") turn.m.isTorn = true;
  endPrint(turn, printing, printing.stage === "asked" ? { kind: "failed", code } : { kind: "unknown", code });
}

/**
 * Nobody wants it any more. What has not been sent is not sent; behind what has, the mark and the cut. The job's own fence is still waited for,
 * so that no more than one window is ever under way.
 */
export function abortPrint(turn: Turn, printing: Printing): void {
  const { m, at } = turn;
  if (printing.stage === "asked") {
    giveUpPrint(turn, printing, "CANCELED");
    return;
  }
  tell(turn, printing, { kind: "unknown", code: "CANCELED" });
  m.isTorn = true;
  const { job, sentParts, by } = printing;
  const { profile, times } = m.settings;
  const parts = [...job.parts.slice(0, sentParts), ...(sentParts < job.parts.length ? makeMark(profile) : [])];
  const leftMs = (by === undefined ? printing.leftMs : Math.max(0, by - at)) + times.syncMs * MARK_SYNCS;
  m.printing = {
    ...printing,
    job: { ...job, job: NOBODY, parts },
    leftMs,
    ...(by === undefined ? {} : { by: at + leftMs }),
  };
}

function partMs({ settings }: PrinterMachine, job: PrintJob, part: number): number {
  return job.partMs?.[part] ?? settings.times.syncMs;
}

/** Sends the next part with a fence behind it; only then is the part before known to have left the buffer. Nothing is begun under XOFF. */
function sendPart(turn: Turn, printing: Printing): void {
  const { m, at } = turn;
  const { job, sentParts } = printing;
  const part = job.parts[sentParts];
  const { probe: _, isDue: __, passAt: ___, ...rest } = printing;
  if (!part) {
    const isProved = printing.awaited.fence.kind !== "none";
    m.isTorn = false;
    endPrint(turn, printing, isProved ? { kind: "done" } : { kind: "unknown", code: "TIMEOUT" });
    return;
  }
  if (m.status.held) {
    m.printing = { ...rest, awaited: NOTHING_AWAITED, isDue: true };
    return;
  }
  const { awaited, bytes } = makeFence(turn, "print");
  // Documents begin with it, the mark too.
  if (sentParts === 0 || job.job === NOBODY) expectAsb(turn);
  write(turn, part, bytes);
  const passAt = awaited.fence.kind === "none" ? { passAt: at + partMs(m, job, sentParts) } : {};
  m.printing = { ...rest, stage: "sent", sentParts: sentParts + 1, awaited, by: at + printing.leftMs, ...passAt };
}

/** The questions before the first byte are answered. */
export function startPrint(turn: Turn, printing: Printing): void {
  const stopped = stoppedBy(turn.m.status);
  if (stopped) giveUpPrint(turn, printing, stopped);
  else sendPart(turn, printing);
}

/** The fence came back: the next part, or done. */
export function passFence(turn: Turn, printing: Printing): void {
  turn.m.asbDue = 0;
  sendPart(turn, { ...printing, leftMs: Math.max(0, (printing.by ?? turn.at + printing.leftMs) - turn.at) });
}

/** A printer that proves nothing has had the time for it, and has not stood still. */
function watchPace(turn: Turn, printing: Printing, isStill: boolean): void {
  const { m, at } = turn;
  if (printing.passAt === undefined) return;
  if (isStill || m.silent > 0)
    m.printing = { ...printing, passAt: at + partMs(m, printing.job, printing.sentParts - 1) };
  else if (at >= printing.passAt) passFence(turn, printing);
}

/** The deadline stands still while the printer stands still for a reason a person is told of: it prints the rest by itself afterwards. */
export function watchPrint(turn: Turn): void {
  const { m, at } = turn;
  if (m.printing?.isDue && !m.status.held) sendPart(turn, m.printing);
  const { printing } = m;
  if (printing?.stage !== "sent") return;
  const stopped = stoppedBy(m.status);
  if (stopped === "UNRECOVERABLE") {
    giveUpPrint(turn, printing, stopped);
    return;
  }
  // A printer that does not even answer is not waiting for paper: it is off.
  const isStill = (stopped !== undefined || m.status.held) && m.silent < 2;
  const { by, ...rest } = printing;
  if (isStill && by !== undefined) m.printing = { ...rest, leftMs: Math.max(0, by - at) };
  else if (!isStill && by === undefined) m.printing = { ...printing, by: at + printing.leftMs };
  else if (by !== undefined && at >= by) {
    giveUpPrint(turn, printing, m.silent > 1 ? "OFFLINE" : "TIMEOUT");
    greet(turn, 0);
  }
  if (m.printing) watchPace(turn, m.printing, isStill);
}

/**
 * The printer speaks again after a silence, or out of turn, with our receipt in it. If it lost its buffer (power), a second fence comes back without
 * the first: only a numbered echo can tell the two apart.
 */
export function probePrint(turn: Turn): void {
  const { m } = turn;
  const { profile } = m.settings;
  if (m.printing?.stage !== "sent" || dialectOf(profile).fenceKind(profile, "print") !== "echo") return;
  const { awaited, bytes } = makeFence(turn, "print");
  m.printing = { ...m.printing, probe: awaited };
  write(turn, bytes);
}

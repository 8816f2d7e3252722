import type { DeviceTrouble } from "../device-state.ts";
import { ask, EVERYTHING, greet, makeFence, write } from "./machine-link.ts";
import { stoppedBy } from "./status.ts";
import type { PrintJob, PrintOutcome, Printing, Turn } from "./turn.ts";

/** Asks how the printer feels just before the first byte: a printer found dead or without paper has then got nothing, and the job may be sent again. */
export function beginPrint(turn: Turn, job: PrintJob): void {
  turn.m.printing = { job, stage: "asked", sentParts: 0, fence: { kind: "none" }, leftMs: job.allowedMs };
  ask(turn, turn.m.settings.times.answerMs, ...EVERYTHING);
}

export function endPrint(turn: Turn, printing: Printing, outcome: PrintOutcome): void {
  turn.effects.push({ kind: "printed", job: printing.job.job, outcome }, { kind: "count", name: outcome.kind });
  turn.m.printing = undefined;
}

/** The outcome of giving up now: it depends only on whether a byte has left. */
export function giveUpPrint(turn: Turn, printing: Printing, code: DeviceTrouble): void {
  endPrint(turn, printing, printing.stage === "asked" ? { kind: "failed", code } : { kind: "unknown", code });
}

/** Sends the next part with a fence behind it; only then is the part before known to have left the buffer. */
function sendPart(turn: Turn, printing: Printing): void {
  const part = printing.job.parts[printing.sentParts];
  if (!part) {
    endPrint(turn, printing, { kind: "done" });
    return;
  }
  const { fence, bytes } = makeFence(turn, turn.m.settings.profile.statusMethod);
  write(turn, part, bytes);
  const { probe: _, ...rest } = printing;
  turn.m.printing = { ...rest, stage: "sent", sentParts: printing.sentParts + 1, fence, by: turn.at + printing.leftMs };
}

/** The questions before the first byte are answered. */
export function startPrint(turn: Turn, printing: Printing): void {
  const stopped = stoppedBy(turn.m.status);
  if (stopped) giveUpPrint(turn, printing, stopped);
  else sendPart(turn, printing);
}

/** The fence came back: the next part, or done. */
export function passFence(turn: Turn, printing: Printing): void {
  sendPart(turn, { ...printing, leftMs: Math.max(0, (printing.by ?? turn.at + printing.leftMs) - turn.at) });
}

/** The deadline stands still while the printer stands still for a reason a person is told of: it prints the rest by itself afterwards. */
export function watchPrint(turn: Turn): void {
  const { m, at } = turn;
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
}

/**
 * The printer speaks again after a silence, with our receipt in it. If it lost its buffer (power), a second fence comes back without the first:
 * only a numbered echo can tell the two apart.
 */
export function probePrint(turn: Turn): void {
  const { m } = turn;
  if (m.printing?.stage !== "sent" || m.settings.profile.statusMethod !== "process-id") return;
  const { fence, bytes } = makeFence(turn, "process-id");
  m.printing = { ...m.printing, probe: fence };
  write(turn, bytes);
}

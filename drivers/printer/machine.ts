import type { DeviceTrouble } from "../device-state.ts";
import { nextKickAt } from "../drawer/machine.ts";
import type { CommandBytes } from "./dialect/bytes.ts";
import type { StatusFrame } from "./frame.ts";
import { wakeDrawer, watchDrawer } from "./machine-drawer.ts";
import { doubt, hear } from "./machine-hear.ts";
import { beginKick, giveUpKick, watchKick } from "./machine-kick.ts";
import { greet, tickLink, wakeLink, watchStall } from "./machine-link.ts";
import { abortPrint, beginMark, beginPrint, giveUpPrint, watchPrint } from "./machine-print.ts";
import { NOTHING_SAID, stoppedBy } from "./status.ts";
import type { Job, PrinterEffect, PrinterMachine, Turn } from "./turn.ts";

export type PrinterInput =
  | { kind: "up" }
  | { kind: "down"; code: DeviceTrouble }
  | { kind: "frame"; frame: StatusFrame }
  | { kind: "garbage"; bytes: number }
  | { kind: "tick" }
  | { kind: "print"; job: number; parts: readonly CommandBytes[]; partMs?: readonly number[]; allowedMs: number }
  | { kind: "kick"; job: number; waitMs?: number }
  | { kind: "abort"; job: number };

/** One step of the printer and its drawer: pure, `at` in ms of any clock that only goes forward. */
export function stepPrinter(
  machine: PrinterMachine,
  input: PrinterInput,
  at: number,
): { machine: PrinterMachine; effects: PrinterEffect[] } {
  const turn: Turn = { m: { ...machine }, effects: [], at };
  take(turn, input);
  watchDrawer(turn);
  watchPrint(turn);
  watchKick(turn);
  expire(turn);
  startNext(turn);
  watchStall(turn);
  return { machine: turn.m, effects: turn.effects };
}

function take(turn: Turn, input: PrinterInput): void {
  const { m, at } = turn;
  const { times } = m.settings;
  switch (input.kind) {
    case "up":
      m.status = NOTHING_SAID;
      m.lastAsb = undefined;
      // Let go because it was silent, and still silent as far as anybody knows.
      if (m.link.kind !== "down" || m.link.code !== "OFFLINE") m.silent = 0;
      greet(turn, 0);
      break;
    case "down":
      m.link = { kind: "down", code: input.code };
      m.asked = [];
      if (m.printing) giveUpPrint(turn, m.printing, input.code);
      if (m.kicking) giveUpKick(turn, m.kicking, input.code);
      for (const job of m.queue) refuse(turn, job, input.code);
      m.queue = [];
      m.status = NOTHING_SAID;
      break;
    case "frame":
      hear(turn, input.frame);
      break;
    case "garbage":
      turn.effects.push({ kind: "count", name: "garbage" });
      doubt(turn, input.bytes);
      break;
    case "tick":
      tickLink(turn);
      break;
    case "print":
      m.queue = [...m.queue, { ...input, startBy: at + times.graceMs }];
      break;
    case "kick":
      m.queue = [...m.queue, { kind: "kick", job: input.job, startBy: at + (input.waitMs ?? times.kickWaitMs) }];
      break;
    case "abort":
      cancel(turn, input.job);
      break;
  }
}

function cancel(turn: Turn, job: number): void {
  const { m } = turn;
  if (m.printing?.job.job === job) abortPrint(turn, m.printing);
  if (m.kicking?.job.job === job) giveUpKick(turn, m.kicking, "CANCELED");
  for (const queued of m.queue) if (queued.job === job) refuse(turn, queued, "CANCELED");
  m.queue = m.queue.filter((queued) => queued.job !== job);
}

function refuse(turn: Turn, job: Job, code: DeviceTrouble): void {
  turn.effects.push({
    kind: job.kind === "print" ? "printed" : "kicked",
    job: job.job,
    outcome: { kind: "failed", code },
  });
}

/** Jobs that have not begun are refused, whole, when their time is over or the printer did not answer the questions before them. */
function expire(turn: Turn): void {
  const { m, at } = turn;
  // Either nothing is asked any more, or the link went back to hello and the questions are no longer theirs.
  const hasNoAnswer = m.asked.length === 0 || m.link.kind !== "ready";
  if (m.printing?.stage === "asked" && !m.printing.isDue && hasNoAnswer) giveUpPrint(turn, m.printing, "OFFLINE");
  if (m.kicking?.stage === "asked" && hasNoAnswer) giveUpKick(turn, m.kicking, "OFFLINE");
  const isWorking = m.printing !== undefined || m.kicking !== undefined;
  const isLate = (job: Job) => at >= job.startBy && (job.kind === "kick" || (m.link.kind !== "ready" && !isWorking));
  const why = (job: Job): DeviceTrouble => (job.kind === "kick" && m.printing ? "BUSY" : (whyNotReady(m) ?? "BUSY"));
  for (const job of m.queue) if (isLate(job)) refuse(turn, job, why(job));
  m.queue = m.queue.filter((job) => !isLate(job));
  if (m.link.kind === "down") {
    for (const job of m.queue) refuse(turn, job, m.link.code);
    m.queue = [];
  }
}

/** Why a job cannot begin now. */
export function whyNotReady({ link, status, silent }: PrinterMachine): DeviceTrouble | undefined {
  if (link.kind === "down") return link.code;
  if (link.kind === "opening") return "CLOSED";
  if (link.kind === "ready" && silent < 2) return stoppedBy(status);
  return silent > 0 ? "OFFLINE" : (stoppedBy(status) ?? "BUSY");
}

/** Jobs go in the order they came; a kick overtakes only a receipt that stands still, where a printer can kick at once. */
function startNext(turn: Turn): void {
  const { m, at } = turn;
  if (m.link.kind !== "ready" || m.kicking) return;
  const isStuck =
    m.printing?.stage === "sent" && stoppedBy(m.status) !== undefined && m.settings.profile.drawer.realTime;
  const next = isStuck ? m.queue.find((job) => job.kind === "kick") : m.queue[0];
  if (m.printing && !isStuck) return;
  if (!m.printing && m.isTorn && next?.kind !== "kick") {
    if (!stoppedBy(m.status) && !m.status.held && m.silent === 0) beginMark(turn);
    return;
  }
  if (!next) return;
  if (next.kind === "kick" && nextKickAt(m.lastKickAt, at, m.settings.times.kickSpacingMs) > at) return;
  m.queue = m.queue.filter((job) => job !== next);
  if (next.kind === "kick") beginKick(turn, next);
  else beginPrint(turn, next);
}

/** When the machine wants its next tick. */
export function wakePrinter(machine: PrinterMachine): number {
  const { link, queue, printing, kicking, lastKickAt, settings } = machine;
  const isReady = link.kind === "ready";
  const isFree = !printing && !kicking;
  const kickAt = lastKickAt === undefined ? Infinity : lastKickAt + settings.times.kickSpacingMs;
  return Math.min(
    wakeDrawer(machine),
    wakeLink(machine),
    Math.min(printing?.by ?? Infinity, printing?.passAt ?? Infinity),
    kicking ? Math.min(kicking.by, kicking.pollAt) : Infinity,
    ...queue.filter((job) => job.kind === "kick" || (isFree && !isReady)).map((job) => job.startBy),
    isReady && isFree && queue[0]?.kind === "kick" ? kickAt : Infinity,
  );
}

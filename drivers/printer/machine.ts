import type { DeviceTrouble } from "../device-state.ts";
import { nextKickAt } from "../drawer/machine.ts";
import { ask, becomeReady, EVERYTHING, greet, synchronise, tickLink } from "./machine-link.ts";
import { beginKick, confirmKick, giveUpKick, startKick, watchKick } from "./machine-kick.ts";
import { beginPrint, giveUpPrint, passFence, probePrint, startPrint, watchPrint } from "./machine-print.ts";
import type { StatusFrame } from "./frame.ts";
import { heardAsb, heardRealtime, NOTHING_SAID, stoppedBy } from "./status.ts";
import type { Fence, Job, PrinterEffect, PrinterMachine, Turn } from "./turn.ts";

export type PrinterInput =
  | { kind: "up" }
  | { kind: "down"; code: DeviceTrouble }
  | { kind: "frame"; frame: StatusFrame }
  | { kind: "garbage"; bytes: number }
  | { kind: "tick" }
  | { kind: "print"; job: number; parts: readonly Uint8Array[]; allowedMs: number }
  | { kind: "kick"; job: number }
  | { kind: "abort"; job: number };

/** One step of the printer and its drawer: pure, `at` in ms of any clock that only goes forward. */
export function stepPrinter(
  machine: PrinterMachine,
  input: PrinterInput,
  at: number,
): { machine: PrinterMachine; effects: PrinterEffect[] } {
  const turn: Turn = { m: { ...machine }, effects: [], at };
  take(turn, input);
  watchPrint(turn);
  watchKick(turn);
  expire(turn);
  startNext(turn);
  return { machine: turn.m, effects: turn.effects };
}

function take(turn: Turn, input: PrinterInput): void {
  const { m, at } = turn;
  const { times } = m.settings;
  switch (input.kind) {
    case "up":
      m.status = NOTHING_SAID;
      m.silent = 0;
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
      m.queue = [...m.queue, { kind: "kick", job: input.job, startBy: at + times.kickWaitMs }];
      break;
    case "abort":
      cancel(turn, input.job);
      break;
  }
}

function cancel(turn: Turn, job: number): void {
  const { m } = turn;
  if (m.printing?.job.job === job) giveUpPrint(turn, m.printing, "CANCELED");
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

function isEcho(fence: Fence | undefined, frame: StatusFrame): boolean {
  if (fence?.kind === "echo") return frame.kind === "echo" && frame.id === fence.id;
  return fence !== undefined && fence.kind === frame.kind;
}

/** Something no printer would say before it is known to be one. A bar code can look like four answers to DLE EOT, but not with its CR. */
function doubt(turn: Turn, bytes: number): void {
  const { link } = turn.m;
  if (link.kind === "hello") turn.m.link = { ...link, garbage: link.garbage + bytes };
  if (link.kind === "sync") greet(turn, 1);
}

function hear(turn: Turn, frame: StatusFrame): void {
  const { m } = turn;
  const wasSilent = m.silent > 1;
  if (frame.kind === "xon" || frame.kind === "xoff") {
    m.status = { ...m.status, held: frame.kind === "xoff" };
    return;
  }
  if (frame.kind === "queued" && m.link.kind !== "ready") {
    doubt(turn, 1);
    return;
  }
  if (frame.kind === "asb") {
    m.status = heardAsb(m.status, frame.bytes);
    // Some models say their status when they are switched on.
    if (m.link.kind === "hello" && wasSilent) greet(turn, m.link.noisy);
  }
  if (frame.kind === "realtime") {
    const [n, ...rest] = m.asked;
    m.asked = rest;
    if (n !== undefined) m.status = heardRealtime(m.status, n, frame.byte);
    // It says it is online, and we still hold a reason why it is not: that was overheard, so ask for it.
    if (n === 1 && m.status.offline === false && m.asked.length === 0 && stoppedBy(m.status))
      ask(turn, m.settings.times.answerMs, ...EVERYTHING);
  }
  if (m.link.kind !== "hello") m.silent = 0;
  if (m.link.kind === "sync" && isEcho(m.link.fence, frame)) becomeReady(turn);
  if (frame.kind === "realtime" && m.asked.length === 0) answered(turn);
  if (m.printing?.stage === "sent") {
    if (isEcho(m.printing.fence, frame)) passFence(turn, m.printing);
    else if (isEcho(m.printing.probe, frame)) giveUpPrint(turn, m.printing, "OFFLINE");
    else if (wasSilent) probePrint(turn);
  } else if (m.kicking?.stage === "kicked" && isEcho(m.kicking.fence, frame)) confirmKick(turn, m.kicking);
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
  if (m.link.kind !== "ready") return;
  if (m.printing?.stage === "asked") startPrint(turn, m.printing);
  if (m.kicking?.stage === "asked") startKick(turn, m.kicking);
  else if (m.kicking?.stage === "kicked" && m.kicking.fence.kind === "none") confirmKick(turn, m.kicking);
}

/** Jobs that have not begun are refused, whole, when their time is over or the printer did not answer the questions before them. */
function expire(turn: Turn): void {
  const { m, at } = turn;
  // Either nothing is asked any more, or the link went back to hello and the questions are no longer theirs.
  const hasNoAnswer = m.asked.length === 0 || m.link.kind !== "ready";
  if (m.printing?.stage === "asked" && hasNoAnswer) giveUpPrint(turn, m.printing, "OFFLINE");
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
  if (m.link.kind !== "ready" || m.kicking || m.queue.length === 0) return;
  const isStuck =
    m.printing?.stage === "sent" && stoppedBy(m.status) !== undefined && m.settings.profile.drawer.realTime;
  const next = isStuck ? m.queue.find((job) => job.kind === "kick") : m.queue[0];
  if (!next || (m.printing && !isStuck)) return;
  if (next.kind === "kick" && nextKickAt(m.lastKickAt, at, m.settings.times.kickSpacingMs) > at) return;
  m.queue = m.queue.filter((job) => job !== next);
  if (next.kind === "kick") beginKick(turn, next);
  else beginPrint(turn, next);
}

/** When the machine wants its next tick. */
export function wakePrinter({
  link,
  asked,
  answerBy,
  heartbeatAt,
  queue,
  printing,
  kicking,
  lastKickAt,
  settings,
}: PrinterMachine): number {
  const isReady = link.kind === "ready";
  const isFree = !printing && !kicking;
  const kickAt = lastKickAt === undefined ? Infinity : lastKickAt + settings.times.kickSpacingMs;
  return Math.min(
    link.kind === "hello" || link.kind === "sync" ? link.by : Infinity,
    link.kind === "down" ? Infinity : asked.length > 0 ? answerBy : heartbeatAt,
    printing?.by ?? Infinity,
    kicking ? Math.min(kicking.by, kicking.pollAt) : Infinity,
    ...queue.filter((job) => job.kind === "kick" || (isFree && !isReady)).map((job) => job.startBy),
    isReady && isFree && queue[0]?.kind === "kick" ? kickAt : Infinity,
  );
}

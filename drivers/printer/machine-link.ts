import type { DeviceTrouble } from "../device-state.ts";
import { join, type CommandBytes } from "./dialect/bytes.ts";
import { dialectOf } from "./dialect/dialect-of.ts";
import { stoppedBy } from "./status.ts";
import type { Awaited, PrinterMachine, Turn } from "./turn.ts";

/** Longer than any command of ours can still be waiting for its parameters; between commands a printer ignores NUL. */
const FLUSH_BYTES = 1_200;
const SYNC_TRIES = 3;
const STOPPED_BEATS = 5;
const LONG_SILENCE = 10;
/** About a minute and a half: a serial line tells by itself that it is gone, and an open one hears a printer that is switched on. */
const SILENT_ROUNDS = 30;
/** Rounds of hello with noise in them before the port is given up as somebody else's. */
const NOISY_ROUNDS = 2;

export function write(turn: Turn, ...parts: readonly CommandBytes[]): void {
  turn.effects.push({ kind: "write", bytes: join(parts) });
}

/** Asks how the printer feels, or only for the drawer; `answerBy` guards the answers. */
export function ask(turn: Turn, limitMs: number, about?: "drawer"): void {
  const { m, at } = turn;
  const { bytes, answers } = dialectOf(m.settings.profile).ask(about);
  m.asked = [...m.asked, ...answers];
  m.answerBy = at + limitMs;
  m.heartbeatAt = at + m.settings.times.heartbeatMs;
  write(turn, bytes);
}

/** The bytes that make the printer say it has come this far, and what to listen for. */
export function makeFence(turn: Turn, use: "print" | "sync"): { awaited: Awaited; bytes: CommandBytes } {
  const { m } = turn;
  const { profile } = m.settings;
  const dialect = dialectOf(profile);
  const { fence, bytes } = dialect.fence(dialect.fenceKind(profile, use), m.fences);
  m.fences += 1;
  if (fence.kind === "queued") m.queuedSent += 1;
  return { awaited: { fence, nth: m.queuedSent }, bytes };
}

/** A new link, or one whose printer went silent: nothing is known, and nothing but questions is sent until it answers like a printer. */
export function greet(turn: Turn, noisy: number): void {
  const { m, at } = turn;
  // A printer that has been silent for long is asked less often; one that is switched on says so by itself.
  const limitMs = m.settings.times.helloMs * (m.silent > LONG_SILENCE ? 3 : 1);
  m.asked = [];
  m.link = { kind: "hello", by: at + limitMs, noisy, garbage: 0 };
  ask(turn, limitMs);
}

/** It answered the questions in the right shape. Now it is initialised, and must answer in its queue too, by something no scanner would say. */
export function synchronise(turn: Turn, tries: number): void {
  const { m, at } = turn;
  const { profile, times } = m.settings;
  const dialect = dialectOf(profile);
  // The greeting sets a Star's counter to 0; the first fence after it is 1.
  if (dialect.fenceKind(profile, "sync") === "etb") m.fences = 1;
  const { awaited, bytes } = makeFence(turn, "sync");
  m.link = { kind: "sync", awaited, by: at + times.syncMs, tries };
  expectAsb(turn);
  // A command that was cut off in the middle would eat the greeting.
  const flush = tries > 0 || m.isTorn ? [dialect.flush(FLUSH_BYTES)] : [];
  write(turn, ...flush, dialect.greet(profile), bytes);
  // Who proves nothing is asked once more: two rounds of the right shape must do.
  if (awaited.fence.kind === "none") ask(turn, times.answerMs);
}

/** What is being sent enables automatic status, which is answered by one at once (Epson TM, GS a). */
export function expectAsb({ m }: Turn): void {
  if (m.settings.profile.autoStatus > 0) m.asbDue += 1;
}

export function becomeReady(turn: Turn): void {
  const { m, at } = turn;
  m.link = { kind: "ready" };
  m.silent = 0;
  m.asbDue = 0;
  m.queuedHeard = m.queuedSent;
  m.heartbeatAt = at + m.settings.times.heartbeatMs;
  turn.effects.push({ kind: "good" });
}

/** The port is let go, and looked at again later. */
function drop(turn: Turn, code: DeviceTrouble): void {
  turn.m.link = { kind: "down", code };
  turn.m.asked = [];
  turn.effects.push({ kind: "drop", code });
}

/**
 * Is it still there? A printer that stands still keeps what it is sent in its buffer, some even real-time questions, so it is asked seldom and briefly;
 * its automatic status tells the change anyway.
 */
function beat(turn: Turn): void {
  const { m, at } = turn;
  const { answerMs, heartbeatMs } = m.settings.times;
  if (!stoppedBy(m.status) && !m.status.held) {
    ask(turn, answerMs);
    return;
  }
  ask(turn, answerMs, "drawer");
  m.heartbeatAt = at + heartbeatMs * STOPPED_BEATS;
}

/** A round of hello is over without its answers. */
function tickHello(turn: Turn, noisyBefore: number, garbage: number): void {
  const { m } = turn;
  m.silent += 1;
  turn.effects.push({ kind: "count", name: "timeouts" });
  const noisy = noisyBefore + (garbage > 0 ? 1 : 0);
  if (noisy >= NOISY_ROUNDS) drop(turn, "WRONG_DEVICE");
  else if (m.silent % (m.settings.silentRounds ?? SILENT_ROUNDS) === 0) drop(turn, "OFFLINE");
  else greet(turn, noisy);
}

/** Since when XOFF has lasted without a reason; Infinity where it has one, or there is none. */
function heldSince({ status, link, heldSince: since }: PrinterMachine): number {
  const isHeld = status.held && (link.kind === "ready" || link.kind === "sync") && !stoppedBy(status);
  return isHeld ? since : Infinity;
}

/** From when on it has lasted longer than anything but a printer that hangs. */
const hangsSince = (m: PrinterMachine): number => heldSince(m) + m.settings.times.heldMs;

/** Notices that the printer takes nothing any more. */
export function watchStall({ m, at }: Turn): void {
  m.isStalled = at >= heldSince(m) + m.settings.times.stallMs;
}

/** When something on the link is due. */
export function wakeLink(m: PrinterMachine): number {
  const { link, asked, answerBy, heartbeatAt } = m;
  if (link.kind === "down" || link.kind === "opening") return Infinity;
  const by = link.kind === "ready" ? Infinity : link.by;
  const stallsAt = m.isStalled ? Infinity : heldSince(m) + m.settings.times.stallMs;
  return Math.min(by, stallsAt, hangsSince(m), asked.length > 0 ? answerBy : heartbeatAt);
}

/** Whatever is overdue on the link. */
export function tickLink(turn: Turn): void {
  const { m, at } = turn;
  const { link } = m;
  if (link.kind === "down" || link.kind === "opening") return;
  if (link.kind === "hello") {
    if (at >= link.by) tickHello(turn, link.noisy, link.garbage);
    return;
  }
  if (at >= hangsSince(m)) {
    drop(turn, "TIMEOUT");
    return;
  }
  if (m.asked.length > 0 && at >= m.answerBy) {
    // Under XOFF the question itself may not have left the line.
    if (m.status.held) m.answerBy = Infinity;
    else {
      m.asked = [];
      m.silent += 1;
      turn.effects.push({ kind: "count", name: "timeouts" });
    }
  }
  if (link.kind === "sync" && at >= link.by) {
    if (m.silent > 1) greet(turn, 0);
    else if (stoppedBy(m.status) || m.status.held) m.link = { ...link, by: at + m.settings.times.syncMs };
    else if (link.tries + 1 < SYNC_TRIES) synchronise(turn, link.tries + 1);
    else drop(turn, "WRONG_DEVICE");
  }
  if (link.kind === "ready" && m.silent > 1 && !m.printing && !m.kicking) greet(turn, 0);
  if (m.link.kind !== "hello" && m.asked.length === 0 && at >= m.heartbeatAt) beat(turn);
}

/** A printer that was just switched on: what it had in its buffer is gone, and so are its modes. */
export function forgetQueue({ m }: Turn): void {
  m.queuedHeard = m.queuedSent;
  m.asbDue = 0;
  m.status = { ...m.status, held: false };
}

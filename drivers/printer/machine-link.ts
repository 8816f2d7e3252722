import { askEcho, askMaker, askQueued, askRealtime, fenceId } from "./ask.ts";
import { initialise } from "./encode.ts";
import { stoppedBy } from "./status.ts";
import type { Fence, Turn } from "./turn.ts";

/** Longer than any command of ours can still be waiting for its parameters; between commands a printer ignores NUL. */
const FLUSH_BYTES = 600;
const SYNC_TRIES = 3;
/** DLE EOT 1 printer, 2 offline cause, 3 error cause, 4 paper. */
export const EVERYTHING = [1, 2, 3, 4] as const;
const STOPPED_BEATS = 5;
const LONG_SILENCE = 10;
/** Rounds of hello with noise in them before the port is given up as somebody else's. */
const NOISY_ROUNDS = 2;

export function write(turn: Turn, ...parts: readonly Uint8Array[]): void {
  turn.effects.push({ kind: "write", bytes: Buffer.concat(parts) });
}

/** Sends DLE EOT for each n; `answerBy` guards the answers. */
export function ask(turn: Turn, limitMs: number, ...kinds: readonly number[]): void {
  const { m, at } = turn;
  m.asked = [...m.asked, ...kinds];
  m.answerBy = at + limitMs;
  m.heartbeatAt = at + m.settings.times.heartbeatMs;
  write(turn, askRealtime(...kinds));
}

/** The bytes that make the printer say it has come this far, and what to listen for. */
export function makeFence(
  turn: Turn,
  method: "process-id" | "gs-r" | "info" | "none",
): { fence: Fence; bytes: Uint8Array } {
  if (method === "process-id") {
    const id = fenceId(turn.m.fences);
    turn.m.fences += 1;
    return { fence: { kind: "echo", id }, bytes: askEcho(id) };
  }
  if (method === "info") return { fence: { kind: "info" }, bytes: askMaker() };
  return method === "gs-r"
    ? { fence: { kind: "queued" }, bytes: askQueued(1) }
    : { fence: { kind: "none" }, bytes: new Uint8Array() };
}

/** A new link, or one whose printer went silent: nothing is known, and nothing but DLE EOT is sent until it answers like a printer. */
export function greet(turn: Turn, noisy: number): void {
  const { m, at } = turn;
  // A printer that has been silent for long is asked less often; one that is switched on says so by itself.
  const limitMs = m.settings.times.helloMs * (m.silent > LONG_SILENCE ? 3 : 1);
  m.asked = [];
  m.link = { kind: "hello", by: at + limitMs, noisy, garbage: 0 };
  ask(turn, limitMs, ...EVERYTHING);
}

/** It answered four real-time questions in the right shape. Now it is initialised, and must answer in its queue too, by something no scanner would say. */
export function synchronise(turn: Turn, tries: number): void {
  const { m, at } = turn;
  const { profile, times } = m.settings;
  const { fence, bytes } = makeFence(turn, profile.statusMethod === "process-id" ? "process-id" : "info");
  m.link = { kind: "sync", fence, by: at + times.syncMs, tries };
  write(turn, tries > 0 ? new Uint8Array(FLUSH_BYTES) : new Uint8Array(), initialise(profile), bytes);
}

export function becomeReady(turn: Turn): void {
  const { m, at } = turn;
  m.link = { kind: "ready" };
  m.silent = 0;
  m.heartbeatAt = at + m.settings.times.heartbeatMs;
  turn.effects.push({ kind: "good" });
}

/** Whatever answers there is not this printer: the port is let go, and looked at again later. */
function drop(turn: Turn): void {
  turn.m.link = { kind: "down", code: "WRONG_DEVICE" };
  turn.m.asked = [];
  turn.effects.push({ kind: "drop", code: "WRONG_DEVICE" });
}

/**
 * Is it still there? A printer that stands still keeps what it is sent in its buffer, some even real-time questions, so it is asked seldom and briefly;
 * its automatic status tells the change anyway.
 */
function beat(turn: Turn): void {
  const { m, at } = turn;
  const { answerMs, heartbeatMs } = m.settings.times;
  if (!stoppedBy(m.status)) {
    ask(turn, answerMs, ...EVERYTHING);
    return;
  }
  ask(turn, answerMs, 1);
  m.heartbeatAt = at + heartbeatMs * STOPPED_BEATS;
}

/** Whatever is overdue on the link. */
export function tickLink(turn: Turn): void {
  const { m, at } = turn;
  const { link } = m;
  if (link.kind === "down" || link.kind === "opening") return;
  if (link.kind === "hello") {
    if (at < link.by) return;
    m.silent += 1;
    turn.effects.push({ kind: "count", name: "timeouts" });
    const noisy = link.noisy + (link.garbage > 0 ? 1 : 0);
    if (noisy >= NOISY_ROUNDS) drop(turn);
    else greet(turn, noisy);
    return;
  }
  if (m.asked.length > 0 && at >= m.answerBy) {
    m.asked = [];
    m.silent += 1;
    turn.effects.push({ kind: "count", name: "timeouts" });
  }
  if (link.kind === "sync" && at >= link.by) {
    if (m.silent > 1) greet(turn, 0);
    else if (stoppedBy(m.status)) m.link = { ...link, by: at + m.settings.times.syncMs };
    else if (link.tries + 1 < SYNC_TRIES) synchronise(turn, link.tries + 1);
    else drop(turn);
  }
  if (link.kind === "ready" && m.silent > 1 && !m.printing && !m.kicking) greet(turn, 0);
  if (m.link.kind !== "hello" && m.asked.length === 0 && at >= m.heartbeatAt) beat(turn);
}

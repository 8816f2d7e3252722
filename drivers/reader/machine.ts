import type { CardEvent } from "../card-port.ts";
import type { DeviceTrouble, Feeling } from "../device-state.ts";
import type { CardId } from "./frame.ts";

/** What a reader tells the register. `presentAtStart`: the card lay there when the reader was opened or came back; nobody has just tapped it. */
export type CardReading =
  | { kind: "card"; id: CardId; presentAtStart: boolean }
  | { kind: "card-off" }
  /** Say もう一度かざしてください: a card was there and could not be read. */
  | { kind: "unreadable"; code: DeviceTrouble };

export type ReadResult = { kind: "read"; id: CardId } | { kind: "trouble"; code: DeviceTrouble };

export type ReaderTimes = {
  /** A card away for less than this has not been away: the field flickers. */
  rearmMs: number;
  /** From the card to "unreadable" at the latest. */
  limitMs: number;
  retryMs: number;
};

export const READER_TIMES: ReaderTimes = { rearmMs: 300, limitMs: 900, retryMs: 60 };
const ATTEMPTS = 3;

/** What this presence was told as: its card, or that it could not be read. */
type Told = { id: CardId | undefined };

type Presence =
  /** The reader is there and has not said yet what lies on it. `told` if a card lay there when it went away. */
  | { kind: "unknown"; told: Told | undefined }
  | { kind: "empty" }
  | {
      kind: "reading";
      n: number;
      attempt: number;
      by: number;
      isAtStart: boolean;
      told: Told | undefined;
      code: DeviceTrouble | undefined;
    }
  | { kind: "told"; told: Told; isAtStart: boolean }
  | { kind: "left"; by: number; isAtStart: boolean; told: Told | undefined };

export type ReaderMachine = {
  times: ReaderTimes;
  trouble: DeviceTrouble | undefined;
  presence: Presence;
  reads: number;
};

export type ReaderInput = CardEvent | { kind: "result"; n: number; result: ReadResult } | { kind: "tick" };

export type ReaderEffect =
  | { kind: "hear"; reading: CardReading }
  /** Start reading, after a pause; whatever is still being read is given up. */
  | { kind: "read"; n: number; afterMs: number }
  | { kind: "stop" };

export function newReaderMachine(times: ReaderTimes): ReaderMachine {
  return { times, trouble: "CLOSED", presence: { kind: "unknown", told: undefined }, reads: 0 };
}

type Turn = { m: ReaderMachine; effects: ReaderEffect[]; at: number };

/** One step: exactly one event for each presence, re-armed after 300 ms without a card. Pure; `at` in ms of any clock that only goes forward. */
export function stepReader(
  machine: ReaderMachine,
  input: ReaderInput,
  at: number,
): { machine: ReaderMachine; effects: ReaderEffect[] } {
  const turn: Turn = { m: { ...machine }, effects: [], at };
  switch (input.kind) {
    case "reader":
      attach(turn, input.trouble);
      break;
    case "card":
      if (input.state === "present") arrive(turn);
      else leave(turn);
      break;
    case "result":
      if (turn.m.presence.kind === "reading" && turn.m.presence.n === input.n) settle(turn, input.result);
      break;
    case "tick":
      expire(turn);
      break;
  }
  return { machine: turn.m, effects: turn.effects };
}

function hear({ effects }: Turn, reading: CardReading): void {
  effects.push({ kind: "hear", reading });
}

const toldOf = (presence: Presence): Told | undefined => (presence.kind === "empty" ? undefined : presence.told);

function attach(turn: Turn, trouble: DeviceTrouble | undefined): void {
  const { m } = turn;
  m.trouble = trouble;
  // A card that has just gone stays gone, whatever becomes of the reader: its going is told in time.
  if (m.presence.kind === "left") return;
  if (m.presence.kind === "reading") {
    turn.effects.push({ kind: "stop" });
    if (!m.presence.told) hear(turn, { kind: "unreadable", code: trouble ?? "FAILURE" });
    m.presence = { kind: "unknown", told: m.presence.told ?? { id: undefined } };
    return;
  }
  m.presence = { kind: "unknown", told: toldOf(m.presence) };
}

function read(
  turn: Turn,
  from: { attempt: number; by: number; isAtStart: boolean; told: Told | undefined; code: DeviceTrouble | undefined },
): void {
  const { m } = turn;
  m.reads += 1;
  m.presence = { ...from, kind: "reading", n: m.reads };
  turn.effects.push({ kind: "read", n: m.reads, afterMs: from.attempt === 1 ? 0 : m.times.retryMs });
}

function arrive(turn: Turn): void {
  const { presence, times } = turn.m;
  if (presence.kind === "reading" || presence.kind === "told") return;
  const isAtStart = presence.kind === "unknown" || (presence.kind === "left" && presence.isAtStart);
  read(turn, { attempt: 1, by: turn.at + times.limitMs, isAtStart, told: toldOf(presence), code: undefined });
}

function leave(turn: Turn): void {
  const { m, at } = turn;
  const { presence } = m;
  if (presence.kind === "empty" || presence.kind === "left") return;
  if (presence.kind === "reading") turn.effects.push({ kind: "stop" });
  if (presence.kind !== "unknown")
    m.presence = { kind: "left", by: at + m.times.rearmMs, isAtStart: presence.isAtStart, told: presence.told };
  else {
    if (presence.told) hear(turn, { kind: "card-off" });
    m.presence = { kind: "empty" };
  }
}

function isSame(a: CardId, b: CardId | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function settle(turn: Turn, result: ReadResult): void {
  const { m, at } = turn;
  const { presence } = m;
  if (presence.kind !== "reading") return;
  const { isAtStart, told } = presence;
  if (result.kind === "read") {
    // The same card after a flicker, or after pcscd came back, is the same presence.
    if (!isSame(result.id, told?.id)) hear(turn, { kind: "card", id: result.id, presentAtStart: isAtStart });
    m.presence = { kind: "told", told: { id: result.id }, isAtStart };
    return;
  }
  const code = presence.code ?? result.code;
  if (presence.attempt < ATTEMPTS && at + m.times.retryMs < presence.by) {
    read(turn, { ...presence, attempt: presence.attempt + 1, code });
    return;
  }
  fail(turn, code);
}

function fail(turn: Turn, code: DeviceTrouble): void {
  const { m } = turn;
  if (m.presence.kind !== "reading") return;
  const { told, isAtStart } = m.presence;
  if (!told) hear(turn, { kind: "unreadable", code });
  m.presence = { kind: "told", told: told ?? { id: undefined }, isAtStart };
}

function expire(turn: Turn): void {
  const { m, at } = turn;
  const { presence } = m;
  if (presence.kind === "reading" && at >= presence.by) {
    turn.effects.push({ kind: "stop" });
    fail(turn, presence.code ?? "TIMEOUT");
  }
  if (presence.kind === "left" && at >= presence.by) {
    // It was torn away before it could be read: never silence.
    if (!presence.told) hear(turn, { kind: "unreadable", code: "FAILURE" });
    hear(turn, { kind: "card-off" });
    m.presence = { kind: "empty" };
  }
}

/** When the machine wants its next tick. */
export function wakeReader({ presence }: ReaderMachine): number {
  return presence.kind === "reading" || presence.kind === "left" ? presence.by : Infinity;
}

export function feelReader({ trouble, presence }: ReaderMachine): Feeling {
  if (trouble === "CLOSED") return { state: "closed", power: "unknown", trouble };
  if (trouble) return { state: "error", power: "off-or-offline", trouble };
  // Until it has said whether a card lies on it, it is not ready: a card told now is nobody's tap.
  return { state: presence.kind === "reading" || presence.kind === "unknown" ? "busy" : "idle", power: "online" };
}

import { closeDay } from "./close-day.ts";
import type { Command } from "./command.ts";
import { areCountsOf } from "./denominations.ts";
import { isIdle } from "./draft.ts";
import { instantOf } from "./instant-of.ts";
import { type Stamp, type State, type Verdict, accept, refuse } from "./verdict.ts";

const freeTries = 5;
const firstLockMs = 30_000;
const longestLockMs = 3_600_000;

/** Ms an operator stays locked out after the n-th wrong PIN in a row: none up to the fourth, then 30 s, doubling to 1 h. */
export function lockMs(tries: number): number {
  return tries < freeTries ? 0 : Math.min(longestLockMs, firstLockMs * 2 ** Math.min(10, tries - freeTries));
}

function askPin(state: State, op: string, pin: string, purpose: "sign-on" | "clock", stamp: Stamp): Verdict {
  if (!state.settings) return refuse("starting");
  if (state.guard && state.guard !== "clock" && state.guard !== "low-disk") return refuse(state.guard);
  if (purpose === "sign-on" && state.book.op !== null) return refuse("not-now");
  return (
    refuseLocked(state, op, stamp) ??
    accept({ ...state.draft, notice: null }, { effects: [{ kind: "check-pin", op, pin, for: purpose }] })
  );
}

/** Seconds are still to pass before this operator may try again; null = they may. */
export function refuseLocked({ book }: State, op: string, { nowMs }: Pick<Stamp, "nowMs">): Verdict | null {
  const leftMs = (book.locks[op]?.untilMs ?? 0) - nowMs;
  return leftMs > 0 ? refuse("locked", { amount: Math.ceil(leftMs / 1000) }) : null;
}

function hearPin(state: State, op: string, ok: boolean, stamp: Stamp): Verdict {
  const operator = state.settings?.operators.find((one) => one.op === op);
  // Tries asked for at once are checked one after the other: those behind the lock count for nothing, the right one too.
  const locked = refuseLocked(state, op, stamp);
  if (locked) return locked;
  if (ok && operator && state.book.op !== null) return refuse("not-now");
  if (ok && operator) {
    const { name, role } = operator;
    const { book } = state;
    // After a hand-over the day goes on in another shift.
    const shift = book.day !== null && book.handedOver ? { shift: book.shift + 1 } : {};
    return accept(
      { ...state.draft, notice: null },
      { facts: [{ kind: "sign-on", data: { op, name, role, ...shift } }], sound: "done" },
    );
  }
  return countWrongPin(state, op, stamp);
}

/** One more wrong PIN in a row, whatever it was for: journalled, and from the fifth on it locks. */
export function countWrongPin(state: State, op: string, stamp: Stamp): Verdict {
  const tries = (state.book.locks[op]?.tries ?? 0) + 1;
  const until = instantOf(stamp.nowMs + lockMs(tries), stamp.offsetMin);
  const left = Math.max(0, freeTries - tries);
  const notice =
    left > 0 ? { code: "pin-wrong", amount: left } : { code: "locked", amount: Math.ceil(lockMs(tries) / 1000) };
  return accept({ ...state.draft, notice }, { facts: [{ kind: "lock", data: { op, tries, until } }], sound: "error" });
}

function openDay(state: State, command: Command & { kind: "day-open" }, stamp: Stamp): Verdict {
  const { book, draft } = state;
  const { day, float, counts } = command;
  if (state.guard) return refuse(state.guard);
  if (book.op === null) return refuse("no-operator");
  if (book.day !== null) return refuse("not-now");
  if (book.lastDay !== null && day < book.lastDay) return refuse("day-back", { text: book.lastDay });
  // A day once opened by a clock that ran ahead goes on until the date has caught up; no other lies in the future.
  if (day > stamp.today && day !== book.lastDay) return refuse("day-ahead", { text: stamp.today });
  if (counts !== undefined && !areCountsOf(counts, float)) return refuse("till-counts");
  const data = { day, shift: book.shift + 1, float, ...(counts === undefined ? {} : { counts }) };
  return accept(
    { ...draft, stage: { kind: "sale" }, notice: null },
    { facts: [{ kind: "day-open", data }], sound: "done" },
  );
}

function signOff(state: State): Verdict {
  const { book, draft } = state;
  if (book.op === null) return refuse("not-now");
  if (!isIdle(draft)) return refuse("close-not-empty");
  return accept(
    { ...draft, stage: { kind: "sale" }, notice: null },
    { facts: [{ kind: "sign-off", data: { op: book.op } }] },
  );
}

export function decideSign(state: State, command: Command, stamp: Stamp): Verdict | null {
  switch (command.kind) {
    case "sign-on":
      return askPin(state, command.op, command.pin, "sign-on", stamp);
    case "clock-confirm": {
      const isSupervisor = state.settings?.operators.some((one) => one.op === command.op && one.role === "supervisor");
      if (state.guard !== "clock") return refuse("not-now");
      return isSupervisor ? askPin(state, command.op, command.pin, "clock", stamp) : refuse("need-supervisor");
    }
    case "pin-checked": {
      if (command.for === "sign-on" || !command.ok) return hearPin(state, command.op, command.ok, stamp);
      const locked = refuseLocked(state, command.op, stamp);
      if (locked) return locked;
      const [was, now] = [instantOf(state.book.atMs, stamp.offsetMin), instantOf(stamp.nowMs, stamp.offsetMin)];
      return accept(
        { ...state.draft, notice: null },
        { facts: [{ kind: "clock", data: { was, now, by: command.op } }], sound: "done" },
      );
    }
    case "sign-off":
      return signOff(state);
    case "day-open":
      return openDay(state, command, stamp);
    case "day-close":
      return closeDay(state);
    default:
      return null;
  }
}

import { sumYen, type Counts } from "./cash.ts";
import type { ChangerTrouble } from "./changer.ts";
import { type Heard, readCounts } from "./frame.ts";
import {
  beginPay,
  losePay,
  paidOut,
  payFrom,
  payRefused,
  payTaken,
  payUnkept,
  reconcile,
  settlePay,
} from "./machine-pay.ts";
import { ask, askNext } from "./questions.ts";
import { readSaid } from "./status.ts";
import type { ChangerEffect, ChangerMachine, Question, Turn, Want } from "./turn.ts";
import type { DeviceTrouble } from "../device-state.ts";

export type ChangerInput =
  | { readonly kind: "up" | "tick" | "unkept" }
  | { readonly kind: "down"; readonly code: DeviceTrouble }
  | { readonly kind: "heard"; readonly heard: Heard }
  | { readonly kind: "pay"; readonly call: number; readonly job: string; readonly want: Want }
  | { readonly kind: "ask"; readonly call: number; readonly words: string; readonly wants: "counts" | "fix" | "taken" }
  /** The caller waits no longer. A payment that has begun goes on. */
  | { readonly kind: "leave"; readonly call: number; readonly code: DeviceTrouble }
  | { readonly kind: "settle"; readonly job: string; readonly paid: Counts };

/** Codes of the changer's `NO`, in our words; any other is a failure of its own. */
const CODES = new Map<string, ChangerTrouble>([
  ["SHORT", "OVER_DISPENSE"],
  ["BUSY", "BUSY"],
  ["JAM", "JAM"],
  ["DOOR", "EXIT_DOOR"],
  ["ILLEGAL", "ILLEGAL"],
]);
const codeOf = (word: string | undefined): ChangerTrouble => CODES.get(word ?? "") ?? "FAILURE";

/** One step: pure, total; times are ms of one monotonic clock. */
export function stepChanger(
  machine: ChangerMachine,
  input: ChangerInput,
  at: number,
): { machine: ChangerMachine; effects: readonly ChangerEffect[] } {
  const turn: Turn = { m: { ...machine }, effects: [], at };
  take(turn, input);
  const { m } = turn;
  // Late only when nobody has heard of it: a taken payment ends by itself.
  if (m.paying && at >= m.paying.by) losePay(turn, "TIMEOUT");
  if (m.link.kind === "ready" && !m.question && at >= m.wakeAt) ask(turn, "status", "STATUS");
  return { machine: m, effects: turn.effects };
}

/** When the machine wants its next tick. */
export function wakeChanger({ link, question, paying, wakeAt }: ChangerMachine): number {
  const beat = link.kind === "ready" && !question ? wakeAt : Infinity;
  return Math.min(beat, question?.by ?? Infinity, paying?.by ?? Infinity);
}

function take(turn: Turn, input: ChangerInput): void {
  const { m, at } = turn;
  switch (input.kind) {
    case "up":
      m.link = { kind: "hello" };
      return ask(turn, "hello", "HELLO");
    case "down":
      return goDown(turn, input.code);
    case "heard":
      return hear(turn, input.heard);
    case "tick":
      if (m.question && at >= m.question.by) drop(turn, "TIMEOUT");
      return;
    case "pay":
      return beginPay(turn, input.call, input.job, input.want);
    case "ask":
      return askFor(turn, input.call, input.words, input.wants);
    case "leave":
      return leave(turn, input.call, input.code);
    case "settle":
      settlePay(turn, input.job, input.paid);
      return;
    case "unkept":
      return payUnkept(turn);
  }
}

function askFor(turn: Turn, call: number, words: string, wants: "counts" | "fix" | "taken"): void {
  const { link, paying } = turn.m;
  const fail = (code: ChangerTrouble): void =>
    void turn.effects.push({ kind: "answer", call, result: { kind: "failed", code } });
  if (link.kind !== "ready") fail(link.kind === "down" ? link.code : "OFFLINE");
  // Money put in while a payment is being found out would make its counts unreadable.
  else if (paying && wants !== "counts")
    fail(paying.stage === "lost" || paying.stage === "stuck" ? "UNRECONCILED" : "BUSY");
  else ask(turn, { call, wants }, words);
}

function goDown(turn: Turn, code: DeviceTrouble): void {
  const { m, effects } = turn;
  const asked = [m.question, ...m.waiting].flatMap((one) => (one ? [one.why] : []));
  m.link = { kind: "down", code };
  m.question = undefined;
  m.waiting = [];
  m.said = undefined;
  m.deposited = undefined;
  for (const why of asked)
    if (typeof why === "object") effects.push({ kind: "answer", call: why.call, result: { kind: "failed", code } });
  losePay(turn, code);
}

/** Whatever is still on its way belongs to a session that is over. */
function drop(turn: Turn, code: "TIMEOUT" | "WRONG_DEVICE"): void {
  turn.effects.push({ kind: "count", name: code === "TIMEOUT" ? "timeouts" : "wrong-device" });
  goDown(turn, code);
  turn.effects.push({ kind: "drop", code });
}

function leave(turn: Turn, call: number, code: DeviceTrouble): void {
  const { m, effects } = turn;
  const { paying } = m;
  if (!paying?.calls.includes(call))
    return void effects.push({ kind: "answer", call, result: { kind: "failed", code } });
  if (paying.stage === "counting" && paying.calls.length === 1) return losePay(turn, code);
  m.paying = { ...paying, calls: paying.calls.filter((one) => one !== call) };
  effects.push({ kind: "answer", call, result: { kind: "unknown", code } });
}

function hear(turn: Turn, heard: Heard): void {
  const { m, at, effects } = turn;
  if (heard.kind === "event") return hearEvent(turn, heard.event, heard.fields);
  const { question } = m;
  if (!question || heard.n !== question.n) return;
  const { fields } = heard;
  m.wakeAt = at + (m.paying?.stage === "lost" ? m.times.pollMs : m.times.heartbeatMs);
  if (heard.kind === "no") {
    const code = codeOf(heard.code);
    const { why } = question;
    if (why === "hello") return drop(turn, "WRONG_DEVICE");
    if (why === "before") losePay(turn, code);
    if (why === "pay") payRefused(turn, code, heard.code === "KNOWN" ? readCounts(fields["paid"]) : undefined);
    if (typeof why === "object") effects.push({ kind: "answer", call: why.call, result: { kind: "failed", code } });
  } else answered(turn, question, fields);
  if (m.question === question) askNext(turn);
}

function answered(turn: Turn, { why }: Question, fields: Readonly<Record<string, string>>): void {
  const { m, effects } = turn;
  const counts = readCounts(fields["counts"]);
  const discrepancy = fields["discrepancy"] === "1";
  if (typeof why === "object") {
    const { call, wants } = why;
    if (wants === "taken") {
      m.deposited = undefined;
      return void effects.push({ kind: "answer", call, result: { kind: "done" } });
    }
    if (!counts) return void effects.push({ kind: "answer", call, result: { kind: "failed", code: "FAILURE" } });
    if (wants === "fix") m.deposited = counts;
    return void effects.push({
      kind: "answer",
      call,
      result:
        wants === "fix"
          ? { kind: "fixed", counts, amountYen: sumYen(counts) }
          : { kind: "counts", counts, discrepancy },
    });
  }
  switch (why) {
    case "hello":
      if (fields["session"] === undefined) return drop(turn, "WRONG_DEVICE");
      m.link = { kind: "ready", session: fields["session"] };
      effects.push({ kind: "good" });
      return ask(turn, "status", "STATUS");
    case "status":
      m.said = readSaid(fields) ?? m.said;
      if (m.paying?.stage === "lost" && m.said?.phase !== "dispensing") ask(turn, "reconcile", "COUNTS");
      return;
    case "before":
      return counts ? payFrom(turn, counts) : losePay(turn, "FAILURE");
    case "pay":
      return payTaken(turn);
    case "reconcile":
      return counts ? reconcile(turn, counts, discrepancy) : undefined;
  }
}

function hearEvent(turn: Turn, event: string, fields: Readonly<Record<string, string>>): void {
  const { m, effects } = turn;
  const counts = readCounts(fields["counts"]);
  if (event === "STATUS") m.said = readSaid(fields) ?? m.said;
  if (event === "INSERTED" && counts) effects.push({ kind: "deposited", counts });
  if ((event === "PAID" || event === "STOPPED") && counts && fields["job"] !== undefined)
    paidOut(turn, fields["job"], counts, codeOf(fields["code"]));
}

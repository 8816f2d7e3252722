import { type Counts, countPieces, isPart, isSame, planChange, subtract } from "./cash.ts";
import type { ChangerTrouble, PayOutcome } from "./changer.ts";
import { writeCounts } from "./frame.ts";
import { ask } from "./questions.ts";
import { type Paying, remember, type Turn, type Want } from "./turn.ts";

const failed = (code: ChangerTrouble): PayOutcome => ({ kind: "failed", code });

/** The payment has its end: it is written down before anybody is told. */
function close(turn: Turn, paying: Paying, outcome: PayOutcome): void {
  const { m, effects } = turn;
  const { job, record, calls } = paying;
  m.paying = undefined;
  if (record?.how === "REPAY" && outcome.kind !== "failed") m.deposited = undefined;
  // What failed left nothing behind and may be asked for again.
  if (outcome.kind !== "failed") m.past = remember(m.past, job, outcome);
  if (record) effects.push({ kind: "keep", open: undefined, past: m.past });
  for (const call of calls) effects.push({ kind: "answer", call, result: outcome });
  effects.push({ kind: "outcome", job, outcome });
}

/** Nobody knows what came out: whoever waits is told so, and nothing else is paid. */
function doubt(turn: Turn, paying: Paying, stage: "lost" | "stuck", code: ChangerTrouble): void {
  const { m, effects } = turn;
  const outcome = { kind: "unknown", code } as const;
  m.paying = { ...paying, stage, code: paying.code ?? code, calls: [], by: Infinity };
  for (const call of paying.calls) effects.push({ kind: "answer", call, result: outcome });
  effects.push({ kind: "outcome", job: paying.job, outcome });
}

/** Why this payment cannot begin now. */
function hindrance(turn: Turn, want: Want): ChangerTrouble | undefined {
  const { link, paying, deposited } = turn.m;
  if (paying) return paying.stage === "lost" || paying.stage === "stuck" ? "UNRECONCILED" : "BUSY";
  if (link.kind !== "ready") return link.kind === "down" ? link.code : "OFFLINE";
  return want === "deposit" && deposited === undefined ? "ILLEGAL" : undefined;
}

/** The same job is one payment: it is joined while it is under way, and told when it is over. */
export function beginPay(turn: Turn, call: number, job: string, want: Want): void {
  const { m, effects } = turn;
  const { paying } = m;
  const past = m.past.get(job);
  if (past) effects.push({ kind: "answer", call, result: past });
  else if (paying?.job === job && paying.stage !== "stuck") m.paying = { ...paying, calls: [...paying.calls, call] };
  else {
    const code = hindrance(turn, want);
    if (code !== undefined) {
      const result = paying?.job === job ? ({ kind: "unknown", code } as const) : failed(code);
      effects.push({ kind: "answer", call, result });
      return;
    }
    m.paying = { calls: [call], job, want, stage: "counting", by: Infinity };
    ask(turn, "before", "COUNTS");
  }
}

/** What it holds before the payment: written down with what is wanted, then sent. */
export function payFrom(turn: Turn, before: Counts): void {
  const { m } = turn;
  const { paying, link } = m;
  if (paying?.stage !== "counting" || link.kind !== "ready") return;
  const isRepay = paying.want === "deposit";
  const want = wanted(paying.want, before, m.deposited);
  if (want === undefined || countPieces(want) === 0)
    return close(turn, paying, failed(want === undefined ? "OVER_DISPENSE" : "ILLEGAL"));
  const record = { job: paying.job, how: isRepay ? "REPAY" : "PAY", want, before } as const;
  m.paying = { ...paying, record, stage: "sent" };
  turn.effects.push({ kind: "keep", open: record, past: m.past });
  const counts = writeCounts(want);
  ask(turn, "pay", `${record.how} session=${link.session} job=${paying.job} counts=${counts}`);
}

function wanted(want: Want, held: Counts, deposited: Counts | undefined): Counts | undefined {
  if (want === "deposit") return deposited;
  if ("amountYen" in want) return planChange(want.amountYen, held);
  return isPart(want.counts, held) ? want.counts : undefined;
}

export function payTaken(turn: Turn): void {
  const { m, at } = turn;
  const { paying } = m;
  if (paying?.stage !== "sent" || !paying.record) return;
  const { payMs, pieceMs } = m.times;
  m.paying = { ...paying, stage: "taken", by: at + payMs + pieceMs * countPieces(paying.record.want) };
}

/** The changer would not begin. `paid` comes with a job it knows from before. */
export function payRefused(turn: Turn, code: ChangerTrouble, paid: Counts | undefined): void {
  const { paying } = turn.m;
  if (paying?.stage !== "sent") return;
  if (paid) paidOut(turn, paying.job, paid, code);
  else close(turn, paying, failed(code));
}

/** The changer says what came out of a job. */
export function paidOut(turn: Turn, job: string, paid: Counts, code: ChangerTrouble): void {
  const { paying } = turn.m;
  if (paying?.job !== job || !paying.record || paying.stage === "stuck") return;
  if (isSame(paid, paying.record.want)) close(turn, paying, { kind: "done", paid });
  else if (countPieces(paid) === 0) close(turn, paying, failed(code));
  else close(turn, paying, { kind: "partial", paid, code });
}

/** The line, the changer or the time is gone in the middle of a payment. */
export function losePay(turn: Turn, code: ChangerTrouble): void {
  const { paying } = turn.m;
  if (!paying || paying.stage === "lost" || paying.stage === "stuck") return;
  if (paying.stage === "counting") close(turn, paying, failed(code));
  else doubt(turn, paying, "lost", code);
}

/** What it holds now, while a payment is lost: what is missing since was paid. */
export function reconcile(turn: Turn, now: Counts, discrepancy: boolean): void {
  const { paying } = turn.m;
  if (paying?.stage !== "lost" || !paying.record) return;
  const { record, code = "TIMEOUT" } = paying;
  const paid = subtract(record.before, now);
  if (discrepancy || !isPart(paid, record.want)) doubt(turn, paying, "stuck", "UNRECONCILED");
  else paidOut(turn, paying.job, paid, code);
}

/** False when that job is not the one that stays unknown. */
export function settlePay(turn: Turn, job: string, paid: Counts): boolean {
  const { paying } = turn.m;
  if (paying?.stage !== "stuck" || paying.job !== job || !paying.record) return false;
  turn.m.paying = { ...paying, stage: "lost" };
  paidOut(turn, job, paid, "UNRECONCILED");
  return true;
}

/** It could not be written down, so it was not sent. */
export function payUnkept(turn: Turn): void {
  const { paying } = turn.m;
  if (paying?.stage !== "sent") return;
  const { record: _, ...unwritten } = paying;
  close(turn, unwritten, failed("FAILURE"));
}

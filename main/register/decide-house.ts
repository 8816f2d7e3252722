import { pendingOf } from "./book.ts";
import type { Command } from "./command.ts";
import { isIdle } from "./draft.ts";
import type { Fact } from "./entry.ts";
import { type Effect, type JobWhat, type State, type Verdict, accept, refuse } from "./verdict.ts";

/**
 * First words after a start. Intents without an outcome become unknown: nothing is carried out again by itself.
 * A stage that only waited for an answer that can no longer come goes one step back.
 */
function start(state: State, command: Command & { kind: "start" }, nowMs: number): Verdict {
  const { book } = state;
  const facts: Fact[] = [{ kind: "boot", data: { mode: state.mode, runtime: command.runtime, clean: command.clean } }];
  const effects: Effect[] = [];
  for (const { key, kind, state: standing, wallet, amount } of Object.values(book.intents)) {
    if (standing === "open") {
      facts.push({
        kind: kind === "payment" ? "pay-unknown" : "charge-unknown",
        data: { key, wallet, amount, reason: "restart" },
      });
    }
    effects.push(standing === "refund-due" ? { kind: "refund", key } : { kind: "resolve", key });
  }
  return accept({ ...state.draft, stage: restartStage(state, nowMs) }, { facts, effects });
}

function restartStage(state: State, nowMs: number) {
  const { stage } = state.draft;
  switch (stage.kind) {
    case "paying":
      return { kind: "unknown" as const, for: "pay" as const, key: stage.key, amount: stage.amount, sinceMs: nowMs };
    case "charging":
      return { ...stage, kind: "unknown" as const, for: "charge" as const, sinceMs: nowMs };
    case "reading":
      return { kind: "card" as const, for: stage.for, amount: stage.amount };
    default:
      return stage;
  }
}

function close(state: State, command: Command & { kind: "z-ready" }): Verdict {
  const { book, draft } = state;
  // The same key pressed twice: the first Z stands.
  if (book.day === null) return refuse("late-outcome");
  if (!isIdle(draft)) return refuse("close-not-empty");
  // Something was journalled while the sums were taken: take them again, so that the Z covers every entry before it.
  if (command.upTo !== book.seq) return accept(draft, { effects: [{ kind: "sum-day" }] });
  const z = book.z + 1;
  const data = {
    ...command.totals,
    z,
    first: book.dayOpenSeq,
    last: book.seq,
    head: command.head,
    pending: pendingOf(book),
  };
  return accept(
    { ...draft, stage: { kind: "done", done: { of: "close", seq: book.seq + 1, z } }, notice: null },
    {
      facts: [{ kind: "z-report", data }],
      jobs: [{ device: "printer", what: { kind: "z-slip", copy: 0 } }],
      sound: "done",
    },
  );
}

/** Whatever leaves the printer a second time says so (再発行) and stands in the journal. */
function printAgain(state: State, seq: number, what: JobWhat, receipt: string): Verdict {
  const { draft } = state;
  if (what.kind === "kick") return refuse("not-now");
  const copy = what.copy + 1;
  return accept(
    { ...draft, notice: { code: "copied" } },
    {
      facts: [{ kind: "receipt-copy", data: { receipt, seq, copy } }],
      jobs: [{ device: "printer", what: { ...what, copy }, of: seq }],
    },
  );
}

function kickNoSale(state: State, reason: string): Verdict {
  const { draft, book } = state;
  if (state.guard) return refuse(state.guard);
  if (book.op === null) return refuse("no-operator");
  if (draft.stage.kind !== "sale" && draft.stage.kind !== "done") return refuse("not-now");
  return accept(draft, {
    facts: [
      { kind: "no-sale", data: { reason } },
      { kind: "drawer-kick", data: { for: "no-sale" } },
    ],
    jobs: [{ device: "drawer", what: { kind: "kick" } }],
  });
}

export function decideHouse(state: State, command: Command, nowMs: number): Verdict | null {
  const { draft } = state;
  switch (command.kind) {
    case "start":
      return start(state, command, nowMs);
    case "stop":
      return accept(draft, { facts: [{ kind: "shutdown", data: { reason: command.reason } }] });
    case "settings":
      return accept(draft, { facts: [{ kind: "config", data: command.settings }] });
    case "anchor": {
      const { seq, hash, at, keyId, sig } = command;
      return accept(draft, { facts: [{ kind: "anchor", data: { seq, hash, at, key_id: keyId, sig } }] });
    }
    case "fork": {
      const { seq, ours, theirs } = command;
      return state.book.forked
        ? accept(draft)
        : accept(draft, { facts: [{ kind: "fork", data: { seq, ours, theirs } }], sound: "error" });
    }
    case "job-unknown": {
      const { job, of, device } = command;
      return accept(draft, { facts: [{ kind: "job-unknown", data: { job, of, device } }], sound: "error" });
    }
    case "device-fault":
      return accept(
        {
          ...draft,
          notice: { code: command.device === "drawer" ? "drawer-failed" : "device-fault", text: command.code },
        },
        { facts: [{ kind: "device-fault", data: { device: command.device, code: command.code } }], sound: "error" },
      );
    case "z-failed":
      return refuse("close-failed");
    case "z-ready":
      return close(state, command);
    case "receipt-copy":
      return draft.last?.seq === command.seq
        ? printAgain(state, command.seq, { kind: "receipt", copy: 0 }, draft.last.receipt)
        : refuse("not-now");
    case "reprint":
      return printAgain(state, command.seq, command.what, command.receipt ?? "");
    case "job-answer":
      return accept(
        { ...draft, notice: null },
        { effects: [{ kind: "job-answer", job: command.job, state: command.printed ? "done" : "dropped" }] },
      );
    case "no-sale":
      return kickNoSale(state, command.reason);
    default:
      return null;
  }
}

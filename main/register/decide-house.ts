import { pendingOf } from "./book.ts";
import type { Command } from "./command.ts";
import { isIdle } from "./draft.ts";
import { restart } from "./restart.ts";
import { type JobWhat, type State, type Verdict, accept, refuse } from "./verdict.ts";

function close(state: State, command: Command & { kind: "z-ready" }): Verdict {
  const { book, draft } = state;
  // The same key pressed twice: the first Z stands.
  if (book.day === null) return refuse("late-outcome");
  // Rung up or put aside while the sums were taken: pressed again, it is cancelled with the day.
  if (!isIdle(draft) || (draft.held ?? []).length > 0) return refuse("close-not-empty");
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

export function decideHouse(state: State, command: Command, nowMs: number): Verdict | null {
  const { draft } = state;
  switch (command.kind) {
    case "start":
      return restart(state, command, nowMs);
    case "stop": {
      const { reason, drawer } = command;
      return accept(draft, { facts: [{ kind: "shutdown", data: { reason, ...(drawer ? { drawer } : {}) } }] });
    }
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
        { ...draft, notice: { code: "device-fault", text: command.code } },
        { facts: [{ kind: "device-fault", data: { device: command.device, code: command.code } }], sound: "error" },
      );
    case "z-failed":
      return refuse("close-failed");
    case "z-ready":
      return close(state, command);
    case "reprint":
      return printAgain(state, command.seq, command.what, command.receipt ?? "");
    case "job-answer":
      return accept(
        { ...draft, notice: null },
        { effects: [{ kind: "job-answer", job: command.job, state: command.printed ? "done" : "dropped" }] },
      );
    default:
      return null;
  }
}

import type { Command } from "./command.ts";
import { isIdle } from "./draft.ts";
import type { Difference, Fact } from "./entry.ts";
import { instantOf } from "./instant-of.ts";
import { type Stamp, type State, type Verdict, accept, refuse } from "./verdict.ts";

function begin(state: State, counted: number | null): Verdict {
  const { book, draft, guard } = state;
  if (guard && guard !== "clock" && guard !== "low-disk") return refuse(guard);
  if (book.op === null) return refuse("no-operator");
  if (book.day === null) return refuse("no-day");
  if (!isIdle(draft)) return refuse("close-not-empty");
  return accept(draft, { effects: [{ kind: "reconcile", counted, thenClose: false }] });
}

/** What was found now, and what stands from before about a book that could not be asked this time: silence settles nothing. */
function differencesOf(state: State, command: Command & { kind: "reconciled" }, stamp: Stamp): Difference[] {
  const held = state.book.differences;
  const now = instantOf(stamp.nowMs, stamp.offsetMin);
  const kept = Object.values(held).filter(({ about }) => !command.asked[about]);
  return [...kept, ...command.differences.map((one) => ({ ...one, since: held[one.key]?.since ?? now }))];
}

/** The X stands in the journal whatever it found; at closing the sums of the Z come next, never held up by a difference. */
function hear(state: State, command: Command & { kind: "reconciled" }, stamp: Stamp): Verdict {
  const { book, draft } = state;
  const { from, upTo, asked, counted, drawer, openings, thenClose } = command;
  if (book.day === null || from !== book.dayOpenSeq) return refuse("late-outcome");
  const differences = differencesOf(state, command, stamp);
  const facts: Fact[] = [
    ...(counted === null ? [] : [{ kind: "cash-count" as const, data: { counted, expected: drawer } }]),
    { kind: "x-report", data: { from, upTo, asked, drawer, ...(openings ? { openings } : {}), differences } },
  ];
  if (thenClose) return accept(draft, { facts, effects: [{ kind: "sum-day" }] });
  const isEven = differences.length === 0;
  const notice = isEven ? { code: "reconciled" } : { code: "reconciled-differs", amount: differences.length };
  return accept(
    { ...draft, notice },
    {
      facts,
      jobs: [{ device: "printer", what: { kind: "x-slip", copy: 0 }, of: book.seq + facts.length }],
      sound: isEven ? "done" : "error",
    },
  );
}

export function decideReconcile(state: State, command: Command, stamp: Stamp): Verdict | null {
  switch (command.kind) {
    case "reconcile":
      return begin(state, command.counted ?? null);
    case "reconciled":
      return hear(state, command, stamp);
    default:
      return null;
  }
}

import type { Command } from "./command.ts";
import { countFact } from "./count-fact.ts";
import { isIdle } from "./draft.ts";
import { standingCount } from "./drawer-difference.ts";
import type { Difference, Fact, XReportData } from "./entry.ts";
import { instantOf } from "./instant-of.ts";
import { withoutDrawer } from "./x-totals.ts";
import { type Stamp, type State, type Verdict, accept, refuse } from "./verdict.ts";

/** With a sum it is counted now, and held against the journal at once; without one a count that still stands goes along. */
function begin(state: State, counted: number | null): Verdict {
  const { book, draft, guard } = state;
  if (guard && guard !== "clock" && guard !== "low-disk") return refuse(guard);
  if (book.op === null) return refuse("no-operator");
  if (book.day === null) return refuse("no-day");
  if (!isIdle(draft)) return refuse("close-not-empty");
  const fact = counted === null ? null : countFact(state, { counted, for: "x" });
  const count =
    fact === null
      ? standingCount(book)
      : { seq: book.seq + 1, counted: fact.data.counted, expected: fact.data.expected };
  return accept(draft, {
    facts: fact === null ? [] : [fact],
    effects: [{ kind: "reconcile", count, thenClose: false }],
  });
}

/** What was found now, and what stands from before about a book that could not be asked this time: silence settles nothing. */
export function keptDifferences(
  state: State,
  found: Pick<Command & { kind: "reconciled" }, "asked" | "differences">,
  stamp: Stamp,
): Difference[] {
  const held = state.book.differences;
  const now = instantOf(stamp.nowMs, stamp.offsetMin);
  const kept = Object.values(held).filter(({ about }) => !found.asked[about]);
  return [...kept, ...found.differences.map((one) => ({ ...one, since: held[one.key]?.since ?? now }))];
}

/** The X stands in the journal whatever it found; at closing the sums of the Z come next, never held up by a difference. */
function hear(state: State, command: Command & { kind: "reconciled" }, stamp: Stamp): Verdict {
  const { book, draft } = state;
  const { from, upTo, asked, count, drawer, openings, thenClose, totals } = command;
  if (book.day === null || from !== book.dayOpenSeq) return refuse("late-outcome");
  const differences = keptDifferences(state, command, stamp);
  const data: XReportData = {
    from,
    upTo,
    asked,
    drawer,
    ...(openings ? { openings } : {}),
    differences,
    ...(count === null ? {} : { count: count.seq }),
    // At closing the Z says them.
    ...(thenClose || totals === undefined ? {} : { totals: withoutDrawer(totals) }),
  };
  const facts: Fact[] = [{ kind: "x-report", data }];
  if (thenClose) return accept(draft, { facts, effects: [{ kind: "sum-day" }] });
  const isEven = differences.length === 0;
  const notice = isEven ? { code: "reconciled" } : { code: "reconciled-differs", amount: differences.length };
  return accept(
    { ...draft, notice },
    {
      facts,
      jobs: [{ device: "printer", what: { kind: "x-slip", copy: 0 }, of: book.seq + 1 }],
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

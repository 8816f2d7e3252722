import type { Command } from "./command.ts";
import { keptDifferences } from "./decide-reconcile.ts";
import { isIdle } from "./draft.ts";
import { drawerDifference, standingCount } from "./drawer-difference.ts";
import type { Fact } from "./entry.ts";
import { openingsOf, withoutDrawer } from "./x-totals.ts";
import { type Stamp, type State, type Verdict, accept, refuse } from "./verdict.ts";

function refuseHandOver({ guard, book, draft }: State): Verdict | null {
  if (guard && guard !== "clock" && guard !== "low-disk") return refuse(guard);
  if (book.op === null) return refuse("no-operator");
  if (book.day === null) return refuse("no-day");
  // Baskets put aside stay: the next cashier calls them back.
  return isIdle(draft) ? null : refuse("close-not-empty");
}

/** 交代: the sums of the shift first, then the sign-off with them in one commit. */
export function handOver(state: State): Verdict {
  return refuseHandOver(state) ?? accept(state.draft, { effects: [{ kind: "sum-shift", from: state.book.shiftSeq }] });
}

/** The shift ends: its own X (no other book is asked), and nobody stands at the register any more. */
export function endShift(state: State, command: Command & { kind: "shift-summed" }, stamp: Stamp): Verdict {
  const { book, draft } = state;
  const { from, upTo } = command;
  if (book.op === null || book.day === null || from !== book.shiftSeq) return refuse("late-outcome");
  const refused = refuseHandOver(state);
  if (refused) return refused;
  // Something was journalled while the sums were taken: take them again, so that no shift loses it.
  if (command.totals !== null && upTo !== book.seq) return accept(draft, { effects: [{ kind: "sum-shift", from }] });
  const count = standingCount(book);
  const asked = { drawer: count !== null, pokepay: false, headquarters: false };
  const found = count === null ? [] : drawerDifference(count);
  const openings = command.totals && openingsOf(command.totals);
  const report: Fact[] =
    command.totals === null
      ? []
      : [
          {
            kind: "x-report",
            data: {
              from,
              upTo,
              asked,
              drawer: book.drawer,
              ...(openings ? { openings } : {}),
              differences: keptDifferences(state, { asked, differences: found }, stamp),
              ...(count === null ? {} : { count: count.seq }),
              shift: book.shift,
              totals: withoutDrawer(command.totals),
            },
          },
        ];
  const counted = count === null ? {} : { counted: count.counted };
  return accept(
    { ...draft, stage: { kind: "sale" }, notice: { code: "handed-over", amount: book.shift } },
    {
      facts: [...report, { kind: "sign-off", data: { op: book.op, hand_over: true, ...counted } }],
      jobs: report.length === 0 ? [] : [{ device: "printer", what: { kind: "x-slip", copy: 0 } }],
      sound: "done",
    },
  );
}

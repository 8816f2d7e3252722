import type { Command } from "./command.ts";
import { isIdle } from "./draft.ts";
import type { SlipReport } from "./station-command.ts";
import { type State, type Stamp, type Verdict, accept, refuse } from "./verdict.ts";

/** Why nothing of the day can be told now; null = it can. */
function refuseReport({ guard, book }: State): Verdict | null {
  if (guard && guard !== "clock" && guard !== "low-disk") return refuse(guard);
  return book.op === null ? refuse("no-operator") : null;
}

/** What the drawer ought to hold is nobody's to know before it is counted, but a supervisor's. */
export function mayKnowDrawer({ settings, book }: Pick<State, "settings" | "book">): boolean {
  return settings?.operators.find(({ op }) => op === book.op)?.role === "supervisor";
}

function writeReport(state: State, of: "today" | number): Verdict {
  const refused = refuseReport(state);
  if (refused) return refused;
  // Sale by sale the files hold the cash of the day.
  if (of === "today" && !mayKnowDrawer(state)) return refuse("report-supervisor");
  if (of === "today" && state.book.day === null) return refuse("no-day");
  return accept({ ...state.draft, notice: { code: "report-writing" } }, { effects: [{ kind: "export-report", of }] });
}

function printReport(state: State): Verdict {
  const refused = refuseReport(state);
  if (refused) return refused;
  if (state.book.day === null) return refuse("no-day");
  return accept(state.draft, { effects: [{ kind: "sum-report" }] });
}

/** The paper speaks of the last entry there is: no fact of its own, the journal is not changed by being read. */
function giveSlip({ draft, book }: State, report: SlipReport): Verdict {
  return accept(
    { ...draft, notice: { code: "report-printed" } },
    { jobs: [{ device: "printer", what: { kind: "report-slip", copy: 0, report }, of: book.seq }] },
  );
}

/** Why the register cannot be left for practice: a customer, or money nobody knows the end of. */
function refuseLeave({ training, draft, book }: State): Verdict | null {
  if (training) return refuse("not-now");
  if (!isIdle(draft)) return refuse("training-not-empty");
  const isOpen = Object.values(book.intents).some(({ state }) => state === "open" || state === "unknown");
  return isOpen ? refuse("training-pending") : null;
}

/** Ends this register in good order; whoever comes back to it shows a PIN first. */
export function beginTraining(state: State, by: string): Verdict {
  const refused = refuseLeave(state);
  if (refused) return refused;
  const { draft, book } = state;
  return accept(
    { ...draft, ...(book.op === null ? {} : { locked: { notice: null } }), notice: null },
    { facts: [{ kind: "approval", data: { for: "training", by } }], effects: [{ kind: "leave", for: "training" }] },
  );
}

/** The register itself: its reports, and practice. */
export function decideStation(state: State, command: Command, _stamp: Stamp): Verdict | null {
  const { draft } = state;
  switch (command.kind) {
    case "report-print":
      return printReport(state);
    case "report-export":
      return writeReport(state, command.of);
    case "report-ready":
      return giveSlip(state, command.report);
    case "report-written":
      return accept({ ...draft, notice: { code: "report-written", text: command.name } }, { sound: "done" });
    case "report-failed":
      return refuse("report-failed");
    case "training-end":
      return state.training ? accept(draft, { effects: [{ kind: "leave", for: "register" }] }) : refuse("not-now");
    default:
      return null;
  }
}

import type { JournalPlace, JournalRow } from "#ipc/journal.ts";
import { createStore } from "zustand/vanilla";
import { openSheet } from "./desk.ts";
import { dropFacet, type Facet, type JournalFilter } from "./journal-filter.ts";
import { ask } from "./register.ts";

/** What is being looked for in the journal, and what has been found. */
export type JournalFind = {
  readonly filter: JournalFilter;
  /** The facet whose keys are open. */
  readonly editing: Facet | null;
  readonly rows: readonly JournalRow[];
  readonly next: JournalPlace | null;
  readonly downTo: string | null;
  readonly isLooking: boolean;
  /** The open epoch. */
  readonly epoch: number;
  readonly picked: JournalRow | null;
};

/** As many rows are fetched at a time as a hand scrolls through; a rare thing may take several questions. */
const batch = 40;
const nothing = { rows: [], next: null, downTo: null, isLooking: false, picked: null };

export const journalFind = createStore<JournalFind>(() => ({ filter: {}, editing: null, epoch: 0, ...nothing }));
/** Rises with every new question: an answer to an older one comes too late. */
let run = 0;

/** Opens the journal at the newest entry: what somebody looked for before is nobody's question now. */
export function openJournal(): void {
  openSheet("journal");
  look({});
}

/** Back to the journal as it was left, with what has come since. */
export function reopenJournal(): void {
  const { filter, picked } = journalFind.getState();
  openSheet("journal");
  look(filter);
  journalFind.setState({ picked });
}

export function look(filter: JournalFilter): void {
  journalFind.setState({ filter, editing: null, ...nothing, isLooking: true });
  fetchRows(++run, batch);
}

/** Further back. */
export function lookOn(): void {
  const { next, isLooking, rows } = journalFind.getState();
  if (next === null || isLooking) return;
  journalFind.setState({ isLooking: true });
  fetchRows(++run, rows.length + batch);
}

function fetchRows(mine: number, upTo: number): void {
  const { filter, next } = journalFind.getState();
  ask({ kind: "journal", ...filter, ...(next === null ? {} : { before: next }) }, (page) => {
    if (mine !== run) return;
    const { rows, picked } = journalFind.getState();
    const all = [...rows, ...page.rows];
    const isLooking = page.next !== null && all.length < upTo;
    // The newest is shown at once: most often it is the one that is looked for.
    journalFind.setState({
      rows: all,
      epoch: page.epoch,
      next: page.next,
      downTo: page.downTo,
      isLooking,
      picked: picked ?? all[0] ?? null,
    });
    if (isLooking) fetchRows(mine, upTo);
  });
}

export function editFacet(editing: Facet | null): void {
  journalFind.setState({ editing });
}

export function clearFacet(facet: Facet): void {
  look(dropFacet(facet, journalFind.getState().filter));
}

export function pickRow(picked: JournalRow): void {
  journalFind.setState({ picked });
}

/** Everything that has or names the same receipt number. */
export function lookForNumber(receipt: string): void {
  look({ receipt, what: "all" });
}

export function lookForMember(member: string): void {
  look({ member });
}

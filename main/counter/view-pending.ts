import type { Job } from "#db/journal.ts";
import type { PendingView } from "#ipc/view.ts";
import { type Intent, isPending } from "#register/book.ts";
import type { Difference, Entry } from "#register/entry.ts";
import { nextStep } from "#register/pending-next.ts";
import type { JobWhat, State } from "#register/verdict.ts";
import type { ViewInput } from "./view.ts";

/** A View stays within 32 KB with this many pending items. */
const mostPending = 40;

/** A paper of which nobody knows whether it came out: which one, of when, over how much. */
function paperView(job: Job, entry: Entry | null): PendingView {
  const what = job.what as JobWhat;
  const receipt = entry?.kind === "sale" || entry?.kind === "refund" ? entry.data : null;
  const amount = receipt?.total ?? (entry && "amount" in entry.data ? entry.data.amount : 0);
  return {
    id: job.id,
    kind: "job",
    next: "answer",
    state: "unknown",
    amount,
    sinceMs: entry ? Date.parse(entry.at) : 0,
    ...(what.kind === "kick" ? {} : { paper: what.kind }),
    ...(receipt === null ? {} : { receipt: receipt.receipt }),
  };
}

/** Used where no settings are in force yet: those of the authority's own default. */
const idKeepMs = 43_200_000;

function intentView(intent: Intent, nowMs: number, settings: State["settings"]): PendingView {
  const { key: id, kind, state, amount, atMs: sinceMs } = intent;
  const next = nextStep(intent, nowMs, settings?.authority.id_keep_ms ?? idKeepMs);
  return { id, kind, state, amount, sinceMs, next };
}

/** Two books that do not agree: found again it is the same item, and as old as when it was found first. */
function differenceView({ key: id, code, amount, since }: Difference, nowMs: number): PendingView {
  const sinceMs = since === undefined ? nowMs : Date.parse(since);
  return { id, kind: "difference", state: "differs", amount, sinceMs, next: "settle", code };
}

/** Everything a human must still know or do, with one thing to do about each. */
export function pendingView({ state, jobs, entryOf, nowMs }: ViewInput): PendingView[] {
  const { book, settings } = state;
  const intents = Object.values(book.intents)
    .filter(isPending)
    .map((intent) => intentView(intent, nowMs, settings));
  const differences = Object.values(book.differences).map((one) => differenceView(one, nowMs));
  const papers = jobs
    .filter((job) => job.state === "unknown")
    .slice(0, mostPending)
    .map((job) => paperView(job, entryOf(job.seq)));
  const fork: PendingView[] = book.forked
    ? [{ id: "fork", kind: "fork", state: "forked", amount: 0, sinceMs: 0, next: "none" }]
    : [];
  const goesOnByItself = ({ next }: PendingView): boolean => next === "ask";
  const forPerson = intents.filter((item) => !goesOnByItself(item));
  // What waits for a person before what goes on by itself, money before paper: of a long list only the end is cut.
  return [...fork, ...forPerson, ...differences, ...intents.filter(goesOnByItself), ...papers].slice(0, mostPending);
}

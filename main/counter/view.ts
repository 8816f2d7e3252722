import type { Job } from "#db/journal.ts";
import type { Lamp, PendingView, Printing, Screen, View, ViewLine } from "#ipc/view.ts";
import { isPending } from "#register/book.ts";
import type { Draft, DraftLine } from "#register/draft.ts";
import { dueOf } from "#register/sale.ts";
import { countOf, nutritionOf, totalOf } from "#register/totals.ts";
import type { Entry } from "#register/entry.ts";
import type { JobWhat, State } from "#register/verdict.ts";
import { judgeHealth, untold } from "./health.ts";
import { type Live, lampsOf } from "./live.ts";

export type ViewInput = {
  readonly state: State;
  readonly live: Live;
  readonly jobs: readonly Job[];
  readonly boot: string;
  readonly hasScanner: boolean;
  readonly today: string;
  readonly nowMs: number;
  readonly catalogue: number;
  /** The entry a job speaks of. */
  readonly entryOf: (seq: number) => Entry | null;
};

const ordinaryBp = 50;
/** A View stays within 32 KB with 120 lines of names this long (in characters) and this many pending items. */
const mostName = 40;
const mostPending = 40;

export function viewLines(state: State): ViewLine[] {
  const bps = new Map(state.settings?.classes.map(({ id, bp }) => [id, bp]));
  return state.draft.lines.map(
    ({ n, name, qty, unit, amount, rate, void: isVoid, class: goodsClass }: DraftLine): ViewLine => {
      const bp = bps.get(goodsClass) ?? ordinaryBp;
      return {
        n,
        name: [...name].slice(0, mostName).join(""),
        qty,
        unit,
        amount,
        rate,
        void: isVoid,
        ...(bp === ordinaryBp ? {} : { bp }),
      };
    },
  );
}

/** Exact, then the next round sums a customer is likely to hand over: 100, 500, 1,000, 5,000, 10,000. */
export function quickSums(due: number): number[] {
  const next = [100, 500, 1000, 5000, 10_000].map((step) => Math.ceil(due / step) * step);
  return [...new Set([due, ...next])]
    .filter((sum) => sum > 0)
    .toSorted((a, b) => a - b)
    .slice(0, 6);
}

/** A paper that was sent to a printer that cannot print waits there: saying it prints would let the cashier wait for it. */
function printingOf(jobs: readonly Job[], seq: number, printer: Lamp): Printing {
  const job = jobs.findLast((one) => one.seq === seq && one.device === "printer");
  if (!job) return "none";
  if (job.state === "sent" && printer.state === "bad") return "waiting";
  const words = { waiting: "waiting", sent: "printing", done: "printed", unknown: "unknown", dropped: "none" } as const;
  return words[job.state];
}

function doneScreen(stage: Draft["stage"] & { kind: "done" }, { jobs, live, hasScanner }: ViewInput): Screen {
  const { done } = stage;
  const printing = printingOf(jobs, done.seq, lampsOf(live, hasScanner).printer);
  const none = { total: 0, given: 0, change: 0, emoney: 0, rebate: 0, balance: null, unknown: false };
  switch (done.of) {
    case "sale": {
      const { of, seq, total, given, change, emoney, rebate, balance } = done;
      return { kind: "done", of, seq, total, given, change, emoney, rebate, balance, unknown: false, printing };
    }
    case "charge":
      return {
        kind: "done",
        ...none,
        of: "charge",
        seq: done.seq,
        total: done.amount,
        given: done.amount + done.change,
        change: done.change,
        balance: done.balance,
        unknown: done.unknown,
        printing,
      };
    case "close":
      return { kind: "done", ...none, of: "close", seq: done.seq, z: done.z, printing };
  }
}

function stageScreen(input: ViewInput): Screen {
  const { state, live } = input;
  const { draft, settings } = state;
  const { stage } = draft;
  const { workingSinceMs: sinceMs } = live;
  const due = dueOf(draft);
  switch (stage.kind) {
    case "sale":
      return { kind: "sale" };
    case "tender":
      return { kind: "tender", due, quick: quickSums(due) };
    case "card":
      return { kind: "card", for: stage.for, amount: stage.amount };
    case "reading":
      return { kind: "working", for: stage.for, amount: stage.amount, step: "balance", sinceMs };
    case "paying":
      return { kind: "working", for: "pay", amount: stage.amount, step: "money", sinceMs };
    case "charging":
      return { kind: "working", for: "charge", amount: stage.amount, step: "money", sinceMs };
    case "short": {
      const lacking = stage.due - stage.balance;
      return { kind: "short", balance: stage.balance, due: stage.due, lacking, quick: quickSums(lacking) };
    }
    case "charge": {
      const unit = settings?.charge.unit ?? 1000;
      const amounts = [1, 2, 3, 5, 10, 20, 30, 50].map((n) => n * unit).filter((amount) => amount <= stage.most);
      return { kind: "charge", balance: stage.balance, most: stage.most, unit, amounts };
    }
    case "charge-return":
      return { kind: "charge-return", amount: stage.amount + (stage.change ?? 0), code: stage.code };
    case "unknown": {
      const { for: purpose, amount, change = 0, sinceMs: lostMs } = stage;
      return { kind: "unknown", for: purpose, amount, change, sinceMs: lostMs, canPark: true };
    }
    case "done":
      return doneScreen(stage, input);
  }
}

/** Whether nothing at all can be done at this register: it is out of service, for cashier and member alike. */
export function isStopped(guard: State["guard"]): boolean {
  return guard === "storage" || guard === "broken-tail" || guard === "restored" || guard === "starting";
}

export function screenOf(input: ViewInput): Screen {
  const { state, live, today } = input;
  const { guard, book, draft } = state;
  if (guard !== null && isStopped(guard)) return { kind: "out-of-service", code: guard, sinceMs: live.guardSinceMs };
  if (book.op === null) return { kind: "sign-on", checking: live.checkingPin };
  if (draft.stage.kind === "done") return stageScreen(input);
  if (book.day === null)
    return { kind: "day-open", day: book.lastDay !== null && book.lastDay > today ? book.lastDay : today };
  return stageScreen(input);
}

/** A paper of which nobody knows whether it came out: which one, of when, over how much. */
function paperView(job: Job, entry: Entry | null): PendingView {
  const what = job.what as JobWhat;
  const amount = entry?.kind === "sale" ? entry.data.total : entry && "amount" in entry.data ? entry.data.amount : 0;
  return {
    id: job.id,
    kind: "job",
    state: "unknown",
    amount,
    sinceMs: entry ? Date.parse(entry.at) : 0,
    ...(what.kind === "kick" ? {} : { paper: what.kind }),
    ...(entry?.kind === "sale" ? { receipt: entry.data.receipt } : {}),
  };
}

export function pendingView({ state, jobs, entryOf }: ViewInput): PendingView[] {
  const intents = Object.values(state.book.intents)
    .filter(isPending)
    .map(({ key, kind, state: standing, amount, atMs }): PendingView => ({
      id: key,
      kind,
      state: standing,
      amount,
      sinceMs: atMs,
    }));
  const papers = jobs
    .filter((job) => job.state === "unknown")
    .slice(0, mostPending)
    .map((job) => paperView(job, entryOf(job.seq)));
  const fork: PendingView[] = state.book.forked
    ? [{ id: "fork", kind: "fork", state: "forked", amount: 0, sinceMs: 0 }]
    : [];
  // Money before paper: of a long list of slips the end may be cut, never an intent.
  return [...fork, ...intents, ...papers].slice(0, mostPending);
}

/** The whole screen model but for `rev` and `gate`, which the window server numbers. Pure. */
export function composeView(input: ViewInput): Omit<View, "rev" | "gate"> {
  const { state, live, jobs, boot, hasScanner, catalogue, nowMs } = input;
  const { book, draft, guard, settings, mode, reg } = state;
  const lamps = lampsOf(live, hasScanner);
  const jobsUnknown = jobs.filter((job) => job.state === "unknown").length;
  const operator = settings?.operators.find(({ op }) => op === book.op);
  return {
    boot,
    seq: book.seq,
    mode,
    reg,
    shop: settings?.shop.name ?? "",
    day: book.day,
    op: operator ? { op: operator.op, name: operator.name, role: operator.role } : null,
    // Both only rise: a new layout comes with settings, a new price with the catalogue.
    catalogue: catalogue + (settings?.version ?? 0),
    screen: screenOf(input),
    notice: draft.notice,
    basket: {
      lines: viewLines(state),
      count: countOf(draft.lines),
      total: totalOf(draft.lines),
      due: dueOf(draft),
      cash: draft.taken.reduce((sum, { given }) => sum + given, 0),
      takeout: draft.takeout,
      nutrition: nutritionOf(draft.lines),
    },
    lamps,
    guard,
    pending: pendingView(input),
    // Out of service is a screen of its own and says why.
    health: isStopped(guard)
      ? []
      : untold(judgeHealth({ book, lamps, guard, jobsUnknown, nowMs, freeMb: live.freeMb })),
    last: draft.last,
    sound: live.sound,
  };
}

import type { Job } from "#db/journal.ts";
import type { Screen, View, ViewLine } from "#ipc/view.ts";
import type { WedgeLayout } from "#register/barcode/key-characters.ts";
import type { DraftLine } from "#register/draft.ts";
import { dueOf } from "#register/sale.ts";
import { countOf, nutritionOf, totalOf } from "#register/totals.ts";
import type { Entry } from "#register/entry.ts";
import { trustLeft } from "#register/trust.ts";
import type { State } from "#register/verdict.ts";
import { judgeHealth, untold } from "./health.ts";
import { type Live, lampsOf } from "./live.ts";
import { laneView } from "./view-lane.ts";
import { pendingView } from "./view-pending.ts";
import { takesBadge, viewBasketOff, viewLinePrice } from "./view-price.ts";
import { tillView } from "./view-till.ts";
import { stageScreen } from "./view-stage.ts";

export type ViewInput = {
  readonly state: State;
  readonly live: Live;
  readonly jobs: readonly Job[];
  readonly boot: string;
  readonly training?: NonNullable<View["training"]>;
  readonly hasScanner: boolean;
  /** The keyboard that a typing scanner was told to be. */
  readonly wedge?: WedgeLayout;
  /** The business day it is by the cut-off, YYYY-MM-DD. */
  readonly today: string;
  readonly nowMs: number;
  readonly catalogue: number;
  /** The entry a job speaks of. */
  readonly entryOf: (seq: number) => Entry | null;
};

const ordinaryBp = 50;
/** A View stays within 32 KB with 120 lines of names this long (in characters). */
const mostName = 40;
/** And with this many where as many lines as these say of discounts and other prices. */
const manyPriced = 10;
const mostPricedName = 8;

export function viewLines(state: State): ViewLine[] {
  const bps = new Map(state.settings?.classes.map(({ id, bp }) => [id, bp]));
  const priced = state.draft.lines.filter(
    ({ cut, priced: changed }) => cut !== undefined || changed !== undefined,
  ).length;
  const most = priced > manyPriced ? mostPricedName : mostName;
  return state.draft.lines.map((line: DraftLine): ViewLine => {
    const { n, name, qty, unit, amount, rate, void: isVoid, class: goodsClass, share = 0 } = line;
    const bp = bps.get(goodsClass) ?? ordinaryBp;
    return {
      n,
      name: [...name].slice(0, most).join(""),
      qty,
      unit,
      amount: amount + share,
      rate,
      void: isVoid,
      ...(bp === ordinaryBp ? {} : { bp }),
      ...viewLinePrice(line, most),
    };
  });
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
  if (draft.locked) return { kind: "locked", checking: live.checkingPin };
  if (draft.stage.kind === "done") return stageScreen(input);
  if (book.day === null)
    return { kind: "day-open", day: book.lastDay !== null && book.lastDay > today ? book.lastDay : today };
  return stageScreen(input);
}

/** The whole screen model but for `rev` and `gate`, which the window server numbers. Pure. */
export function composeView(input: ViewInput): Omit<View, "rev" | "gate"> {
  const { state, live, jobs, boot, hasScanner, catalogue, nowMs } = input;
  const { book, draft, guard, settings, mode, reg } = state;
  const lamps = lampsOf(live, hasScanner);
  const jobsUnknown = jobs.filter((job) => job.state === "unknown").length;
  const trust = trustLeft(state, nowMs);
  const operator = settings?.operators.find(({ op }) => op === book.op);
  return {
    boot,
    seq: book.seq,
    mode,
    ...(input.training ? { training: input.training } : {}),
    reg,
    shop: settings?.shop.name ?? "",
    day: book.day,
    op: operator ? { op: operator.op, name: operator.name, role: operator.role } : null,
    // Both only rise: a new layout comes with settings, a new price with the catalogue.
    catalogue: catalogue + (settings?.version ?? 0),
    screen: screenOf(input),
    notice: draft.locked ? draft.locked.notice : draft.notice,
    basket: {
      lines: viewLines(state),
      count: countOf(draft.lines),
      total: totalOf(draft.lines),
      due: dueOf(draft),
      cash: draft.taken.reduce((sum, { given }) => sum + given, 0),
      takeout: draft.takeout,
      nutrition: nutritionOf(draft.lines),
      ...viewBasketOff(state),
    },
    lane: laneView(state),
    till: tillView(state),
    lamps,
    guard,
    pending: pendingView(input),
    // Out of service is a screen of its own and says why.
    health: isStopped(guard)
      ? []
      : untold(
          judgeHealth({
            book,
            lamps,
            guard,
            jobsUnknown,
            nowMs,
            freeMb: live.freeMb,
            trust,
            today: input.today,
            driftMs: live.driftMs,
          }),
        ),
    last: draft.last,
    trust,
    approving: live.approving,
    ...takesBadge(state),
    isReconciling: live.isReconciling,
    denyAgeMs: live.denyListAtMs === null ? null : Math.max(0, nowMs - live.denyListAtMs),
    ...(input.wedge === undefined ? {} : { wedge: input.wedge }),
    ...(draft.soldOut === undefined || draft.soldOut.length === 0 ? {} : { soldOut: draft.soldOut }),
    ...(draft.times === undefined ? {} : { times: draft.times }),
    sound: live.sound,
  };
}

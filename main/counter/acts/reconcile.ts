import { setTimeout } from "node:timers/promises";
import type { Headquarters } from "#upstream/headquarters/open-headquarters.ts";
import { type StandingCount, drawerDifference, standingCount } from "#register/drawer-difference.ts";
import { openingsOf } from "#register/x-totals.ts";
import type { Resolver } from "../resolver.ts";
import type { DaySum } from "../sum-day.ts";
import { openHeadCheck } from "./check-head.ts";
import { openListCheck } from "./check-list.ts";
import type { Acting } from "./acting.ts";

/** What the other books are waited for at most, ms: the Z is never held up by a server that is away. */
const mostMs = 5_000;

export type Reconciling = Acting & {
  readonly headquarters: Pick<Headquarters, "head" | "online">;
  readonly resolver: Pick<Resolver, "ask">;
  readonly sumDay: (from: number, withBooks?: boolean) => Promise<DaySum>;
};

/** Of the wait, what is left to say what was seen so far. */
const mostShare = 0.8;

/** What it comes to, or null once `ms` have passed. The signal is aborted a little before. */
async function within<T>(ms: number, work: (signal: AbortSignal) => Promise<T | null>): Promise<T | null> {
  const done = new AbortController();
  const late = async (): Promise<null> => setTimeout(ms, null, { signal: done.signal, ref: false });
  try {
    return await Promise.race([work(AbortSignal.timeout(Math.round(ms * mostShare))), late()]);
  } finally {
    done.abort();
  }
}

/**
 * Holds the journal against the drawer, the authority's list and headquarters' head. A book that cannot be asked in time is
 * said not to have been asked; whatever differs comes back with `reconciled`.
 */
export function openReconcile(o: Reconciling) {
  const { journal, live, take } = o;
  const checkList = openListCheck(o);
  const checkHead = openHeadCheck(o);
  let isRunning = false;
  let closeNext = false;

  async function hold(count: StandingCount | null, thenClose: boolean): Promise<void> {
    const from = journal.book().dayOpenSeq;
    const sums = await o.sumDay(from, true).catch((error: unknown) => {
      o.log("reconcile-failed", { error: String(error) });
      return null;
    });
    if (o.stopped?.aborted) return;
    if (sums === null) return thenClose ? void take({ kind: "z-failed" }) : undefined;
    const { upTo, totals } = sums;
    const waitMs = mostMs * o.timeScale;
    const [list, head] = await Promise.all([
      within(waitMs, () => checkList(sums)),
      within(waitMs, (signal) => checkHead(upTo, signal)),
    ]);
    if (o.stopped?.aborted) return;
    take({
      kind: "reconciled",
      from,
      upTo,
      asked: { drawer: count !== null, pokepay: list !== null, headquarters: head !== null },
      count,
      drawer: totals.drawer,
      totals,
      openings: openingsOf(totals),
      differences: [...(count === null ? [] : drawerDifference(count)), ...(list ?? []), ...(head ?? [])],
      thenClose,
    });
  }

  async function reconcile(count: StandingCount | null, thenClose: boolean): Promise<void> {
    // Pressed twice: the closing waits for the one under way, another look would say nothing new.
    if (isRunning) return void (closeNext ||= thenClose);
    isRunning = true;
    live.isReconciling = true;
    o.changed();
    try {
      await hold(count, thenClose);
    } finally {
      isRunning = false;
      live.isReconciling = false;
      o.changed();
    }
    if (!closeNext || o.stopped?.aborted) return;
    closeNext = false;
    if (!thenClose) await reconcile(standingCount(journal.book()), true);
  }
  return { reconcile };
}

import { JournalError } from "#db/journal-error.ts";
import type { SaleBy } from "#register/command.ts";
import { backoffMs } from "#upstream/backoff.ts";
import type { Acting } from "./acting.ts";
import { mayHold } from "#upstream/headquarters/told.ts";
import { openAskLeave } from "./ask-leave.ts";
import { openCredit } from "./credit.ts";
import { openFindSale } from "./find-sale.ts";
import { openRepeat } from "./repeat.ts";

/** Tries that got nowhere are repeated after 1 s, then longer, up to this (ms). */
const longestMs = 60_000;
/** Between tries of a refund that has no answer yet, ms: whoever paid twice waits for it. */
const refundRetryMs = 5000;
/** The paper of a return says what went back; for an answer that takes longer it says 処理中 (ms). */
const paperWaitMs = 1500;

/** Returns: finding the sale, asking headquarters for leave, giving leave back, and crediting wallets. */
export function openReturns(o: Acting) {
  const { headquarters, journal, pokepay, timeScale, take } = o;
  const findSale = openFindSale(o);
  const askLeave = openAskLeave(o);
  const waitMs = (failures: number): number => backoffMs(failures, Math.random(), 1000, longestMs) * timeScale;
  const stop = o.stopped === undefined ? {} : { signal: o.stopped };
  const credits = openRepeat({ work: openCredit(o), waitMs, ...stop });
  const refunds = openRepeat({ work: refund, waitMs: () => refundRetryMs * timeScale, ...stop });
  const releases = openRepeat({ work: giveBack, waitMs, ...stop });
  /** Only the answer to the last question counts. */
  let asked = 0;

  /** True: the authority has taken the booking back, or has said that it will not. */
  async function refund(key: string): Promise<boolean> {
    const intent = journal.book().intents[key];
    if (intent?.state !== "refund-due" || intent.authority === undefined) return true;
    const { authority, money, leave, leaveKeep: keep = 0 } = intent;
    const refunded = await pokepay.refund(authority, money === undefined ? {} : { money });
    if (o.stopped?.aborted || refunded.kind === "unknown") return false;
    // The meal may be had again before the intent that knows its leave is gone; asked twice, both answer the same.
    if (
      refunded.kind === "refunded" &&
      leave !== undefined &&
      mayHold(await headquarters.releaseMeal({ key: leave, keep }))
    )
      return false;
    if (o.stopped?.aborted) return false;
    if (refunded.kind === "refunded") take({ kind: "refunded", key, authority: refunded.authority });
    else take({ kind: "refund-refused", key, code: refunded.code });
    return journal.book().intents[key]?.state !== "refund-due";
  }

  /** True: headquarters has said that nothing is held under this key any more, or that it was used. */
  async function giveBack(key: string): Promise<boolean> {
    const got = await headquarters.releaseRefund(key);
    if (o.stopped?.aborted) return false;
    const isUsed = got.kind === "refused" && got.code === "allowance-used";
    if (got.kind !== "answer" && !isUsed) return false;
    take({ kind: "refund-granted", key, answer: { kind: "refused", code: isUsed ? "allowance-used" : "released" } });
    return true;
  }

  pokepay.watch((online) => {
    if (online !== "up") return;
    credits.wake();
    refunds.wake();
  });
  headquarters.watch((online) => {
    if (online === "up") releases.wake();
  });

  /** A journal that cannot be read now: the counter finds out by itself, and begins again when it is open. */
  async function reading<T>(work: () => Promise<T>): Promise<T | null> {
    try {
      return await work();
    } catch (error) {
      if (o.stopped?.aborted) return null;
      if (!(error instanceof JournalError)) throw error;
      o.log("storage", { code: error.code });
      return null;
    }
  }

  return {
    async find(by: SaleBy): Promise<void> {
      asked += 1;
      const mine = asked;
      const answer = (await reading(() => findSale(by))) ?? ({ kind: "refused", code: "storage" } as const);
      if (mine === asked && !o.stopped?.aborted) take({ kind: "sale-found", answer });
    },
    ask: async (key: string): Promise<void> => void (await reading(() => askLeave(key))),
    release: (key: string): Promise<void> => releases.run(key),
    /** Settles with the first try; what has no answer yet goes on by itself. */
    credit: (key: string): Promise<void> => credits.run(key),
    refund: (key: string): Promise<void> => refunds.run(key),
    /** Settles when no money of a return is under way, at the latest after a moment: its paper waits so long. */
    settled: async (): Promise<void> => {
      const { promise, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, paperWaitMs * timeScale);
      await Promise.race([promise, Promise.all([credits.settled(), refunds.settled()])]);
      clearTimeout(timer);
    },
  };
}

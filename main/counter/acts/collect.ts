import type { Journal } from "#db/journal.ts";
import { mayHaveMoved } from "#upstream/pokepay/codes.ts";
import type { Pokepay } from "#upstream/pokepay/open-pokepay.ts";
import type { Outcome } from "#upstream/pokepay/outcome.ts";
import type { Intent } from "#register/book.ts";
import type { Acting } from "./acting.ts";
import { findBooking } from "./find-booking.ts";

/** Between tries that got nowhere, ms: doubling from the first to the longest. */
const firstWaitMs = 2_000;
const longestWaitMs = 600_000;
/** Money of somebody at the counter is on its way: what can wait looks again then, ms. */
const busyWaitMs = 1_000;

const busyStages = new Set(["reading", "reading-code", "paying", "charging", "tray-asking", "tray", "refund-asking"]);

type Collecting = Pick<
  Acting,
  "timeScale" | "nowMs" | "settings" | "describe" | "log" | "take" | "state" | "stopped"
> & {
  readonly journal: Pick<Journal, "book">;
  readonly pokepay: Pick<Pokepay, "lookUp" | "search" | "pay" | "charge" | "grantPoints" | "online">;
};

/** Claims and deferred charges by themselves; what is sent a second time, or tried again after a refusal, because somebody asked. */
function isDue({ state, claim }: Intent, isAsked: boolean): boolean {
  return (
    state === "claim" || state === "deferred" || (isAsked && (state === "unknown" || (state === "refused" && !!claim)))
  );
}

/**
 * Collects what was sold on trust and credits what was taken while the authority was away: one at a time, never beside a
 * payment in progress, and never without having asked first whether it was booked before. What comes of it is a Command.
 */
export function openCollect(o: Collecting) {
  const { journal, pokepay, timeScale } = o;
  /** When each is due (performance.now()), and how often it got nowhere. */
  const queue = new Map<string, { atMs: number; failures: number }>();
  let timer: NodeJS.Timeout | undefined;
  let isRunning = false;

  const isBusy = (): boolean =>
    Object.values(journal.book().intents).some(({ state }) => state === "open") ||
    busyStages.has(o.state?.().draft.stage.kind ?? "");
  const dueIntent = (key: string): Intent | null => {
    const intent = journal.book().intents[key];
    return intent && isDue(intent, queue.has(key)) ? intent : null;
  };

  function again(key: string): void {
    const failures = (queue.get(key)?.failures ?? 0) + 1;
    const waitMs = Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(failures - 1, 20)) * timeScale;
    queue.set(key, { atMs: performance.now() + waitMs, failures });
  }

  function send(intent: Intent): Promise<Outcome> {
    const { key, wallet, customer, amount, kind, money } = intent;
    const named = { key, wallet, customer, amount, description: o.describe(intent) };
    const booking = { ...named, ...(money === undefined ? {} : { money }) };
    if (kind === "payment") return pokepay.pay(booking);
    return kind === "rebate" ? pokepay.grantPoints(booking) : pokepay.charge(booking);
  }

  /** Null: nothing was learnt, nothing moved. */
  async function ask(key: string): Promise<Exclude<Outcome, { kind: "not-sent" }> | "not-sent" | null> {
    const intent = dueIntent(key);
    if (!intent) return null;
    const found = await findBooking(o, intent);
    if (found.kind === "away") return "not-sent";
    if (found.kind !== "not-found") return found.kind === "captured" ? found : { kind: "fault", code: found.code };
    // Its cash may have gone back while we asked.
    if (o.stopped?.aborted || !dueIntent(key)) return null;
    const outcome = await send(intent);
    return outcome.kind === "not-sent" ? "not-sent" : outcome;
  }

  async function tryOne(key: string): Promise<void> {
    const outcome = await ask(key);
    if (o.stopped?.aborted) return;
    const intent = journal.book().intents[key];
    if (outcome === null || !intent) return void queue.delete(key);
    // Our own configuration is refused: nothing moved, and a person will mend it.
    const isOurs = outcome !== "not-sent" && outcome.kind === "fault" && !mayHaveMoved(outcome.code);
    if (isOurs) o.log("collect-refused", { code: outcome.code });
    if (outcome === "not-sent" || isOurs) {
      if (intent.state !== "unknown") return again(key);
      queue.delete(key);
      return void o.take({ kind: "collect-outcome", key, outcome: { kind: "not-sent", code: "known-away" } });
    }
    const answer = o.take({ kind: "collect-outcome", key, outcome });
    // What could not be journalled is found again by its key.
    if (answer.kind !== "taken" && dueIntent(key)) return again(key);
    queue.delete(key);
  }

  async function run(): Promise<void> {
    clearTimeout(timer);
    if (isRunning) return;
    isRunning = true;
    try {
      while (!o.stopped?.aborted) {
        const next = soonest();
        if (next === null) return;
        if (next.waitMs > 0) return void (timer = setTimeout(() => void run(), next.waitMs).unref());
        await tryOne(next.key);
      }
    } finally {
      isRunning = false;
    }
  }
  /** Which is tried next and in how many ms; null = none waits. */
  function soonest(): { readonly key: string; readonly waitMs: number } | null {
    const [next] = [...queue].toSorted(([, a], [, b]) => a.atMs - b.atMs);
    if (next === undefined) return null;
    const [key, { atMs }] = next;
    // The road is watched: when it is back, `wake` comes at once.
    if (pokepay.online() === "down") return { key, waitMs: longestWaitMs * timeScale };
    return { key, waitMs: Math.max(atMs - performance.now(), isBusy() ? busyWaitMs * timeScale : 0) };
  }

  return {
    collect: (key: string): void => {
      queue.set(key, { atMs: performance.now(), failures: queue.get(key)?.failures ?? 0 });
      void run();
    },
    /** The road is back: what waits is tried now. */
    wake: (): void => {
      const due = Object.values(journal.book().intents).filter((intent) => isDue(intent, queue.has(intent.key)));
      for (const { key } of due) queue.set(key, { atMs: performance.now(), failures: 0 });
      void run();
    },
  };
}

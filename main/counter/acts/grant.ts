import type { Acting } from "./acting.ts";

/** Before the n-th try to grant a rebate that is certainly not there, ms; the last one repeats. */
const retryMs = [0, 60_000, 300_000, 1_800_000, 7_200_000];
/** Money of somebody at the counter is on its way: what can wait looks again then, ms. */
const busyWaitMs = 1_000;

/**
 * Grants rebates in points, each under its own key, one at a time and never beside a payment in progress. One that was certainly not
 * booked is sent again with the same key when the road is back or the look-up has said so, as long as the authority knows request ids.
 */
export function openGrant(o: Acting) {
  const { journal, pokepay, timeScale } = o;
  const tries = new Map<string, number>();
  const queue = new Set<string>();
  let isRunning = false;

  const isBusy = (): boolean =>
    Object.values(journal.book().intents).some(({ kind, state }) => state === "open" && kind !== "rebate");

  function dueOf(key: string) {
    const intent = journal.book().intents[key];
    const settings = o.settings();
    if (settings === null || intent?.kind !== "rebate") return null;
    if (intent.state !== "open" && intent.state !== "not-charged") return null;
    // Older, the authority has forgotten the key, and would grant a second time.
    return o.nowMs() - intent.atMs < settings.authority.id_keep_ms * timeScale ? intent : null;
  }

  async function send(key: string): Promise<void> {
    const intent = dueOf(key);
    if (intent === null) return;
    tries.set(key, (tries.get(key) ?? 0) + 1);
    const { wallet, customer, amount } = intent;
    const outcome = await pokepay.grantPoints({ key, wallet, customer, amount, description: o.describe(intent) });
    if (outcome.kind !== "unknown" && outcome.kind !== "not-sent") tries.delete(key);
    if (!o.stopped?.aborted) o.take({ kind: "grant-outcome", key, outcome });
  }

  async function run(): Promise<void> {
    if (isRunning) return;
    isRunning = true;
    try {
      // What is added meanwhile is visited as well.
      for (const key of queue) {
        while (!o.stopped?.aborted && isBusy()) await pause(busyWaitMs * timeScale);
        if (o.stopped?.aborted) return;
        queue.delete(key);
        await send(key);
      }
    } finally {
      isRunning = false;
    }
  }

  function add(key: string): void {
    queue.add(key);
    void run();
  }

  // What did not leave while the road was away, and what an earlier run left.
  pokepay.watch((online) => {
    if (online !== "up") return;
    const { intents } = journal.book();
    for (const { key, kind, state } of Object.values(intents))
      if (kind === "rebate" && state === "not-charged") add(key);
  });

  return {
    grant: (key: string): void => {
      const waitMs = (retryMs[tries.get(key) ?? 0] ?? retryMs.at(-1) ?? 0) * timeScale;
      if (waitMs === 0) return add(key);
      setTimeout(() => add(key), waitMs).unref();
    },
  };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms).unref());

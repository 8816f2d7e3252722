/** Work named by a key that is done again until it is settled: one run a key at a time. */
export type Repeat = {
  /** Settles when this try is over, whatever came of it. */
  run(key: string): Promise<void>;
  /** The road is back: whatever waits is tried now. */
  wake(): void;
  /** Settles when no try is under way. */
  settled(): Promise<void>;
};

/**
 * @param work true = settled; a rejection is a bug and not caught
 * @param waitMs before the next try, by the number of tries that got nowhere
 */
export function openRepeat(o: {
  readonly work: (key: string) => Promise<boolean>;
  readonly waitMs: (failures: number) => number;
  readonly signal?: AbortSignal;
}): Repeat {
  const running = new Map<string, Promise<void>>();
  const waiting = new Map<string, { readonly timer: NodeJS.Timeout; readonly failures: number }>();

  async function work(key: string, failures: number): Promise<void> {
    const isSettled = await o.work(key);
    running.delete(key);
    if (isSettled || o.signal?.aborted) return;
    const timer = setTimeout(() => void start(key, failures + 1), o.waitMs(failures + 1)).unref();
    waiting.set(key, { timer, failures: failures + 1 });
  }

  function start(key: string, failures: number): Promise<void> {
    clearTimeout(waiting.get(key)?.timer);
    waiting.delete(key);
    const before = running.get(key);
    if (before) return before;
    if (o.signal?.aborted) return Promise.resolve();
    const now = work(key, failures);
    running.set(key, now);
    return now;
  }

  return {
    run: (key) => start(key, waiting.get(key)?.failures ?? 0),
    wake: () => {
      // Each key leaves the map before the next is looked at.
      for (const key of waiting.keys()) void start(key, 0);
    },
    settled: async () => void (await Promise.all(running.values())),
  };
}

const names = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Somebody wants the demonstration to end: what is open is closed in order instead of being left behind. */
export type Stop = Disposable & {
  /** Rejects when told to end; never resolves. */
  readonly told: Promise<never>;
  /** Playwright ends the whole process on a signal before anything else could be closed: its listeners go, after each start of a kiosk. */
  hold(): void;
};

export function openStop(): Stop {
  const { promise, reject } = Promise.withResolvers<never>();
  promise.catch(() => {});
  const stop = (name: NodeJS.Signals): void => reject(new Error(`stopped by ${name}`));
  const clear = (): void => names.forEach((name) => process.removeAllListeners(name));
  const hold = (): void => {
    clear();
    for (const name of names) process.on(name, stop);
  };
  hold();
  return { told: promise, hold, [Symbol.dispose]: clear };
}

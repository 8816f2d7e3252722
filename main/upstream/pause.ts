/** Waits `ms`, until `wake` is called (→ true) or until the signal is aborted; never rejects. A wake between waits ends the next one. */
export type Pause = { readonly wait: (ms: number) => Promise<boolean>; readonly wake: () => void };

export function openPause(signal: AbortSignal): Pause {
  let woken = false;
  let finish: (() => void) | null = null;
  return {
    wait: async (ms) => {
      if (!woken && !signal.aborted) {
        await new Promise<void>((resolve) => {
          const timer = Number.isFinite(ms) ? setTimeout(done, ms) : undefined;
          function done(): void {
            clearTimeout(timer);
            signal.removeEventListener("abort", done);
            finish = null;
            resolve();
          }
          finish = done;
          signal.addEventListener("abort", done, { once: true });
        });
      }
      const was = woken;
      woken = false;
      return was;
    },
    wake: () => {
      woken = true;
      finish?.();
    },
  };
}

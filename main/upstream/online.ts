import type { Online } from "./answer.ts";
import { openPause } from "./pause.ts";

/** Between probes, ms: rarely while the road is good, often while it is not, so that e-money is back soon. */
const upEveryMs = 10_000;
const downEveryMs = 2_000;

export type OnlineWatch = AsyncDisposable & {
  readonly now: () => Online;
  readonly watch: (see: (online: Online) => void) => () => void;
  /** What a real call learnt: it got through, or it did not. */
  readonly learn: (through: boolean) => void;
  /** A doubt: probe now. */
  readonly doubt: () => void;
};

/** Keeps what is known about the road to a server: from the calls themselves and, when they are silent, from a light probe. */
export function openOnline(o: {
  readonly probe: (signal: AbortSignal) => Promise<boolean>;
  readonly timeScale: number;
}): OnlineWatch {
  const stop = new AbortController();
  const pause = openPause(stop.signal);
  const seers = new Set<(online: Online) => void>();
  let state: Online = "unknown";
  let heard = Number.NEGATIVE_INFINITY;

  const put = (next: Online): void => {
    if (next === state || stop.signal.aborted) return;
    state = next;
    for (const see of seers) see(next);
  };
  const learn = (through: boolean): void => {
    if (through) heard = performance.now();
    const was = state;
    put(through ? "up" : "down");
    if (!through && was !== "down") pause.wake();
  };
  /** Until the next probe is due: a road that carries calls needs none. */
  const quiet = async (): Promise<void> => {
    let waitMs = state === "up" ? upEveryMs * o.timeScale : downEveryMs * o.timeScale;
    while (!(await pause.wait(waitMs)) && state === "up" && !stop.signal.aborted) {
      waitMs = heard + upEveryMs * o.timeScale - performance.now();
      if (waitMs <= 0) return;
    }
  };
  const run = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      const began = performance.now();
      const through = await o.probe(stop.signal);
      // A call that got through while the probe was under way knows better.
      if (through || heard < began) put(through ? "up" : "down");
      await quiet();
    }
  };
  const running = run();
  return {
    now: () => state,
    watch: (see) => {
      seers.add(see);
      return () => void seers.delete(see);
    },
    learn,
    doubt: () => pause.wake(),
    [Symbol.asyncDispose]: async () => {
      stop.abort();
      await running;
    },
  };
}

import type { LeapClock } from "./leap-clock.ts";

let isPatched = false;
/**
 * `Date` of this thread shows the time of the clock, ms leapt ahead of the machine's. Answers the undo.
 * @throws when it shows the time of another clock already: two in one thread would leave each other's time behind
 */
export function patchDate(offsetMs: () => number): () => void {
  if (isPatched) throw new Error("Date goes by another clock already");
  isPatched = true;
  const real = globalThis.Date;
  const now = (): number => real.now() + offsetMs();
  globalThis.Date = new Proxy(real, {
    construct: (target, args: unknown[], self) => Reflect.construct(target, args.length === 0 ? [now()] : args, self),
    get: (target, name) => (name === "now" ? now : (Reflect.get(target, name) as unknown)),
  });
  return () => {
    isPatched = false;
    globalThis.Date = real;
  };
}

type Then = (...args: unknown[]) => void;

/** What Node hands out for a timer, as far as our code and its packages use it. */
function handleOf(stop: () => void) {
  const handle = {
    unref: () => handle,
    ref: () => handle,
    hasRef: () => false,
    close: stop,
    [Symbol.dispose]: stop,
  };
  return handle;
}

/** Every timer, `Date`, `performance.now` and `AbortSignal.timeout` of this thread go by `clock`. For good: the thread ends with it. */
export function patchGlobals(clock: LeapClock): void {
  patchDate(clock.offsetMs);
  Object.defineProperty(performance, "now", { value: clock.nowMs, configurable: true });
  const later = (then: Then, ms = 1, ...args: unknown[]) => handleOf(clock.after(ms, () => then(...args)));
  const every = (then: Then, ms = 1, ...args: unknown[]) => {
    let stop = (): void => {};
    const next = (): void => {
      stop = clock.after(ms, () => {
        next();
        then(...args);
      });
    };
    next();
    return handleOf(() => stop());
  };
  const clear = (handle: unknown): void => {
    if (typeof handle === "object" && handle !== null && "close" in handle && typeof handle.close === "function")
      handle.close();
  };
  const timeout = (ms: number): AbortSignal => {
    const controller = new AbortController();
    clock.after(ms, () =>
      controller.abort(new DOMException("The operation was aborted due to timeout", "TimeoutError")),
    );
    return controller.signal;
  };
  Object.assign(globalThis, { setTimeout: later, clearTimeout: clear, setInterval: every, clearInterval: clear });
  Object.assign(AbortSignal, { timeout });
}

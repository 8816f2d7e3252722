import type { Command } from "#register/command.ts";
import type { State } from "#register/verdict.ts";

/**
 * A scan is a hand at the register as well; a card on the reader is the member's. A PIN takes a while to be looked at: whoever
 * keyed it stands there until it is.
 */
const byHand: ReadonlySet<Command["kind"]> = new Set(["ring", "book-row", "app-code", "pin-checked"]);

/**
 * Locks the screen once nobody has touched or scanned anything for `lock_idle_s`. A person's pause, not one of the machine's
 * waits: the time scale of a rig leaves it alone. A touch costs one number; the timer finds out by itself how long it still is.
 */
export function openIdleWatch(o: {
  readonly state: () => Pick<State, "settings" | "book" | "draft">;
  readonly take: (command: { readonly kind: "idle" }) => void;
  /** When somebody was last at it, as far as is known, ms since 1970. */
  readonly lastMs: number;
  readonly nowMs: () => number;
}) {
  let { lastMs } = o;
  let timer: NodeJS.Timeout | undefined;
  /** How long a pause the timer was set for, s. */
  let setFor = 0;

  /** How long a pause locks, s; 0 = nothing is to be locked. */
  function pauseS(): number {
    const { settings, book, draft } = o.state();
    return book.op === null || draft.locked ? 0 : (settings?.lock_idle_s ?? 0);
  }

  /** A clock that went back has not made anybody come. */
  const restMs = (pause: number): number => pause * 1000 - Math.max(0, o.nowMs() - lastMs);

  function wake(): void {
    setFor = 0;
    const pause = pauseS();
    if (pause === 0) return;
    if (restMs(pause) <= 0) o.take({ kind: "idle" });
    else wait(pause);
  }

  function wait(pause: number): void {
    setFor = pause;
    // Beyond 2^31 ms Node's timers fire at once.
    timer = setTimeout(wake, Math.min(Math.max(1, restMs(pause)), 2 ** 31 - 1));
    timer.unref();
  }

  return {
    touched(): void {
      lastMs = o.nowMs();
    },
    heard(command: Command): void {
      if (byHand.has(command.kind)) lastMs = o.nowMs();
    },
    /** Something changed: somebody signed on or unlocked, or the settings are others. */
    look(): void {
      const pause = pauseS();
      if (pause === 0 || pause === setFor) return;
      clearTimeout(timer);
      wait(pause);
    },
    [Symbol.dispose]: (): void => clearTimeout(timer),
  };
}

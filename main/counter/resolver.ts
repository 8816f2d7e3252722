import type { Pokepay } from "#upstream/pokepay/open-pokepay.ts";
import { isIdForgotten, lookUpIntent, searchIntent } from "./acts/find-booking.ts";
import { askTray } from "./acts/ask-tray.ts";
import { trayRef } from "./acts/tray-ref.ts";
import { planResolve } from "#upstream/resolve.ts";
import type { Book, Intent } from "#register/book.ts";
import type { InnerCommand } from "#register/command.ts";
import type { Settings } from "#register/settings.ts";

type Try = { readonly atMs: number; readonly result: "not-found" | "away" };

/** Look-ups after which a screen-side watch is not needed sooner than the plan says: one loop per key, none twice. */
export type Resolver = Disposable & {
  watch(key: string): void;
  /** Somebody wants to know: one look at once, whatever the plan says, and then on by the plan. */
  ask(key: string): void;
  /** It is about to be sent again: what was learnt before says nothing any more. */
  forget(key: string): void;
  wake(): void;
};

/**
 * Asks the authority about intents without an outcome until each has one, by the plan of `upstream/resolve.ts`: never by guessing.
 * What it learns comes back as a Command.
 */
export function openResolver(o: {
  readonly pokepay: Pick<Pokepay, "lookUp" | "search" | "cancelCashtray">;
  readonly book: () => Book;
  readonly settings: () => Settings | null;
  readonly describe: (intent: Intent) => string;
  readonly take: (command: InnerCommand) => void;
  readonly timeScale: number;
  readonly nowMs: () => number;
}): Resolver {
  const { pokepay, timeScale } = o;
  const histories = new Map<string, Try[]>();
  const timers = new Map<string, NodeJS.Timeout>();
  const asking = new Set<string>();
  let isOpen = true;

  function schedule(key: string): void {
    clearTimeout(timers.get(key));
    timers.delete(key);
    const intent = o.book().intents[key];
    const settings = o.settings();
    if (!isOpen || asking.has(key)) return;
    if (!intent || !settings) return void histories.delete(key);
    const plan = planResolve({
      intent,
      ageMs: Math.max(0, o.nowMs() - intent.atMs),
      history: histories.get(key) ?? [],
      nowMs: performance.now(),
      limitMs: settings.authority.limit_ms * timeScale,
      idKeepMs: settings.authority.id_keep_ms * timeScale,
      timeScale,
    });
    if (plan.kind === "conclude") {
      histories.delete(key);
      if (intent.state === "not-charged" || intent.state === "returned") return;
      o.take({ kind: "resolved", key, as: "not-charged", code: "not-found-twice" });
      // From here on it is watched: a capture may still turn up late.
      return schedule(key);
    }
    if (plan.kind === "person") return;
    const timer = setTimeout(() => void ask(key, plan.kind), Math.min(plan.afterMs, 2 ** 31 - 1));
    timers.set(key, timer.unref());
  }

  async function ask(key: string, how: "look-up" | "list"): Promise<void> {
    const intent = o.book().intents[key];
    if (!intent || asking.has(key)) return;
    asking.add(key);
    const found = trayRef(intent)
      ? await askTray(intent, pokepay, o.describe(intent))
      : await (how === "look-up" ? lookUpIntent(o, intent) : searchIntent(o, intent));
    asking.delete(key);
    if (!isOpen) return;
    if (found.kind === "told") {
      histories.delete(key);
      return o.take({ kind: "tray-told", key, told: found.told });
    }
    const history = histories.get(key) ?? [];
    histories.set(key, history);
    if (found.kind === "captured") {
      histories.delete(key);
      return o.take({ kind: "resolved", key, as: "captured", authority: found.authority });
    }
    if (found.kind === "fault") return o.take({ kind: "resolved", key, as: "fault", code: found.code });
    history.push({ atMs: performance.now(), result: found.kind });
    schedule(key);
  }

  return {
    watch: schedule,
    ask: (key) => {
      const intent = o.book().intents[key];
      const settings = o.settings();
      if (!isOpen || !intent || !settings) return;
      clearTimeout(timers.get(key));
      void ask(key, isIdForgotten(o, intent) ? "list" : "look-up");
    },
    forget: (key) => {
      clearTimeout(timers.get(key));
      timers.delete(key);
      histories.delete(key);
    },
    /** The road is back: ask now instead of at the end of a back-off. */
    wake: () => {
      // A copy: `schedule` takes each key out and puts it in again, behind the one the walk stands at.
      const waiting = [...timers.keys()];
      for (const key of waiting) {
        const state = o.book().intents[key]?.state;
        if (state === "not-charged" || state === "returned") continue;
        const tries = histories.get(key);
        if (tries?.at(-1)?.result === "away")
          histories.set(
            key,
            tries.filter((one) => one.result !== "away"),
          );
        schedule(key);
      }
    },
    [Symbol.dispose]: () => {
      isOpen = false;
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };
}

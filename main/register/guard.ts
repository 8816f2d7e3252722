import type { Settings } from "./settings.ts";
import type { State, Verdict } from "./verdict.ts";
import { refuse } from "./verdict.ts";

/** Why money may not move now: storage, clock, nobody signed on, no open day. The basket is kept; null = go on. */
export function refuseMoney(state: State): Verdict | null {
  if (state.guard) return refuse(state.guard);
  if (!state.settings) return refuse("starting");
  if (state.book.op === null) return refuse("no-operator");
  if (state.book.day === null) return refuse("no-day");
  return null;
}

/** Settings in force, where `refuseMoney` has passed. */
export function settingsOf(state: State): Settings {
  if (!state.settings) throw new Error("no settings in force");
  return state.settings;
}

/** One intent may be open per register: an unknown one is resolved or parked before the next begins. After a fork only cash is taken. */
export function refuseIntent(state: State, wallet: string | null): Verdict | null {
  if (state.book.forked) return refuse("forked");
  for (const intent of Object.values(state.book.intents)) {
    // Points of a sale and money of a return go their own way behind the queue: nobody waits for them.
    if (intent.kind === "rebate" || intent.kind === "credit") continue;
    if (intent.state === "open") return refuse("pending-intent", { amount: intent.amount });
    const holdsStage = "key" in state.draft.stage && state.draft.stage.key === intent.key;
    if (holdsStage && intent.state === "unknown") return refuse("pending-intent", { amount: intent.amount });
    // Parked and left-over unknowns block only the e-money of their own wallet.
    if (
      intent.wallet === wallet &&
      (intent.state === "parked" || intent.state === "unknown" || intent.state === "refund-due")
    ) {
      return refuse("wallet-parked", { amount: intent.amount });
    }
  }
  return null;
}

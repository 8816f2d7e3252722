import type { Intent } from "./book.ts";
import { settingsOf } from "./guard.ts";
import { nextStep } from "./pending-next.ts";
import { releaseMeal } from "./release-meal.ts";
import { type Effect, type Stamp, type State, type Verdict, accept, refuse } from "./verdict.ts";

type Settled = { readonly key: string; readonly as: "captured" | "not-charged" | "seen"; readonly by: string };

/** `seen` says nothing of the money: it will do only where the authority has already said what became of it. */
function refuseAs({ state }: Intent, as: Settled["as"]): Verdict | null {
  const isTold = state === "refused" || state === "rejected" || state === "not-charged";
  return as === "seen" && !isTold ? refuse("settle-say") : null;
}

/** Of a meal that came back, or was never paid, nothing is eaten, whatever became of its money: the plan of the day is the member's again. */
function releaseOf(intent: Intent | undefined, as: Settled["as"]): readonly Effect[] {
  if (intent === undefined || intent.claim) return [];
  return intent.state === "refused" || as === "not-charged" ? releaseMeal(intent) : [];
}

/**
 * What a person found out at the authority, for what the register cannot find out itself: an answer that does not agree, a
 * refusal, an id the authority has forgotten, two books that differ. Journalled with who said so; nothing else ends these.
 */
export function settle(state: State, { key, as, by }: Settled, stamp: Stamp): Verdict {
  const { draft, book } = state;
  const difference = book.differences[key];
  const intent = book.intents[key];
  const amount = (difference ?? intent)?.amount;
  if (amount === undefined) return refuse("pending-gone");
  if (difference !== undefined && as !== "seen") return refuse("settle-seen");
  if (intent !== undefined) {
    if ("key" in draft.stage && draft.stage.key === key) return refuse("settle-on-screen");
    if (nextStep(intent, stamp.nowMs, settingsOf(state).authority.id_keep_ms) !== "settle")
      return refuse("settle-not-yet");
    const unsaid = refuseAs(intent, as);
    if (unsaid) return unsaid;
  }
  return accept(
    { ...draft, notice: { code: "settled", amount } },
    {
      facts: [{ kind: "approval", data: { for: "settle", by, key, as, amount } }],
      effects: releaseOf(intent, as),
      sound: "done",
    },
  );
}

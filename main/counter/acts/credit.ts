import { mayHaveMoved } from "#upstream/pokepay/codes.ts";
import type { Outcome } from "#upstream/pokepay/outcome.ts";
import type { Intent } from "#register/book.ts";
import type { MoneyOutcome } from "#register/command.ts";
import type { Acting } from "./acting.ts";
import { mayHold } from "#upstream/headquarters/told.ts";
import { findBooking, isIdForgotten } from "./find-booking.ts";

/** What ends a try: an outcome to be told, or null = nobody knows yet, again later. */
type Told = MoneyOutcome | null;

/**
 * Credits a wallet what a return owes it, under the key of its intent: exactly once, because it is looked up before it is sent,
 * and an id the authority has forgotten is never sent again.
 */
export function openCredit(o: Acting) {
  const { journal, headquarters, pokepay, settings, describe, take, log, stopped } = o;
  async function send(intent: Intent): Promise<Outcome> {
    const { key, wallet, customer, amount, money } = intent;
    const more = money === undefined ? {} : { money };
    return pokepay.charge({ key, wallet, customer, amount, description: describe(intent), ...more });
  }

  async function settle(intent: Intent): Promise<Told> {
    const found = await findBooking(o, intent);
    if (found.kind === "away") return null;
    if (found.kind !== "not-found") return found;
    // Neither known by its id nor in the list: whether it was ever sent nobody can say any more.
    if (isIdForgotten(o, intent)) return { kind: "fault", code: "id-forgotten" };
    const outcome = await send(intent);
    if (outcome.kind === "unknown" || outcome.kind === "not-sent") return null;
    // Our own configuration is refused: nothing moved, and a person will mend it. A key that was used otherwise stays so.
    const isOurs = outcome.kind === "fault" && !mayHaveMoved(outcome.code) && outcome.code !== "request_id_conflict";
    if (isOurs) log("credit-refused", { code: outcome.code });
    return isOurs ? null : outcome;
  }

  const dueIntent = (key: string): Intent | null => {
    const intent = journal.book().intents[key];
    return intent?.kind === "credit" && intent.state === "refund-due" ? intent : null;
  };

  /** True: it has its outcome, or there is nothing to do. */
  return async (key: string): Promise<boolean> => {
    const intent = dueIntent(key);
    if (intent === null || settings() === null) return intent === null;
    const outcome = await settle(intent);
    if (stopped?.aborted || outcome === null) return false;
    const { leave, leaveKeep: keep = 0 } = intent;
    // The rest of the meal may be had again before the intent that knows its leave is gone.
    if (
      outcome.kind === "captured" &&
      leave !== undefined &&
      mayHold(await headquarters.releaseMeal({ key: leave, keep }))
    )
      return false;
    if (stopped?.aborted) return false;
    take({ kind: "credit-outcome", key, outcome });
    return dueIntent(key) === null;
  };
}

import { judgeListed } from "#upstream/pokepay/judge-listed.ts";
import type { Pokepay } from "#upstream/pokepay/open-pokepay.ts";
import type { Found } from "#upstream/pokepay/outcome.ts";
import type { Expected } from "#upstream/pokepay/transaction.ts";
import type { Intent } from "#register/book.ts";
import type { Acting } from "./acting.ts";

type Asking = Pick<Acting, "describe"> & { readonly pokepay: Pick<Pokepay, "lookUp" | "search"> };

/** What the booking of an intent has to be. */
function expectedOf({ kind, amount, customer, wallet, money }: Intent): Expected {
  const type = kind === "payment" ? "payment" : "topup";
  return { type, amount, customer, wallet, ...(money === undefined ? {} : { money }) };
}

/** By its request id, as long as the authority knows that. */
export function lookUpIntent({ pokepay }: Asking, intent: Intent): Promise<Found> {
  return pokepay.lookUp(intent.key, expectedOf(intent));
}

/** By its description, once the authority has forgotten request ids. */
export async function searchIntent({ pokepay, describe }: Asking, intent: Intent): Promise<Found> {
  // A minute earlier: the two clocks need not agree.
  const answer = await pokepay.search({ description: describe(intent), fromMs: intent.atMs - 60_000 });
  return judgeListed(answer, expectedOf(intent));
}

/** Whether the authority has forgotten the request id by now: then nothing is sent again under it. */
export function isIdForgotten(o: Pick<Acting, "nowMs" | "settings" | "timeScale">, { atMs }: Intent): boolean {
  return o.nowMs() - atMs >= (o.settings()?.authority.id_keep_ms ?? 0) * o.timeScale;
}

/** Whether an intent was booked, asked the way its age allows. */
export function findBooking(
  o: Asking & Pick<Acting, "nowMs" | "settings" | "timeScale">,
  intent: Intent,
): Promise<Found> {
  return isIdForgotten(o, intent) ? searchIntent(o, intent) : lookUpIntent(o, intent);
}

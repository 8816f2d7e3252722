import type { Acting } from "./acting.ts";

/** A sale waits no longer than this for the name headquarters has for a wallet, ms; then it goes without. */
const waitMs = 300;

/** The opaque member of a wallet that an app named, where headquarters says so in time. */
export async function memberOf(
  { headquarters, timeScale }: Pick<Acting, "headquarters" | "timeScale">,
  { wallet, customer }: { readonly wallet: string; readonly customer: string },
): Promise<{ readonly member?: string; readonly meal?: string }> {
  if (headquarters.online() === "down") return {};
  const late = Promise.withResolvers<null>();
  const timer = setTimeout(() => late.resolve(null), waitMs * timeScale);
  const answer = await Promise.race([headquarters.findMember({ wallet }), late.promise]);
  clearTimeout(timer);
  if (answer?.kind !== "answer") return {};
  const { value: found } = answer;
  if (found.wallet !== wallet || found.customer !== customer) return {};
  return { member: found.member, ...(found.meal === undefined ? {} : { meal: found.meal }) };
}

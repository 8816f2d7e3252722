import { settingsOf } from "./guard.ts";
import { type State, type Verdict, refuse } from "./verdict.ts";

const dayMs = 86_400_000;

/**
 * Card-only money: an IDm or a student number can be copied, so what it may spend is bounded from the first tap: by sale, by
 * card and day, by register and day. What an app's barcode, a shown code or the meal plan pays is none of it.
 */
export function refuseCardPolicy(state: State, wallet: string, amount: number): Verdict | null {
  const { per_sale: perSale, per_card_day: perDay, per_register_day: perRegister } = settingsOf(state).policy.card;
  const { cardDay, cardDayYen } = state.book;
  const byCard = state.draft.captured.filter(({ money, payer }) => money === undefined && payer.via === undefined);
  const inSale = byCard.reduce((sum, part) => sum + part.amount, amount);
  if (inSale > perSale) return refuse("card-limit-sale", { amount: perSale });
  const left = perDay - (cardDay[wallet] ?? 0);
  if (amount > left) return refuse("card-limit-day", { amount: Math.max(0, left) });
  if (perRegister === undefined || cardDayYen + amount <= perRegister) return null;
  return refuse("card-limit-register", { amount: Math.max(0, perRegister - cardDayYen) });
}

/** A card may have been stopped since the deny list was last heard of. `ageMs` null = there never was one; left out = not judged. */
export function refuseOldDenyList(
  state: State,
  ageMs: number | null | undefined,
  mostMs = settingsOf(state).policy.card.deny_age_ms ?? dayMs,
): Verdict | null {
  return ageMs === undefined || (ageMs !== null && ageMs <= mostMs) ? null : refuse("card-deny-old");
}

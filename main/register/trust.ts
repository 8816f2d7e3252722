import type { Book, Intent } from "./book.ts";
import type { State } from "./verdict.ts";

export type TrustLeft = { readonly untilMs: number; readonly yen: number; readonly sales: number };

/** What is kept of a return is collected like a claim, but was paid for once. */
function isSoldOnTrust({ claim, of }: Intent): boolean {
  return claim === true && of === undefined;
}

/** Claims not yet accounted for, whenever they were sold: switching trust mode off and on again frees nothing. */
function owedOnTrust({ intents }: Book): { readonly yen: number; readonly sales: number } {
  const claims = Object.values(intents).filter(isSoldOnTrust);
  return { yen: claims.reduce((sum, { amount }) => sum + amount, 0), sales: claims.length };
}

/** Whether this wallet already bought on trust in this outage, or still owes for an earlier one. */
export function hasClaim({ intents, trustBy }: Book, wallet: string): boolean {
  return wallet in trustBy || Object.values(intents).some((one) => isSoldOnTrust(one) && one.wallet === wallet);
}

/**
 * What trust mode still lets this register sell on claim; `untilMs` 0 = off now, because nobody switched it on or its time
 * has run out. Null: the signed settings have no trust mode.
 */
export function trustLeft({ settings, book }: Pick<State, "settings" | "book">, nowMs: number): TrustLeft | null {
  const caps = settings?.policy.trust;
  if (caps === undefined) return null;
  const owed = owedOnTrust(book);
  return {
    untilMs: book.trustUntilMs > nowMs ? book.trustUntilMs : 0,
    yen: Math.max(0, caps.register_yen - Math.max(book.trustYen, owed.yen)),
    sales: Math.max(0, caps.register_sales - Math.max(book.trustSales, owed.sales)),
  };
}

/** A card may be asked for although the authority is away: trust mode is on. */
export function isTrusting(state: Pick<State, "settings" | "book" | "emoney">, nowMs: number): boolean {
  return state.emoney === "down" && (trustLeft(state, nowMs)?.untilMs ?? 0) > 0;
}

/** Yen one card may take on claim now; null where there is no trust mode or the authority is not away. */
export function trustPerSale(state: Pick<State, "settings" | "book" | "emoney">, nowMs: number): number | null {
  const caps = state.settings?.policy.trust;
  const left = trustLeft(state, nowMs);
  if (caps === undefined || left === null || !isTrusting(state, nowMs)) return null;
  return left.sales === 0 ? 0 : Math.min(caps.per_sale, caps.per_card, left.yen);
}

import { checkDigit } from "./check-digit.ts";

/** Prefixes a shop prints for itself: 02 and 20 to 29 (GS1 Japan, インストアマーキング). */
export function isInStore(jan13: string): boolean {
  return /^(02|2\d)\d{11}$/.test(jan13);
}

/** How the shop uses one of these prefixes for codes with the price inside (NON-PLU). A prefix not listed is plain (PLU). */
export type PricedHead = {
  /** Digits of the price, the last before the check digit. */
  readonly price: 4 | 5 | 6;
  /** A check digit of the price's own stands before it. It is passed over: stores do not agree on how it is made. */
  readonly check?: boolean;
  /** The digits are this many yen each: 10 or 100 where a label leaves noughts off. Default 1. */
  readonly scale?: 1 | 10 | 100;
};
export type PricedHeads = { readonly [head: string]: PricedHead };

/**
 * Splits a code with the price inside: `code` to look up is the same with the price as zeros and the check digit anew, so
 * that one catalogue row serves every price. Null for a prefix that carries none.
 */
export function readPricedCode(jan13: string, heads: PricedHeads): { code: string; price: number } | null {
  const head = heads[jan13.slice(0, 2)];
  if (head === undefined || !isInStore(jan13)) return null;
  const from = 12 - head.price;
  const body = jan13.slice(0, head.check === true ? from - 1 : from).padEnd(12, "0");
  return { code: `${body}${checkDigit(body)}`, price: Number(jan13.slice(from, 12)) * (head.scale ?? 1) };
}

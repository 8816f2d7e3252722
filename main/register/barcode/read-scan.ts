import { hasCheckDigit } from "./check-digit.ts";

/** What a scanner read, as it is to be looked up; or why it is not believed. `addOn`: the five digits beside it. */
export type ScanSeen =
  | { readonly kind: "code"; readonly code: string; readonly addOn?: string }
  | { readonly kind: "unreadable"; readonly why: "length" | "check-digit" };

/**
 * Digits that an AIM identifier promises (ISO/IEC 15424, table for E): 0 = EAN-13 and UPC-A with a leading 0, 3 = the same with an add-on of two or
 * five digits, 4 = EAN-8. A code that is shorter or longer has lost or gained digits on its way.
 */
const promised: Readonly<Record<string, readonly number[]>> = { "]E0": [13], "]E3": [15, 18], "]E4": [8] };
/** Lengths of article codes; only these carry a check digit we know (GS1 General Specifications 7.9.1). */
const articles: ReadonlySet<number> = new Set([8, 12, 13]);
/** A magazine with its add-on, from a scanner that names no symbology: no other code has 18 digits and begins so. */
const magazineAndAddOn = /^491\d{15}$/;

/** Whether digits have the length of an article's code, and so a check digit that must be right. */
export function isArticleLength(code: string): boolean {
  return /^\d+$/.test(code) && articles.has(code.length);
}

/**
 * Judges a scanned code before anything is looked up: digits of an article's length are believed only with their check digit, so that one wrong digit
 * is never another article. UPC-A gets its leading 0, an add-on is set apart. Texts and other lengths (the app's barcode, a receipt) pass as they are.
 */
export function readScan(text: string, symbology?: string): ScanSeen {
  const lengths = promised[symbology ?? ""];
  if (lengths && !(/^\d+$/.test(text) && lengths.includes(text.length))) return { kind: "unreadable", why: "length" };
  const isTwoPart = symbology === "]E3" || (symbology === undefined && magazineAndAddOn.test(text));
  const code = isTwoPart ? text.slice(0, 13) : text;
  const addOn = isTwoPart && text.length === 18 ? { addOn: text.slice(13) } : {};
  if (!isArticleLength(code)) return { kind: "code", code };
  if (!hasCheckDigit(code)) return { kind: "unreadable", why: "check-digit" };
  return { kind: "code", code: code.length === 12 ? `0${code}` : code, ...addOn };
}

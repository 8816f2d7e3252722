import { hasCheckDigit } from "./check-digit.ts";

/** What a scanner read, as it is to be looked up; or why it is not believed. */
export type ScanSeen =
  | { readonly kind: "code"; readonly code: string }
  | { readonly kind: "unreadable"; readonly why: "length" | "check-digit" };

/**
 * Digits that an AIM identifier promises (ISO/IEC 15424, table for E): 0 = EAN-13 and UPC-A with a leading 0, 3 = the same with an add-on of two or
 * five digits, 4 = EAN-8. A code that is shorter or longer has lost or gained digits on its way.
 */
const promised: Readonly<Record<string, readonly number[]>> = { "]E0": [13], "]E3": [15, 18], "]E4": [8] };
/** Lengths of article codes; only these carry a check digit we know (GS1 General Specifications 7.9.1). */
const articles: ReadonlySet<number> = new Set([8, 12, 13]);

/**
 * Judges a scanned code before anything is looked up: digits of an article's length are believed only with their check digit, so that one wrong digit
 * is never another article. UPC-A gets its leading 0, an add-on is left off. Texts and other lengths (the app's barcode, a receipt) pass as they are.
 */
export function readScan(text: string, symbology?: string): ScanSeen {
  const lengths = promised[symbology ?? ""];
  if (lengths && !(/^\d+$/.test(text) && lengths.includes(text.length))) return { kind: "unreadable", why: "length" };
  const code = symbology === "]E3" ? text.slice(0, 13) : text;
  if (!/^\d+$/.test(code) || !articles.has(code.length)) return { kind: "code", code };
  if (!hasCheckDigit(code)) return { kind: "unreadable", why: "check-digit" };
  return { kind: "code", code: code.length === 12 ? `0${code}` : code };
}

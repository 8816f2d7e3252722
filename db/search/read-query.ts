import { foldText, shortenVowels } from "./fold-text.ts";
import { isbn13Of } from "./isbn.ts";
import { readRomaji } from "./romaji.ts";

/** One of the words typed: goods hold it when they hold one of `exact`, or, less surely, one of `loose`. */
export type Term = { readonly exact: readonly string[]; readonly loose: readonly string[] };
export type GoodsQuery = {
  /** What a code may begin with, the likeliest first. */
  readonly codes: readonly string[];
  /** All must be held. */
  readonly terms: readonly Term[];
};

/** Longer than any name; what is typed beyond it finds nothing more. */
const mostTyped = 64;
const mostTerms = 4;
/** A code is told from a word by its digits; an ISBN-10 may end in X. */
const codeLike = /^(?:ISBN)?[0-9A-Z][0-9 -]*X?$/u;
/** Digits of an ISBN-10 typed so far, worth completing. */
const shortestIsbn = 3;

function codesOf(typed: string): string[] {
  const text = typed
    .normalize("NFKC")
    .toUpperCase()
    .replaceAll(/[‐‑‒–—―−ー]/gu, "-");
  if (!codeLike.test(text)) return [];
  const digits = text.replace(/^ISBN/u, "").replaceAll(/[ -]/gu, "");
  if (digits === "") return [];
  const whole = isbn13Of(digits);
  if (whole !== null) return [whole, digits];
  // The tenth is a check digit of another kind: it stands in no ISBN-13.
  const book = digits.length >= shortestIsbn && digits.length <= 10 ? [`978${digits.slice(0, 9)}`] : [];
  return digits.endsWith("X") ? book : [digits, ...book];
}

function termOf(typed: string): Term {
  const plain = typed.normalize("NFKC").toLowerCase();
  const literal = foldText(plain);
  const kana = /[a-z]/u.test(plain) ? readRomaji(plain).map(foldText) : [];
  const exact = new Set([literal, ...kana].filter((part) => part !== ""));
  // A single vowel that is left of おう or ええ would find half the house.
  const loose = [...exact].map(shortenVowels).filter((part) => part.length > 1 && !exact.has(part));
  return { exact: [...exact], loose: [...new Set(loose)] };
}

/** What a cashier may mean by the letters typed so far. */
export function readQuery(typed: string): GoodsQuery {
  const text = typed.slice(0, mostTyped).trim();
  const terms = text
    .split(/\s+/u)
    .slice(0, mostTerms)
    .map(termOf)
    .filter(({ exact }) => exact.length > 0);
  return { codes: codesOf(text), terms };
}

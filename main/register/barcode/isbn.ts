import { checkDigit } from "./check-digit.ts";

/** Check character of an ISBN-10: weights 10 … 2, mod 11, ten is written X (ISO 2108:1992). */
export function isbn10Check(nine: string): string {
  const total = Array.from(nine).reduce((so, digit, at) => so + Number(digit) * (10 - at), 0);
  const check = (11 - (total % 11)) % 11;
  return check === 10 ? "X" : String(check);
}

/** ISBN-13 of an ISBN-10 (hyphens allowed), or null if it is none. Old books carry only the short one. */
export function isbn13(isbn10: string): string | null {
  const plain = isbn10.replaceAll("-", "").toUpperCase();
  if (!/^\d{9}[\dX]$/.test(plain) || isbn10Check(plain.slice(0, 9)) !== plain.at(-1)) return null;
  const body = `978${plain.slice(0, 9)}`;
  return `${body}${checkDigit(body)}`;
}

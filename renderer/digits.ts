/** What a pad types into: digits as typed, so that a PIN keeps its zeros. */
export type Digits = string;
export type PadKey = "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "00" | "000" | "erase" | "clear";

/** Presses one key of a pad. What would be longer than `most` digits stays as it was; a leading 0 of a number gives way. */
export function pressDigit(digits: Digits, key: PadKey, most: number, isNumber = true): Digits {
  if (key === "clear") return "";
  if (key === "erase") return digits.slice(0, -1);
  const typed = isNumber ? (digits + key).replace(/^0+(?=\d)/, "") : digits + key;
  return typed.length > most ? digits : typed;
}

/** The number typed, or null when nothing is. */
export function readDigits(digits: Digits): number | null {
  return digits === "" ? null : Number(digits);
}

import { percentOf } from "../money.ts";

/**
 * 定期刊行物コード: 491, a reserve (0), magazine (5), issue (2), last digit of the year (1), check digit; beside it an add-on of five digits: a reserve
 * (0) and the price without tax, 0000 from ¥10,000 on (雑誌コード管理センター, 定期刊行物コード(雑誌)登録・管理規定).
 */
export type Magazine = {
  /** All 13 digits. Magazine codes are given out again: only with issue and year do they name one. */
  readonly code: string;
  /** As printed under the bars: 12345-06. */
  readonly number: string;
};

/** Reads a magazine's 13 digits whose check digit is already known to be right; null if it is another code. */
export function readMagazine(digits: string): Magazine | null {
  const parts = /^491\d(\d{5})(\d{2})\d\d$/.exec(digits);
  if (parts === null) return null;
  const [, magazine = "", issue = ""] = parts;
  return { code: digits, number: `${magazine}-${issue}` };
}

/** Price without tax in a magazine's add-on; null where it names none. One whose reserve is used is not guessed at. */
export function readAddOn(addOn: string): number | null {
  const parts = /^0(\d{4})$/.exec(addOn);
  const price = Number(parts?.[1] ?? 0);
  return price === 0 ? null : price;
}

/** Selling price of printed matter from its price without tax: floor(price × 110 / 100). */
export function taxedUnit(taxExcluded: number): number {
  return percentOf(taxExcluded, 110);
}

import type { Page } from "playwright-core";
import { press, pressDigits } from "../support/cashier.ts";

/** Notes and coins by value in yen. */
type Pieces = Readonly<Record<number, number>>;

/** Of a sum, as few as possible. */
export function changeOf(sum: number): Pieces {
  const pieces: Record<number, number> = {};
  let rest = sum;
  for (const yen of [10_000, 5000, 1000, 500, 100, 50, 10, 5, 1]) {
    const count = Math.floor(rest / yen);
    if (count > 0) pieces[yen] = count;
    rest -= count * yen;
  }
  return pieces;
}

/** Touches the row of each kind and keys how many there are. */
export async function keyPieces(page: Page, pieces: Pieces): Promise<void> {
  for (const [yen, count] of Object.entries(pieces)) {
    await press(page, `pieces:${yen}`);
    await pressDigits(page, String(count));
  }
}

import { checkYen, mulDiv, sum } from "./money.ts";

/**
 * Spreads an amount over weights: each gets floor(A·w / Σw), and the left-over yen go one each to the largest remainders,
 * the first in the list winning a tie. The parts sum to the amount; where the amount is at most Σw, no part exceeds its weight.
 * @throws RangeError on a negative or broken number, or on an amount with nothing to carry it
 */
export function spread(amount: number, weights: readonly number[]): number[] {
  checkYen(amount, "amount");
  const whole = sum(weights.map((weight) => checkYen(weight, "weight")));
  if (whole === 0) {
    if (amount > 0) throw new RangeError(`nothing carries ${amount} yen`);
    return weights.map(() => 0);
  }
  const shares = weights.map((weight) => mulDiv(amount, weight, whole));
  const leftOver = amount - sum(shares.map(({ quotient }) => quotient));
  const lucky = new Set(
    shares
      .map(({ remainder }, at) => ({ remainder, at }))
      .toSorted((a, b) => b.remainder - a.remainder || a.at - b.at)
      .slice(0, leftOver)
      .map(({ at }) => at),
  );
  return shares.map(({ quotient }, at) => quotient + (lucky.has(at) ? 1 : 0));
}

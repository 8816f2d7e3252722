/** Sums of integer yen. Nothing here rounds but by `mulDiv`, and that always down. */

/** @throws RangeError unless the value is a whole number of yen ≥ 0 that JavaScript holds exactly: a bug, not a refusal */
export function checkYen(yen: number, what: string): number {
  if (!Number.isSafeInteger(yen) || yen < 0) throw new RangeError(`${what} is not an amount in yen: ${yen}`);
  return yen;
}

/** Quotient (rounded down) and remainder of a × b ÷ c for integers a, b ≥ 0, c > 0; exact also where a × b passes 2^53. */
export function mulDiv(a: number, b: number, c: number): { readonly quotient: number; readonly remainder: number } {
  const product = a * b;
  if (product <= Number.MAX_SAFE_INTEGER) {
    const remainder = product % c;
    return { quotient: (product - remainder) / c, remainder };
  }
  const [exact, by] = [BigInt(a) * BigInt(b), BigInt(c)];
  return { quotient: Number(exact / by), remainder: Number(exact % by) };
}

/** floor(yen × percent / 100). */
export function percentOf(yen: number, percent: number): number {
  return mulDiv(yen, percent, 100).quotient;
}

export function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}

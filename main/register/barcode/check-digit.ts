/**
 * The last digit of EAN-13 (JAN), EAN-8, UPC-A and ITF-14: weights 3, 1, 3, … from the right, mod 10
 * (GS1 General Specifications 7.9.1). `body` is the code without it.
 */
export function checkDigit(body: string): number {
  const total = Array.from(body)
    .toReversed()
    .reduce((so, digit, at) => so + Number(digit) * (at % 2 === 0 ? 3 : 1), 0);
  return (10 - (total % 10)) % 10;
}

export function hasCheckDigit(digits: string): boolean {
  return /^\d{2,}$/.test(digits) && checkDigit(digits.slice(0, -1)) === Number(digits.at(-1));
}

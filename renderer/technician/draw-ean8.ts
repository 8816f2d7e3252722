/** EAN-8 as bars (GS1 General Specifications 5.2): 3 + 4 × 7 + 5 + 4 × 7 + 3 modules. Dark runs as [x, width] in modules. */
const left = [
  "0001101",
  "0011001",
  "0010011",
  "0111101",
  "0100011",
  "0110001",
  "0101111",
  "0111011",
  "0110111",
  "0001011",
];
const right = left.map((bits) => bits.replaceAll(/[01]/g, (bit) => (bit === "0" ? "1" : "0")));

export const ean8Modules = 67;

/** `code`: eight digits with their check digit. */
export function drawEan8(code: string): readonly (readonly [x: number, width: number])[] {
  const digits = Array.from(code, Number);
  const half = (from: number, table: readonly string[]): string =>
    digits
      .slice(from, from + 4)
      .map((digit) => table[digit] ?? "")
      .join("");
  const bits = `101${half(0, left)}01010${half(4, right)}101`;
  return [...bits.matchAll(/1+/g)].map(({ 0: run, index }) => [index, run.length] as const);
}

/** A code no goods have: in-store prefix 2, five digits of chance, and the check digit (weights 3 and 1 from the right). */
export function makeProbeCode(random: number): string {
  const seven = `20${String(Math.floor(random * 100_000)).padStart(5, "0")}`;
  const sum = Array.from(seven, Number).reduce((total, digit, at) => total + digit * (at % 2 === 0 ? 3 : 1), 0);
  return `${seven}${(10 - (sum % 10)) % 10}`;
}

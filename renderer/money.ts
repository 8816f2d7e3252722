/** An amount taken apart for painting: sign, then groups of digits. ¥ is painted smaller than the digits. */
export type MoneyParts = { readonly sign: "" | "−"; readonly groups: readonly string[] };

/** Takes integer yen apart: −1234 → {sign: "−", groups: ["1", "234"]}. */
export function splitYen(yen: number): MoneyParts {
  const digits = String(Math.abs(yen));
  const first = digits.length % 3 || 3;
  const groups = [digits.slice(0, first)];
  for (let at = first; at < digits.length; at += 3) groups.push(digits.slice(at, at + 3));
  return { sign: yen < 0 ? "−" : "", groups };
}

/** Integer yen inside a sentence: −1234 → "−¥1,234". */
export function formatYen(yen: number): string {
  const { sign, groups } = splitYen(yen);
  return `${sign}¥${groups.join(",")}`;
}

/** How many, inside a sentence: 2204 → "2,204". */
export function formatCount(count: number): string {
  return splitYen(count).groups.join(",");
}

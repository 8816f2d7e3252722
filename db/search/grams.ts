/** Stands before each beginning, so that "begins with" is a gram like any other. Private use: no text holds it after folding. */
export const start = "\ue000";

/** Every run of one, two and three characters of a marked text, each once. A mark stands only at the front of one. */
export function gramsOf(marked: string): string {
  const chars = [...marked];
  const grams = new Set<string>();
  for (const [at, one] of chars.entries()) {
    if (one !== start) grams.add(one);
    const two = chars[at + 1];
    if (two === undefined || two === start) continue;
    grams.add(one + two);
    const three = chars[at + 2];
    if (three !== undefined && three !== start) grams.add(one + two + three);
  }
  return [...grams].join(" ");
}

/** What must all stand in a text that holds `part`, as an expression of FTS5: the part itself up to three characters, else its runs of three. */
export function mustHold(part: string): string {
  const chars = [...part];
  if (chars.length <= 3) return `"${part}"`;
  const runs = chars.slice(2).map((last, at) => `"${chars[at] ?? ""}${chars[at + 1] ?? ""}${last}"`);
  return `(${[...new Set(runs)].join(" AND ")})`;
}

/** Where an axis from zero ends, and at which round sums lines are drawn (yen). */
export type Scale = { readonly top: number; readonly steps: readonly number[] };

/** Room for the longest label of an axis, in the drawing's own units: half-width figures of 21 (plot.module.css). */
export function axisRoom(labels: readonly string[]): number {
  return Math.max(...labels.map(({ length }) => length)) * 10.5 + 14;
}

/** An axis for sums up to `most`: at most `lines` steps of 1, 2 or 5 times a power of ten, and the top at the last of them. */
export function describeScale(most: number, lines = 4): Scale {
  const rough = Math.max(1, most) / lines;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, ([1, 2, 5, 10].find((times) => times * power >= rough) ?? 10) * power);
  const count = Math.max(1, Math.ceil(most / step));
  return { top: count * step, steps: Array.from({ length: count + 1 }, (_, at) => at * step) };
}

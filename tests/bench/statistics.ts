/** The smallest sample that `part` (0 to 1) of all are not above (nearest rank). Throws on no samples. */
export function quantile(samples: readonly number[], part: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const found = sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)];
  if (found === undefined) throw new RangeError("no samples");
  return found;
}

/** The middle one; of an even number the mean of the two in the middle. Throws on no samples. */
export function median(samples: readonly number[]): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  if (upper === undefined || lower === undefined) throw new RangeError("no samples");
  return (lower + upper) / 2;
}

/** How far two halves of the same samples lie apart, as a ratio ≥ 1: odd against even ones, so that both span the whole run. */
export function ratioOfHalves(samples: readonly number[]): number {
  const [odd, even] = [1, 0].map((rest) => median(samples.filter((_, at) => at % 2 === rest)));
  if (odd === undefined || even === undefined) throw new RangeError("no samples");
  return Math.max(odd, even) / Math.min(odd, even);
}

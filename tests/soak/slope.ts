/** A figure at a time; ms and whatever is measured. */
export type Sample = { readonly at: number; readonly value: number };

/**
 * The median of the slopes between all pairs of samples (Theil 1950, Sen 1968), in units of value an hour: up to a quarter of the samples may be
 * anything without moving it. Samples are thinned to 300, or an hour of pairs would take longer than the hour. 0 of fewer than two.
 */
export function robustSlope(samples: readonly Sample[]): number {
  const most = 300;
  const step = Math.max(1, Math.ceil(samples.length / most));
  const thin = samples.filter((_, at) => at % step === 0);
  const slopes = thin.flatMap((one, at) =>
    thin
      .slice(at + 1)
      .flatMap((two) => (two.at > one.at ? [((two.value - one.value) / (two.at - one.at)) * 3_600_000] : [])),
  );
  return slopes.toSorted((a, b) => a - b)[Math.floor(slopes.length / 2)] ?? 0;
}

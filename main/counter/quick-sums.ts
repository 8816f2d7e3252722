/** Exact, then the next round sums a customer is likely to hand over: 100, 500, 1,000, 5,000, 10,000. */
export function quickSums(due: number): number[] {
  const next = [100, 500, 1000, 5000, 10_000].map((step) => Math.ceil(due / step) * step);
  return [...new Set([due, ...next])]
    .filter((sum) => sum > 0)
    .toSorted((a, b) => a - b)
    .slice(0, 6);
}

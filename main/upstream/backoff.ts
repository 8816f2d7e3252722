/**
 * Wait before try number `failures` + 1, ms: doubles from `firstMs` to `capMs`, then between half and all of it by `random` (0 ≤ r < 1),
 * so that the registers of a house do not come back in step.
 */
export function backoffMs(failures: number, random: number, firstMs = 500, capMs = 30_000): number {
  const full = Math.min(capMs, firstMs * 2 ** Math.min(Math.max(failures - 1, 0), 20));
  return Math.round(full * (0.5 + random / 2));
}

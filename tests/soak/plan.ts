import { type Random, seedRandom } from "#tests/campaign/power-cut/random.ts";

/** A fault that comes at `at` and is healed at `until`, ms from the start. */
export type Planned = { readonly id: string; readonly at: number; readonly until: number };

/** Switches of the bench window, and three of our own (`faults.ts`). */
export const faultIds = [
  "paper-end",
  "paper-near",
  "cover",
  "power",
  "slow",
  "drawer-locked",
  "printer-cable",
  "scanner-cable",
  "scanner-garbage",
  "service",
  "service-restart",
  "torn",
  "mute-card",
  "display-cable",
  "p-busy",
  "p-down",
  "p-answer-lost",
  "p-request-lost",
  "h-hole",
  "h-down",
] as const;

/** Faults from a seed, one about every `everyMs`, each at most `longestMs`, none in the last `quietMs`; two may overlap, the same one never. */
export function planFaults(o: {
  readonly seed: number;
  readonly ms: number;
  readonly everyMs: number;
  readonly longestMs: number;
  readonly quietMs: number;
}): Planned[] {
  const random: Random = seedRandom(o.seed);
  const free = new Map<string, number>();
  const planned: Planned[] = [];
  for (let at = o.everyMs * random(); at < o.ms - o.quietMs; at += o.everyMs * (0.5 + random())) {
    const id = faultIds[Math.floor(random() * faultIds.length)] ?? "paper-end";
    const until = Math.min(at + o.longestMs * (0.2 + 0.8 * random()), o.ms - o.quietMs);
    if ((free.get(id) ?? 0) > at) continue;
    free.set(id, until);
    planned.push({ id, at, until });
  }
  return planned;
}

/** Numbers in [0, 1) that a seed brings forth again (mulberry32 by Tommy Ettinger, public domain). */
export type Random = () => number;

export function seedRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** `$SEED`, or a new one; whoever draws one prints it. */
export function pickSeed(): number {
  const given = Number(process.env["SEED"] ?? Number.NaN);
  return Number.isInteger(given) ? given : Math.floor(Math.random() * 4_294_967_296);
}

import type { Random } from "./random.ts";
import { type Deal, deals } from "./sell.ts";

/** So many deals, each kind among any three in a row, in an order the seed decides. */
export function drawDeals(count: number, random: Random): Deal[] {
  const drawn: Deal[] = [];
  while (drawn.length < count) {
    const left = [...deals];
    while (left.length > 0) drawn.push(...left.splice(Math.floor(random() * left.length), 1));
  }
  return drawn.slice(0, count);
}

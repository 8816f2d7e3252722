import type { Book } from "./book.ts";
import type { Difference } from "./entry.ts";

/** A count that still stands for what is in the drawer. Yen. */
export type StandingCount = { readonly seq: number; readonly counted: number; readonly expected: number };

export function standingCount({ countSeq, countYen, countExpected }: Book): StandingCount | null {
  return countSeq === 0 ? null : { seq: countSeq, counted: countYen, expected: countExpected };
}

/** 過不足 as a difference of two books; none where the count came out even. */
export function drawerDifference({ counted, expected }: StandingCount): Difference[] {
  const gap = counted - expected;
  if (gap === 0) return [];
  const code = gap < 0 ? "drawer-short" : "drawer-over";
  return [{ key: `drawer/${code}`, about: "drawer", code, amount: Math.abs(gap), seq: 0 }];
}

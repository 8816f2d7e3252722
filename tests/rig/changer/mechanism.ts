import type { Cash } from "./codec.ts";

/** What it holds of a unit when it is full, and how few or many pieces it warns of. */
const CAPACITY = 100;
const FEW = 5;
const MANY = 90;

/** Coins and notes, the way out, and what is in people's hands. Pieces only move: none is made or lost in here. */
export type Box = {
  readonly held: Cash;
  /** Everything that ever came out at the exit, by job. */
  readonly out: { readonly job: string; readonly yen: number }[];
  /** One piece from the box to the exit; false when there is none of it left. */
  give(job: string, yen: number): boolean;
  put(yen: number, count: number): void;
  has(want: Cash): boolean;
  units(): string;
};

export function makeBox(first: Cash): Box {
  const held = new Map(first);
  const out: { job: string; yen: number }[] = [];
  const count = (yen: number): number => held.get(yen) ?? 0;
  const stateOf = (pieces: number): string => {
    if (pieces === 0) return "empty";
    if (pieces < FEW) return "near-empty";
    if (pieces >= CAPACITY) return "full";
    return pieces >= MANY ? "near-full" : "ok";
  };
  return {
    held,
    out,
    give(job, yen) {
      if (count(yen) === 0) return false;
      held.set(yen, count(yen) - 1);
      out.push({ job, yen });
      return true;
    },
    put: (yen, pieces) => void held.set(yen, count(yen) + pieces),
    has: (want) => [...want].every(([yen, pieces]) => count(yen) >= pieces),
    units: () => [...held].map(([yen, pieces]) => `${yen}:${stateOf(pieces)}`).join(","),
  };
}

/** The pieces of a payment one by one, largest first. */
export const pieceByPiece = (want: Cash): number[] =>
  [...want].sort(([a], [b]) => b - a).flatMap(([yen, count]) => Array.from({ length: count }, () => yen));

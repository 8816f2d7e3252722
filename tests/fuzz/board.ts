import type { Stream } from "./target.ts";

/** Memory that two threads see: the number of the input that is being read, and the input itself. */
export type Board = SharedArrayBuffer;

const NUMBERS = 4;
const BYTES = 2_048;

export function makeBoard(): Board {
  return new SharedArrayBuffer(NUMBERS * 4 + BYTES);
}

/** Writes down which input is read next. */
export function writeBoard(board: Board, n: number, { noise, cuts, picks }: Stream): void {
  const numbers = new Int32Array(board, 0, NUMBERS);
  const bytes = new Uint8Array(board, NUMBERS * 4);
  bytes.set(noise);
  bytes.set(cuts, noise.length);
  bytes.set(picks, noise.length + cuts.length);
  numbers.set([noise.length, cuts.length, picks.length], 1);
  Atomics.store(numbers, 0, n);
}

export function readBoard(board: Board): { readonly n: number; readonly stream: Stream } {
  const numbers = new Int32Array(board, 0, NUMBERS);
  const n = Atomics.load(numbers, 0);
  const [, noise = 0, cuts = 0, picks = 0] = numbers;
  const bytes = Uint8Array.from(new Uint8Array(board, NUMBERS * 4));
  const part = (from: number, length: number): Uint8Array => bytes.subarray(from, from + length);
  return {
    n,
    stream: { noise: part(0, noise), cuts: part(noise, cuts), picks: part(noise + cuts, picks) },
  };
}

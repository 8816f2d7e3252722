import type { Random } from "#tests/campaign/power-cut/random.ts";

/** Longer inputs only say the same again. */
const MOST_BYTES = 1_024;
/** What parsers stumble over: ends, signs, flow control, first bytes of frames. */
const TELLING = [0x00, 0x01, 0x0a, 0x0d, 0x10, 0x11, 0x12, 0x13, 0x1b, 0x1d, 0x37, 0x5f, 0x7f, 0x80, 0xfe, 0xff];

type Change = (bytes: number[], random: Random, words: readonly Uint8Array[]) => void;
const upTo = (random: Random, n: number): number => Math.floor(random() * n);
const pick = <T>(random: Random, from: readonly T[]): T | undefined => from[upTo(random, from.length)];

const changes: readonly Change[] = [
  // one bit, one byte, one telling byte
  (bytes, random) => void (bytes.length > 0 && (bytes[upTo(random, bytes.length)] = upTo(random, 256))),
  (bytes, random) => {
    const at = upTo(random, bytes.length);
    if (bytes.length > 0) bytes[at] = (bytes[at] ?? 0) ^ (1 << upTo(random, 8));
  },
  (bytes, random) => void bytes.splice(upTo(random, bytes.length + 1), upTo(random, 2), pick(random, TELLING) ?? 0),
  (bytes, random) => void bytes.splice(upTo(random, bytes.length + 1), 0, upTo(random, 256)),
  (bytes, random) => void bytes.push(upTo(random, 256)),
  // pieces gone, doubled, moved
  (bytes, random) => void bytes.splice(upTo(random, bytes.length), 1 + upTo(random, 8)),
  (bytes, random) => {
    const from = upTo(random, bytes.length);
    bytes.splice(upTo(random, bytes.length), 0, ...bytes.slice(from, from + 1 + upTo(random, 16)));
  },
  // a word of the device
  (bytes, random, words) =>
    void bytes.splice(upTo(random, bytes.length + 1), upTo(random, 4), ...(pick(random, words) ?? [])),
  // a run of one byte
  (bytes, random) =>
    void bytes.splice(
      upTo(random, bytes.length + 1),
      0,
      ...new Uint8Array(upTo(random, random() < 0.2 ? 150 : 6)).fill(upTo(random, 256)),
    ),
];

/** An input a little unlike the one given: one to five changes, now and then crossed with another of the corpus. */
export function mutate(
  parent: Uint8Array,
  o: { readonly random: Random; readonly words: readonly Uint8Array[]; readonly corpus: readonly Uint8Array[] },
): Uint8Array {
  const { random, words, corpus } = o;
  const bytes = [...parent];
  if (random() < 0.1) bytes.splice(upTo(random, bytes.length), MOST_BYTES, ...(pick(random, corpus) ?? []));
  for (let times = 1 + upTo(random, 5); times > 0; times -= 1) pick(random, changes)?.(bytes, random, words);
  return Uint8Array.from(bytes.slice(0, MOST_BYTES));
}

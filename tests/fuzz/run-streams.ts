import fc from "fast-check";
import { judgeAll, type Stream, type Target } from "./target.ts";

/** A stream that a parser did not bear, and what draws it again. */
export type Found = {
  readonly target: string;
  readonly seed: number;
  readonly path: string;
  readonly what: string;
  /** Noise, cuts and picks, in hex. */
  readonly stream: readonly [string, string, string];
};

/** Drawn bytes, some of which stand for a word of the device, whole or torn, and a few for a long run of one byte. */
function spell(drawn: Uint8Array, words: readonly Uint8Array[]): Uint8Array {
  const out: number[] = [];
  for (let at = 0; at < drawn.length; at += 2) {
    const [how = 0, what = 0] = drawn.subarray(at, at + 2);
    const word = words[what % words.length];
    if (how % 16 === 15) out.push(...new Uint8Array(((how >> 4) + 1) * 12).fill(what));
    else if (how % 16 > 8 && word)
      out.push(...word.subarray(0, how < 128 ? word.length : 1 + ((how >> 4) % word.length)));
    else out.push(what);
  }
  return Uint8Array.from(out);
}

const drawn = fc.record<Stream>({
  noise: fc.uint8Array({ maxLength: 48 }),
  cuts: fc.uint8Array({ maxLength: 5 }),
  picks: fc.uint8Array({ minLength: 3, maxLength: 6 }),
});

/** Draws `runs` streams from `seed` and shrinks the first one that is not borne; `path` goes straight to one of an earlier run. */
export function runStreams(
  target: Target,
  { seed, runs, path }: { readonly seed: number; readonly runs: number; readonly path?: string },
): Found | undefined {
  const spelt = (one: Stream): Stream => ({ ...one, noise: spell(one.noise, target.words) });
  const property = fc.property(drawn, (one) => judgeAll(target, spelt(one)) === undefined);
  const result = fc.check(property, { seed: seed | 0, numRuns: runs, ...(path === undefined ? {} : { path }) });
  if (!result.failed) return undefined;
  const [small] = result.counterexample ?? [];
  const shrunk = small && spelt(small);
  const hex = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString("hex");
  return {
    target: target.name,
    seed: result.seed,
    path: result.counterexamplePath ?? "",
    what: (shrunk && judgeAll(target, shrunk)) ?? "not found again",
    stream: [hex(shrunk?.noise), hex(shrunk?.cuts), hex(shrunk?.picks)],
  };
}

export function streamOf([noise, cuts, picks]: Found["stream"]): Stream {
  const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, "hex"));
  return { noise: bytes(noise), cuts: bytes(cuts), picks: bytes(picks) };
}

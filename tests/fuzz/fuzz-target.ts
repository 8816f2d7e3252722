import type { Random } from "#tests/campaign/power-cut/random.ts";
import type { Coverage } from "./coverage.ts";
import { mutate } from "./mutate.ts";
import { judgeAll, type Stream, type Target } from "./target.ts";

/** Inputs tried between two looks at what has run. */
const BATCH = 48;
const MOST_FINDINGS = 20;

export type Fuzzed = { readonly execs: number; readonly corpus: number; readonly places: number };

/** Tries inputs until the time is over: changed ones of the corpus, which grows by those that made new code run. */
export function fuzzTarget(o: {
  readonly target: Target;
  readonly corpus: readonly Uint8Array[];
  readonly ms: number;
  /** Different faults after which it ends before its time. */
  readonly most?: number | undefined;
  readonly random: Random;
  readonly coverage: Coverage;
  /** Told each input before it is tried, so that one that hangs is known. */
  readonly begin: (stream: Stream) => void;
  readonly found: (stream: Stream, what: string) => void;
}): Fuzzed {
  const { target, random, coverage } = o;
  const corpus: Uint8Array[] = [...o.corpus, new Uint8Array()];
  const words = [...target.words, ...target.valid.slice(0, 64)];
  const until = performance.now() + o.ms;
  const seen = new Set<string>();
  let execs = 0;

  function draw(most: number, least = 0): Uint8Array {
    return Uint8Array.from({ length: least + Math.floor(random() * (most - least + 1)) }, () => random() * 256);
  }
  function attempt(stream: Stream): void {
    o.begin(stream);
    execs += 1;
    const what = judgeAll(target, stream);
    if (what === undefined) return;
    // One fault is found over and over, with other numbers in it.
    const kind = what.split("\n")[0]?.replaceAll(/[0-9a-f]+/gu, "") ?? "";
    if (seen.has(kind) || seen.size >= MOST_FINDINGS) return;
    seen.add(kind);
    o.found(stream, what);
  }

  /** The younger half is where the frontier is, and of two the shorter says the same with less. */
  function pickParent(): Uint8Array {
    const from = random() < 0.5 ? Math.floor(corpus.length / 2) : 0;
    const one = (): Uint8Array => corpus[from + Math.floor(random() * (corpus.length - from))] ?? new Uint8Array();
    const [a, b] = [one(), one()];
    return a.length <= b.length ? a : b;
  }

  /** What made new code run, without the bytes it did not take: a change then hits what matters, and not one of a thousand others. */
  function trim(stream: Stream): Stream {
    let { noise } = stream;
    for (let size = noise.length >> 1; size >= 1; size >>= 1)
      for (let at = 0; at < noise.length;) {
        const less = Uint8Array.from([...noise.slice(0, at), ...noise.slice(at + size)]);
        attempt({ ...stream, noise: less });
        if (coverage.peek()) noise = less;
        else at += size;
      }
    return { ...stream, noise };
  }

  for (const noise of corpus) attempt({ noise, cuts: draw(4), picks: draw(6, 3) });
  coverage.note();
  while (performance.now() < until && seen.size < (o.most ?? MOST_FINDINGS)) {
    const parent = pickParent();
    const children = Array.from({ length: BATCH }, () => ({
      noise: mutate(parent, { random, words, corpus }),
      cuts: draw(4),
      picks: draw(6, 3),
    }));
    children.forEach(attempt);
    // Looks are dear: one for all of them, and one for each only where there was something new.
    if (!coverage.peek()) continue;
    for (const child of children) {
      attempt(child);
      if (!coverage.peek()) continue;
      const trimmed = trim(child);
      attempt(trimmed);
      coverage.note();
      corpus.push(trimmed.noise);
    }
  }
  return { execs, corpus: corpus.length, places: coverage.count() };
}

import { createHash } from "node:crypto";
import { setImmediate as breathe } from "node:timers/promises";
import { openDisk, type Cut, cuts } from "./disk.ts";
import { type Loss, openJudge } from "./judge.ts";
import { type Acknowledged, listAcknowledged } from "./list-acknowledged.ts";
import { seedRandom } from "./random.ts";
import type { Recording } from "./record.ts";

/** One state of the disk that a power cut could have left: after `prefix` records of the log, cut in this way. */
export type LostState = {
  readonly prefix: number;
  readonly cut: Cut;
  readonly draw: number;
  readonly losses: readonly Loss[];
};
/** `states`: different ones, no two alike. */
export type Replayed = { readonly states: number; readonly lost: readonly LostState[]; readonly acknowledged: number };
export type ReplayOptions = {
  readonly seed: number;
  /** At least so many, unless the recording has no more to give. */
  readonly states: number;
  readonly progress?: ((states: number) => void) | undefined;
};

/** Every so many states the whole is verified, and the book folded. */
const thoroughEvery = 25;
const mostRounds = 64;

/** Records that change what a cut would leave or what must be left: after each of them is a moment of its own. */
function listMoments({ log }: Recording, acknowledged: readonly Acknowledged[]): number[] {
  const told = new Set(acknowledged.map(({ at }) => at));
  return log.flatMap(({ kind }, at) =>
    (kind === "out" ? told.has(at) : kind !== "start" && kind !== "left") ? [at + 1] : [],
  );
}

function digest(files: ReadonlyMap<string, Buffer>, heard: number): string {
  const hash = createHash("sha1").update(String(heard));
  for (const [name, bytes] of files) hash.update(`${name} ${bytes.length} `).update(bytes);
  return hash.digest("base64");
}

/** Walks a recording: brings the disk to a prefix of it and says what had been acknowledged by then. */
export function openWalk(recording: Recording, acknowledged: readonly Acknowledged[]) {
  const disk = openDisk(recording.base);
  let taken = 0;
  let heard = 0;
  return {
    disk,
    /** Only ever forward. */
    to(prefix: number): readonly Acknowledged[] {
      for (const record of recording.log.slice(taken, prefix)) disk.take(record);
      taken = prefix;
      while ((acknowledged[heard]?.at ?? prefix) < prefix) heard += 1;
      return acknowledged.slice(0, heard);
    },
  };
}

/**
 * Rebuilds the disk after the prefixes of a recording × {nothing, all, random subset, torn sectors} of what was not synced, opens
 * each as the register would and judges it. The same seed makes the same states. With many states wanted every prefix is
 * taken, with few every so-manieth, and rounds with other offsets and other draws follow until there are enough.
 */
export async function replay(
  recording: Recording,
  { seed, states: wanted, progress }: ReplayOptions,
): Promise<Replayed> {
  const acknowledged = listAcknowledged(recording);
  const moments = listMoments(recording, acknowledged);
  const stride = Math.max(1, Math.floor((moments.length * (cuts.length - 1)) / wanted));
  const seen = new Set<string>();
  const lost: LostState[] = [];
  using judge = openJudge(recording.keys);

  function look(
    prefix: number,
    cut: Cut,
    draw: number,
    files: Map<string, Buffer>,
    promised: readonly Acknowledged[],
  ): void {
    const mark = digest(files, promised.length);
    if (seen.has(mark)) return;
    const thorough = seen.size % thoroughEvery === 0;
    seen.add(mark);
    const losses = judge.judge(files, promised, thorough);
    if (thorough && losses.length === 0) losses.push(...judge.verify());
    if (losses.length > 0) lost.push({ prefix, cut, draw, losses });
    if (seen.size % 500 === 0) progress?.(seen.size);
  }

  for (let round = 0; round < mostRounds && seen.size < wanted; round += 1) {
    const walk = openWalk(recording, acknowledged);
    const draw = Math.floor(round / stride);
    for (let nth = round % stride; nth < moments.length; nth += stride) {
      const prefix = moments[nth] ?? 0;
      const promised = walk.to(prefix);
      await breathe();
      for (const cut of cuts) {
        const random = seedRandom(seed ^ Math.imul(prefix, 0x9e3779b1) ^ (draw << 2) ^ cuts.indexOf(cut));
        look(prefix, cut, draw, walk.disk.cut(cut, random), promised);
      }
    }
  }
  return { states: seen.size, lost, acknowledged: acknowledged.length };
}

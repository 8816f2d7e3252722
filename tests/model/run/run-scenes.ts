import { buildThread, type Patch } from "../build-thread.ts";
import { seedRandom, type Random } from "#tests/campaign/power-cut/random.ts";
import { openThreads } from "../thread/open-threads.ts";
import { openScene, type OpenScene } from "./open-scene.ts";

export type SceneLoss = { readonly run: number; readonly what: readonly string[]; readonly trace: readonly string[] };
export type SceneRuns<T> = {
  readonly runs: number;
  readonly losses: readonly SceneLoss[];
  readonly told: readonly T[];
};

/** Runs on one shop; then a fresh one, so that limits of a day and the length of its journal stay small. */
const perShop = 40;

/**
 * One story after the other, each on a shop at rest and judged when it has ended. `play` tells what it met, and what of its own is not as it
 * should be; a shop in which something was lost is closed.
 */
export async function runScenes<T>(o: {
  readonly seed: number;
  readonly runs: number;
  readonly patches?: readonly Patch[] | undefined;
  /** Gives up after so many losses; default 10. */
  readonly most?: number | undefined;
  readonly progress?: ((text: string) => void) | undefined;
  readonly play: (open: OpenScene, random: Random) => Promise<{ readonly told: T; readonly losses: readonly string[] }>;
}): Promise<SceneRuns<T>> {
  using bundle = await buildThread(o.patches);
  await using threads = openThreads(bundle);
  const losses: SceneLoss[] = [];
  const told: T[] = [];
  let open: OpenScene | null = null;
  let inShop = 0;
  try {
    for (let run = 0; run < o.runs && losses.length < (o.most ?? 10); run += 1) {
      if (open !== null && inShop >= perShop) {
        await open[Symbol.asyncDispose]();
        open = null;
      }
      if (open === null) inShop = 0;
      inShop += 1;
      open ??= await openScene(threads);
      // Each run by itself can be shown again: its numbers do not depend on those before it.
      const played = await o.play(open, seedRandom((o.seed + Math.imul(run, 0x9e3779b1)) >>> 0));
      told.push(played.told);
      o.progress?.(`${run + 1} of ${o.runs}`);
      if (played.losses.length === 0) continue;
      losses.push({ run, what: played.losses, trace: [...open.scene.shop.trace] });
      await open[Symbol.asyncDispose]();
      open = null;
    }
  } finally {
    await open?.[Symbol.asyncDispose]();
  }
  return { runs: told.length, losses, told };
}

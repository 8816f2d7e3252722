import fc from "fast-check";
import { buildThread, type Patch } from "../build-thread.ts";
import type { Finish } from "../shop/cashier.ts";
import { openThreads, type Threads } from "../thread/open-threads.ts";
import { doStep, type Scene } from "./do-step.ts";
import { openScene, type OpenScene } from "./open-scene.ts";
import { type Step, step } from "./steps.ts";
import { type Variant, variants } from "./variants.ts";

export type ModelLoss = {
  readonly seed: number;
  /** Where fast-check found it, and the shrunk list of what was run: both show it again. */
  readonly path: string;
  readonly finish: Finish;
  readonly variant: Variant;
  readonly steps: readonly Step[];
  readonly what: readonly string[];
  /** What was pressed and shown. */
  readonly trace: readonly string[];
};
export type Modelled = {
  readonly runs: number;
  readonly losses: readonly ModelLoss[];
  readonly seconds: number;
  /** The longest an unknown took to end with the network back, as the register counts seconds. */
  readonly endedS: number;
  /** Entries written, by kind; lives of the register that were ended. */
  readonly kinds: { readonly [kind: string]: number };
};
export type ModelOptions = {
  readonly seed: number;
  readonly runs: number;
  readonly path?: string | undefined;
  readonly patches?: readonly Patch[];
  readonly progress?: (text: string) => void;
  /** Gives up after so many losses; default 5. */
  readonly most?: number;
  readonly step?: fc.Arbitrary<Step>;
};

/** Sequences on one shop; then a fresh one, so that limits of a day and the length of its journal stay small. */
const perShop = 40;
const longest = 12;
/** fast-check stops at its first loss: after it the next stretch begins with another seed. */
const stretch = 500;

type Played = { steps: Step[] };
const finishes = fc.constantFrom<Finish>("cash", "cancel");

/** One step as a command of fast-check: always possible, because the cashier looks whether it fits the screen. */
const commandOf = (one: Step): fc.AsyncCommand<Played, Scene> => ({
  check: () => true,
  async run(played, scene) {
    played.steps.push(one);
    await doStep(scene, one);
  },
  toString: () => JSON.stringify(one),
});

/** A shop of each variant, each for so many sequences, or until something was lost in it. */
function openScenes(threads: Threads) {
  const open = new Map<Variant, { readonly scene: OpenScene; played: number }>();
  const close = async (variant: Variant): Promise<void> => {
    const held = open.get(variant);
    open.delete(variant);
    await held?.scene[Symbol.asyncDispose]();
  };
  return {
    async next(variant: Variant): Promise<OpenScene> {
      if ((open.get(variant)?.played ?? 0) >= perShop) await close(variant);
      const held = open.get(variant) ?? { scene: await openScene(threads, variant), played: 0 };
      open.set(variant, held);
      held.played += 1;
      return held.scene;
    },
    close,
    closeAll: async (): Promise<void> => {
      for (const variant of variants) await close(variant);
    },
  };
}

/** Sequences of what happens in a shop, drawn from a seed, each brought to rest and judged; what is lost is shrunk. */
export async function runModel(o: ModelOptions): Promise<Modelled> {
  using bundle = await buildThread(o.patches);
  await using threads = openThreads(bundle);
  const scenes = openScenes(threads);
  const kinds: { [kind: string]: number } = {};
  const losses: ModelLoss[] = [];
  const began = performance.now();
  let runs = 0;
  let endedS = 0;
  let last: Omit<ModelLoss, "seed" | "path"> = { steps: [], finish: "cash", variant: "seed", what: [], trace: [] };

  const property = fc.asyncProperty(
    fc.commands([(o.step ?? step).map(commandOf)], { maxCommands: longest, size: "max" }),
    finishes,
    fc.constantFrom(...variants),
    async (commands, finish, variant) => {
      const open = await scenes.next(variant);
      const model: Played = { steps: [] };
      open.begin();
      await fc.asyncModelRun(() => ({ model, real: open.scene }), commands);
      const { losses: what, ...rested } = await open.end(finish);
      runs += 1;
      endedS = Math.max(endedS, rested.endedS);
      for (const kind of rested.kinds) kinds[kind] = (kinds[kind] ?? 0) + 1;
      o.progress?.(`${runs} sequences, ${(runs / ((performance.now() - began) / 1000)).toFixed(1)} a second`);
      if (what.length === 0) return;
      last = { steps: model.steps, finish, variant, what, trace: [...open.scene.shop.trace] };
      await scenes.close(variant);
      throw new Error(what.join("; "));
    },
  );
  for (let at = 0; at < o.runs && losses.length < (o.most ?? 5); at += stretch) {
    const seed = (o.seed + at) >>> 0;
    const numRuns = Math.min(stretch, o.runs - at);
    const run = await fc.check(property, { seed, numRuns, ...(o.path === undefined ? {} : { path: o.path }) });
    if (!run.failed) continue;
    if (last.what.length === 0)
      throw run.errorInstance instanceof Error ? run.errorInstance : new Error(String(run.errorInstance));
    losses.push({ seed, path: run.counterexamplePath ?? "", ...last });
    last = { ...last, what: [] };
  }
  await scenes.closeAll();
  return { runs, losses, seconds: (performance.now() - began) / 1000, endedS, kinds };
}

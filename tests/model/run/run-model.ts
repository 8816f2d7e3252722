import fc from "fast-check";
import { buildThread, type Patch } from "../build-thread.ts";
import type { Finish } from "../shop/cashier.ts";
import type { CarrierKind } from "../thread/carrier.ts";
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
  /** With the variant it was found in, if not the first. */
  readonly path?: string | undefined;
  /** Of every shop; without it the variants take turns. */
  readonly variant?: Variant | undefined;
  readonly patches?: readonly Patch[];
  readonly progress?: (text: string) => void;
  /** Gives up after so many losses; default 5. */
  readonly most?: number;
  readonly step?: fc.Arbitrary<Step>;
  /** What the register runs in; default a thread. */
  readonly carrier?: CarrierKind | undefined;
};

/** Sequences on one shop; then a fresh one, so that limits of a day and the length of its journal stay small. */
const perShop = 40;
const longest = 12;
/** fast-check stops at its first loss: after it the next stretch begins with another seed. Stretches take the variants in turn. */
const stretch = 250;

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

/** One shop at a time, for so many sequences or until something was lost in it: the house has one clock. */
function openScenes(threads: Threads) {
  let open: { readonly scene: OpenScene; readonly variant: Variant; played: number } | null = null;
  const close = async (): Promise<void> => {
    const held = open;
    open = null;
    await held?.scene[Symbol.asyncDispose]();
  };
  return {
    async next(variant: Variant): Promise<OpenScene> {
      if (open !== null && (open.played >= perShop || open.variant !== variant)) await close();
      open ??= { scene: await openScene(threads, variant), variant, played: 0 };
      open.played += 1;
      return open.scene;
    },
    close,
  };
}

/** Sequences of what happens in a shop, drawn from a seed, each brought to rest and judged; what is lost is shrunk. */
export async function runModel(o: ModelOptions): Promise<Modelled> {
  using bundle = await buildThread(o.patches);
  await using threads = openThreads(bundle, o.carrier);
  const scenes = openScenes(threads);
  const kinds: { [kind: string]: number } = {};
  const losses: ModelLoss[] = [];
  const began = performance.now();
  const size = Math.min(stretch, Math.ceil(o.runs / variants.length));
  let runs = 0;
  let endedS = 0;
  let last: Omit<ModelLoss, "seed" | "path"> = { steps: [], finish: "cash", variant: "seed", what: [], trace: [] };

  const variantAt = (at: number): Variant => o.variant ?? variants[Math.floor(at / size) % variants.length] ?? "seed";
  let variant: Variant = "seed";
  const property = fc.asyncProperty(
    fc.commands([(o.step ?? step).map(commandOf)], { maxCommands: longest, size: "max" }),
    finishes,
    async (commands, finish) => {
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
      await scenes.close();
      throw new Error(what.join("; "));
    },
  );
  for (let at = 0; at < o.runs && losses.length < (o.most ?? 5); at += size) {
    const seed = (o.seed + at) >>> 0;
    const numRuns = Math.min(size, o.runs - at);
    variant = variantAt(at);
    const run = await fc.check(property, { seed, numRuns, ...(o.path === undefined ? {} : { path: o.path }) });
    if (!run.failed) continue;
    if (last.what.length === 0)
      throw run.errorInstance instanceof Error ? run.errorInstance : new Error(String(run.errorInstance));
    losses.push({ seed, path: run.counterexamplePath ?? "", ...last });
    last = { ...last, what: [] };
  }
  await scenes.close();
  return { runs, losses, seconds: (performance.now() - began) / 1000, endedS, kinds };
}

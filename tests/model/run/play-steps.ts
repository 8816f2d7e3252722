import { buildThread, type Patch } from "../build-thread.ts";
import type { Finish } from "../shop/cashier.ts";
import { openThreads } from "../thread/open-threads.ts";
import { doStep } from "./do-step.ts";
import { openScene } from "./open-scene.ts";
import type { Step } from "./steps.ts";
import type { Variant } from "./variants.ts";

/** One list of steps on a fresh shop, so often one after the other; answers what was lost. */
export async function playSteps(
  steps: readonly Step[],
  o: {
    readonly finish: Finish;
    readonly variant?: Variant;
    readonly times?: number;
    readonly patches?: readonly Patch[];
  },
): Promise<readonly string[]> {
  using bundle = await buildThread(o.patches);
  await using threads = openThreads(bundle);
  await using open = await openScene(threads, o.variant);
  for (let time = 0; time < (o.times ?? 1); time += 1) {
    open.begin();
    for (const step of steps) await doStep(open.scene, step);
    const { losses } = await open.end(o.finish);
    if (losses.length > 0) return losses;
  }
  return [];
}

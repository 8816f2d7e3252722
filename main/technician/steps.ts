import { dataFolder } from "./01-data-folder.ts";
import { keys } from "./02-keys.ts";
import { enrolKey } from "./03-enrol-key.ts";
import { epoch } from "./04-epoch.ts";
import { lookOver } from "./05-look-over.ts";
import type { Bench, Finding, Step } from "./step.ts";

/** In the order of their files' numbers. */
const steps: readonly Step[] = [dataFolder, keys, enrolKey, epoch, lookOver];

/** Runs the steps until one does not hold; each is told as it ends. Answers whether all held. */
export async function runSteps(
  bench: Bench,
  tell: (nth: number, step: Step, finding: Finding) => void,
): Promise<boolean> {
  for (const [at, step] of steps.entries()) {
    const finding = await step.run(bench);
    tell(at + 1, step, finding);
    if (!finding.ok) return false;
  }
  return true;
}

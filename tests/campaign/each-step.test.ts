import { beforeAll, describe, expect, test } from "vitest";
import { makeBundles } from "#build/bundle/make-bundles.ts";
import { flows } from "./each-step/flows.ts";
import { runEachStep } from "./each-step/run-each-step.ts";
import { intentsForgotten } from "./kill/faults.ts";
import { pickSeed, seedRandom } from "./power-cut/random.ts";

const seed = pickSeed();
const random = seedRandom(seed);
beforeAll(async () => {
  console.log(`each-step: SEED=${seed}`);
  await makeBundles();
}, 120_000);

/** Every errand has more than so many boundaries. */
const fewest = 30;
const drawn = (): number[] => [1 + Math.floor(random() * 12), 13 + Math.floor(random() * (fewest - 13))];

describe("a register killed at a boundary it passes", () => {
  for (const flow of flows) {
    const steps = drawn();
    test(`leaves nothing of a ${flow} undone, doubled or untold`, async () => {
      const { deaths, losses } = await runEachStep(flow, { steps });
      expect(losses).toEqual([]);
      expect(deaths, `boundaries ${steps.join(" and ")}`).toBe(steps.length);
    }, 180_000);
  }
});

test("the proof is red when a start forgets the payments it finds open", async () => {
  const steps = Array.from({ length: 16 }, (_, at) => 12 + at);
  const { losses } = await runEachStep("payment", { steps, most: 1, patches: intentsForgotten });
  expect(losses.map(({ what }) => what).join("\n")).toMatch(/never ends|not in the journal|not at rest/);
}, 300_000);

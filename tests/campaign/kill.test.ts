import { beforeAll, describe, expect, test } from "vitest";
import { makeBundles } from "#build/bundle/make-bundles.ts";
import { intentsForgotten, sentUnmarked } from "./kill/faults.ts";
import { runKill } from "./kill/run-kill.ts";
import { pickSeed } from "./power-cut/random.ts";

const seed = pickSeed();
beforeAll(async () => {
  console.log(`kill: SEED=${seed}`);
  await makeBundles();
}, 120_000);

describe("a register killed at any moment of a payment or a charge", () => {
  test("loses, doubles and halves nothing: journal, authority, headquarters, paper and drawer agree", async () => {
    const { runs, losses, screens, kinds } = await runKill({ seed, runs: 40 });
    console.log(`kill: ${runs} kills, on the screens ${JSON.stringify(screens)}; ${JSON.stringify(kinds)}`);
    expect(losses).toEqual([]);
    expect(Object.keys(screens)).toEqual(expect.arrayContaining(["card", "working", "done"]));
    expect(Object.keys(kinds)).toEqual(expect.arrayContaining(["sale", "charge-posted", "pay-unknown"]));
    expect(runs).toBeGreaterThanOrEqual(40);
  }, 600_000);
});

describe("the proof is red", () => {
  test("when a job is sent before it is marked as sent: the receipt comes twice", async () => {
    const { losses } = await runKill({
      seed,
      runs: 12,
      most: 1,
      patches: sentUnmarked,
      only: { deal: "emoney", moments: ["cut"], afterMs: 0, both: true },
    });
    expect(losses.map(({ what }) => what).join("\n")).toMatch(/2 slips of \d+ without 再発行/);
  }, 300_000);

  test("when a start forgets the payments it finds open: money is taken that nothing was sold for", async () => {
    const { losses } = await runKill({
      seed,
      runs: 12,
      most: 1,
      patches: intentsForgotten,
      only: { deal: "emoney", moments: ["money-asked", "money-done"], afterMs: 0 },
    });
    expect(losses.map(({ what }) => what).join("\n")).toMatch(/stands 0 times in the journal/);
  }, 300_000);
});

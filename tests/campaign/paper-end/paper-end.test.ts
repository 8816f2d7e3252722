import { expect, test } from "vitest";
import { pickSeed } from "../power-cut/random.ts";
import { runPaperEnd } from "./run-paper-end.ts";

const seed = pickSeed();

test("paper that ends at any line leaves one receipt and one pulse, a second receipt only as a copy", async () => {
  console.log(`paper-end: SEED=${seed}`);
  const { losses, told } = await runPaperEnd({ seed, runs: 9 });
  expect(losses).toEqual([]);
  expect(Object.keys(told)).toEqual(["goes on", "forgets", "forgets in a blink"]);
});

test.each([
  ["takes the unknown for done", "believes", /no receipt at all/u],
  ["prints again without looking or saying so", "prints-again", /no receipt|without 再発行|copies/u],
] as const)("the proof is red when the register %s", async (_, plant, found) => {
  const { losses } = await runPaperEnd({ seed, runs: 3, plant });
  expect(losses.join("\n")).toMatch(found);
});

import { expect, test } from "vitest";
import { lateKept } from "#tests/model/planted.ts";
import { pickSeed } from "../power-cut/random.ts";
import { runLateAnswer } from "./run-late-answer.ts";

const seed = pickSeed();
const runs = 20;

test("a payment that turns up after cash was taken instead is given back exactly once, on paper and in the Z", async () => {
  console.log(`late-answer: SEED=${seed}`);
  const { losses, told } = await runLateAnswer({ seed, runs });
  expect(losses.map(({ run, what }) => `run ${run}: ${what.join("; ")}`)).toEqual([]);
  expect(told.filter(({ wasLate }) => wasLate).length).toBeGreaterThan(runs / 2);
});

test("the proof is red when it is not given back", async () => {
  const { losses } = await runLateAnswer({ seed, runs, most: 1, patches: lateKept.patches });
  expect(losses[0]?.what.join("\n")).toMatch(lateKept.caught);
});

import { expect, test } from "vitest";
import { keyAnew } from "#tests/model/planted.ts";
import { pickSeed } from "../power-cut/random.ts";
import { runLostAnswer } from "./run-lost-answer.ts";

const seed = pickSeed();
const runs = 60;

test("an answer about money that is lost charges nobody twice and leaves nothing unrecorded", async () => {
  console.log(`lost-answer: SEED=${seed}`);
  const { losses, told } = await runLostAnswer({ seed, runs });
  expect(losses.map(({ run, what }) => `run ${run}: ${what.join("; ")}`)).toEqual([]);
  // Nearly all were lost in truth, and not only slow.
  expect(told.filter(({ wasUnknown }) => wasUnknown).length).toBeGreaterThan(runs * 0.8);
});

test("the proof is red when a payment without an answer is sent again under a new key", async () => {
  const { losses } = await runLostAnswer({ seed, runs, most: 1, patches: keyAnew.patches });
  expect(losses[0]?.what.join("\n")).toMatch(keyAnew.caught);
});

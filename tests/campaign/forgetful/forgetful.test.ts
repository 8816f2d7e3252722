import { expect, test } from "vitest";
import { neverListed } from "#tests/model/planted.ts";
import { pickSeed } from "../power-cut/random.ts";
import { runForgetful } from "./run-forgetful.ts";

const seed = pickSeed();
const runs = 12;

test("what is three days old, its id forgotten in look-up and in dedupe, is never charged twice", async () => {
  console.log(`forgetful: SEED=${seed}`);
  const { losses, told } = await runForgetful({ seed, runs });
  expect(losses.map(({ run, what }) => `run ${run}: ${what.join("; ")}`)).toEqual([]);
  expect(new Set(told.map(({ end }) => end))).toEqual(new Set(["found", "settled"]));
});

test("the proof is red when a look-up by a forgotten id is believed", async () => {
  const { losses } = await runForgetful({ seed, runs, most: 1, patches: neverListed.patches });
  expect(losses[0]?.what.join("\n")).toMatch(neverListed.caught);
});

import { open, type FileHandle } from "node:fs/promises";
import { expect, test } from "vitest";
import { pickSeed } from "../power-cut/random.ts";
import { runHangUps } from "./run-hang-ups.ts";

const seed = pickSeed();

test("a line that is opened, filled, hung up and closed again and again leaves nothing open and nothing unseen", async () => {
  console.log(`hang-ups: SEED=${seed}`);
  const { losses, told } = await runHangUps({ seed, runs: 300 });
  expect(losses).toEqual([]);
  expect(Object.keys(told)).toHaveLength(6);
});

test("the proof is red when a file is left open in each cycle", async () => {
  const left: FileHandle[] = [];
  const { losses } = await runHangUps({ seed, runs: 12, leak: async () => left.push(await open("/dev/null")) });
  for (const one of left) await one.close();
  expect(losses.at(-1)).toMatch(/^1[0-9] files left open$/u);
});

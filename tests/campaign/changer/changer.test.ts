import { expect, test } from "vitest";
import { pickSeed, seedRandom } from "../power-cut/random.ts";
import { mishaps, runChanger, runEachBoundary } from "./run-changer.ts";

const seed = pickSeed();

test("a register's process killed at any boundary of a payment pays nobody twice, and what came out is known", async () => {
  console.log(`changer: SEED=${seed}`);
  const random = seedRandom(seed);
  // One while the payment is written down, one on the line or in the answers.
  const boundaries = [9, 17].map((from) => from + Math.floor(random() * 8));
  const { deaths, losses, ends } = await runEachBoundary({ boundaries });
  expect(losses).toEqual([]);
  expect(deaths).toBeGreaterThan(mishaps.length);
  expect(ends).toContain("done");
}, 180_000);

test("the proof is red when the driver forgets what it had begun and the changer keeps no jobs", async () => {
  const runs = await Promise.all([15, 18, 21].map((die) => runChanger({ die, mishap: "no-memory", forgetful: true })));
  expect(runs.flatMap(({ lost }) => lost).join("\n")).toMatch(/gave|not the same payment/);
});

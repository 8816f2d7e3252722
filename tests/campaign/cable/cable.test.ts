import { expect, test } from "vitest";
import { pickSeed } from "../power-cut/random.ts";
import { runCable } from "./run-cable.ts";

const seed = pickSeed();

/** The questions, the kick and its fence; the cut and its fence. */
const head = [0.003, 0.012] as const;
const tail = [0.99, 1] as const;

test.each(["serial", "tcp"] as const)(
  "a cable pulled at any byte leaves one receipt or a copy, and never a second pulse (%s)",
  async (way) => {
    console.log(`cable: SEED=${seed}`);
    const all = await runCable({ seed, runs: 5, way });
    const first = await runCable({ seed, runs: 2, way, span: head });
    const last = await runCable({ seed, runs: 3, way, span: tail });
    expect([...all.losses, ...first.losses, ...last.losses]).toEqual([]);
    expect(all.told["printer unknown"]).toBeGreaterThan(0);
    expect(all.told["printer done"]).toBeGreaterThan(0);
  },
);

test.each([
  ["takes the unknown for done", "believes", [0, 1], /no receipt at all/u],
  ["prints again without looking or saying so", "prints-again", tail, /without 再発行/u],
  ["gives a kick of unknown fate again", "kicks-again", head, /2 pulses/u],
] as const)("the proof is red when the register %s", async (_, plant, span, found) => {
  const { losses } = await runCable({ seed, runs: 4, way: "tcp", plant, span });
  expect(losses.join("\n")).toMatch(found);
});

import { beforeAll, describe, expect, test } from "vitest";
import { makeBundles } from "#build/bundle/make-bundles.ts";
import type { Shop } from "#tests/house/open-shop.ts";
import { pickSeed } from "./power-cut/random.ts";
import { feedsBlindly, grantsBlindly } from "./race/blind-desks.ts";
import { leaveUnasked } from "./race/faults.ts";
import { races, runRace } from "./race/run-race.ts";

const seed = pickSeed();
beforeAll(async () => {
  console.log(`race: SEED=${seed}`);
  await makeBundles();
}, 120_000);

describe("two registers that want the same thing at the same moment", () => {
  test("pay one wallet's money once, fill it to its ceiling, return a sale once and eat a day's meals once", async () => {
    const { runs, deaths, unsure, contested, losses } = await runRace({ seed, runs: 20, killEvery: 4 });
    console.log(`race: ${runs} rounds, ${deaths} deaths, ${unsure} unsure, contested ${JSON.stringify(contested)}`);
    expect(losses).toEqual([]);
    expect(runs).toBe(20);
    expect(deaths).toBe(5);
    expect(Object.keys(contested).toSorted()).toEqual(Object.keys(races).toSorted());
  }, 600_000);
});

describe("the proof is red", () => {
  test("when a register returns without asking for leave: the other one returns it too", async () => {
    const patches = leaveUnasked;
    const { losses } = await runRace({ seed, runs: 3, most: 1, only: ["refund"], killEvery: 0, patches });
    expect(losses.map(({ what }) => what).join("\n")).toMatch(/2 returns of R\d-1-\d+/u);
  }, 300_000);

  test("when headquarters grants a return without looking: it goes back twice", async () => {
    const plant = (till: Shop) => void till.rig.servers.headquarters.behave(grantsBlindly(till));
    const { losses } = await runRace({ seed, runs: 3, most: 1, only: ["refund"], killEvery: 0, plant });
    expect(losses.map(({ what }) => what).join("\n")).toMatch(/2 returns of R\d-1-\d+/u);
  }, 300_000);

  test("when headquarters gives leave to eat without looking: more is eaten than the plan has", async () => {
    const plant = (till: Shop) => void till.rig.servers.headquarters.behave(feedsBlindly(till));
    const { losses } = await runRace({ seed, runs: 3, most: 1, only: ["meal"], killEvery: 0, plant });
    expect(losses.map(({ what }) => what).join("\n")).toMatch(/yen eaten of a plan that had/u);
  }, 300_000);
});

import { describe, expect, test } from "vitest";
import { pickSeed } from "#tests/campaign/power-cut/random.ts";
import { readFound } from "./keep-found.ts";
import { planted } from "./mutants.ts";
import { runStreams, streamOf } from "./run-streams.ts";
import { judgeAll } from "./target.ts";
import { targets } from "./targets/targets.ts";

/** A million each by `npm run campaign -- streams`. What is no parser of frames, but stands behind one, has fewer here. */
const runsOf = (name: string): number => (/^(?:machine|wedge|codes|display)/u.test(name) ? 20_000 : 100_000);

describe("a parser of bytes from outside", () => {
  test("bears every stream that one of them once did not", () => {
    for (const found of readFound()) {
      const target = targets.find(({ name }) => name === found.target);
      expect(target && judgeAll(target, streamOf(found.stream)), JSON.stringify(found)).toBeUndefined();
    }
  });

  test.for(targets.map((target) => [target.name, target] as const))(
    "%s: any bytes in any cuts neither throw nor hang nor hide what follows them",
    { timeout: 120_000 },
    ([name, target]) => {
      const seed = pickSeed();
      console.log(`streams ${name}: SEED=${seed}`);
      expect(runStreams(target, { seed, runs: runsOf(name) })).toBeUndefined();
    },
  );

  test.for(planted.map((fault) => [fault.name, fault] as const))(
    "with a fault planted is found out: %s",
    { timeout: 120_000 },
    async ([, { load, what }]) => {
      const found = runStreams(await load(), { seed: pickSeed(), runs: 100_000 });
      expect(found?.what).toMatch(what);
    },
  );
});

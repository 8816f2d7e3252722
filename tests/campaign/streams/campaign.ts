import { setImmediate as breathe } from "node:timers/promises";
import { keepFound } from "#tests/fuzz/keep-found.ts";
import { runStreams } from "#tests/fuzz/run-streams.ts";
import { targets } from "#tests/fuzz/targets/targets.ts";
import type { Campaign } from "../campaigns.ts";

/** Random streams on each parser of bytes from outside; the number counts for every one of them. */
export const streams: Campaign = {
  name: "streams",
  runs: 1_000_000,
  portion: 100_000,
  async run({ seed, runs = 1_000_000, progress }) {
    let losses = 0;
    for (const target of targets) {
      const found = runStreams(target, { seed, runs });
      await breathe();
      progress(`${target.name}: ${runs} streams of seed ${seed}`);
      if (found === undefined) continue;
      losses += 1;
      keepFound(found);
      progress(`lost: ${JSON.stringify(found)}`);
    }
    return { runs, losses };
  },
};

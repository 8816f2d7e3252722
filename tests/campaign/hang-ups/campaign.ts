import type { Campaign } from "../campaigns.ts";
import { runHangUps } from "./run-hang-ups.ts";

/** A serial line is opened, closed and hung up 10,000 times. */
export const hangUps: Campaign = {
  name: "hang-ups",
  runs: 10_000,
  portion: 1_000,
  async run({ seed, runs = 10_000, progress }) {
    const done = await runHangUps({ seed, runs, progress });
    for (const what of done.losses) progress(`lost: SEED=${seed} ${what}`);
    return { runs: done.runs, losses: done.losses.length };
  },
};

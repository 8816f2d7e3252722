import type { Campaign } from "../campaigns.ts";
import { runRestarts } from "./run-restarts.ts";

/** pcscd killed at random moments of taps, some of them while it stands still: the reader heals each time, and nothing is left over. */
export const readerRestarts: Campaign = {
  name: "reader-restarts",
  runs: 20,
  portion: 20,
  async run({ seed, runs = 20, progress }) {
    const done = await runRestarts({ seed, runs, progress });
    return { runs: done.runs, losses: done.losses.length };
  },
};

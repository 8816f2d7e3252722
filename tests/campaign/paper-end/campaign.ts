import type { Campaign } from "../campaigns.ts";
import { paperEnds, runPaperEnd } from "./run-paper-end.ts";

/** The paper ends at every line of a receipt of sixty lines, and the printer goes on or forgets. */
export const paperEnd: Campaign = {
  name: "paper-end",
  runs: paperEnds,
  portion: paperEnds,
  async run({ seed, runs = paperEnds, progress }) {
    const done = await runPaperEnd({ seed, runs, progress });
    for (const what of done.losses) progress(`lost: SEED=${seed} ${what}`);
    return { runs: done.runs, losses: done.losses.length };
  },
};

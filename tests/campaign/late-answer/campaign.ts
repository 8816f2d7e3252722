import type { Campaign } from "../campaigns.ts";
import { runLateAnswer } from "./run-late-answer.ts";

/** Payments that turn up after cash was taken instead: given back exactly once, printed, and in the Z. */
export const lateAnswer: Campaign = {
  name: "late-answer",
  runs: 500,
  portion: 100,
  async run({ seed, runs = 500, progress }) {
    const done = await runLateAnswer({ seed, runs, progress });
    for (const { run, what } of done.losses) progress(`lost: SEED=${seed} run ${run}: ${what.join("; ")}`);
    return { runs: done.runs, losses: done.losses.length };
  },
};

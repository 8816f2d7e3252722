import type { Campaign } from "../campaigns.ts";
import { runForgetful } from "./run-forgetful.ts";

/** Intents three days old, whose ids the authority has forgotten: never charged twice. */
export const forgetful: Campaign = {
  name: "forgetful",
  runs: 300,
  portion: 100,
  async run({ seed, runs = 300, progress }) {
    const done = await runForgetful({ seed, runs, progress });
    for (const { run, what } of done.losses) progress(`lost: SEED=${seed} run ${run}: ${what.join("; ")}`);
    return { runs: done.runs, losses: done.losses.length };
  },
};

import type { Campaign } from "../campaigns.ts";
import { runKill } from "./run-kill.ts";

/** SIGKILL of `register` at random moments of e-money sales and charges. */
export const kill: Campaign = {
  name: "kill",
  runs: 500,
  portion: 25,
  async run({ seed, runs = 500, progress }) {
    const { runs: kills, losses } = await runKill({ seed, runs, progress });
    for (const { step, plan, what } of losses) progress(`lost: SEED=${seed} step ${step} (${plan}): ${what}`);
    return { runs: kills, losses: losses.length };
  },
};

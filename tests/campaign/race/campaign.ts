import type { Campaign } from "../campaigns.ts";
import { runRace } from "./run-race.ts";

/** Two registers that want the same wallet, the same return and the same meal at the same moment. */
export const race: Campaign = {
  name: "race",
  runs: 200,
  portion: 25,
  async run({ seed, runs = 200, progress }) {
    const { runs: rounds, losses } = await runRace({ seed, runs, progress });
    for (const { round, plan, what } of losses) progress(`lost: SEED=${seed} round ${round} (${plan}): ${what}`);
    return { runs: rounds, losses: losses.length };
  },
};

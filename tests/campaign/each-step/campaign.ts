import type { Campaign } from "../campaigns.ts";
import { flows } from "./flows.ts";
import { runEachStep } from "./run-each-step.ts";

/** SIGKILL at every boundary of a payment, a charge, a return and a card move: 1, 2, … until none fires. */
export const eachStep: Campaign = {
  name: "each-step",
  // As many as the four errands have boundaries at least; a run counts those it died at.
  runs: 100,
  portion: 100,
  async run({ progress }) {
    let deaths = 0;
    let losses = 0;
    for (const flow of flows) {
      const done = await runEachStep(flow, { progress });
      deaths += done.deaths;
      losses += done.losses.length;
      for (const { step, at, what } of done.losses) progress(`lost: ${flow} step ${step} (${at}): ${what}`);
    }
    return { runs: deaths, losses };
  },
};

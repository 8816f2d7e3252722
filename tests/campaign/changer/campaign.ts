import type { Campaign } from "../campaigns.ts";
import { runEachBoundary } from "./run-changer.ts";

/** SIGKILL of the process that holds the changer at every boundary of a payment: nothing is paid twice, and what was paid is known. */
export const changer: Campaign = {
  name: "changer",
  // As many boundaries as five payments, each with a mishap of its own, have at least; a run counts those it died at.
  runs: 150,
  portion: 150,
  async run({ progress }) {
    const { deaths, losses } = await runEachBoundary({ progress });
    for (const what of losses) progress(`lost: ${what}`);
    return { runs: deaths, losses: losses.length };
  },
};

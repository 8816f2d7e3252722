import type { Campaign } from "../campaigns.ts";
import { runCable } from "./run-cable.ts";

/** The printer's cable is pulled at any byte of a sale, on a serial line and on the network in turn. */
export const cable: Campaign = {
  name: "cable",
  runs: 1_000,
  portion: 100,
  async run({ seed, runs = 1_000, progress }) {
    const way = seed % 2 === 0 ? "serial" : "tcp";
    const done = await runCable({ seed, runs, way, progress });
    for (const what of done.losses) progress(`lost: SEED=${seed} ${what}`);
    return { runs: done.runs, losses: done.losses.length };
  },
};

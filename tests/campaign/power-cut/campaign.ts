import type { Campaign } from "../campaigns.ts";
import { drawDeals } from "./draw-deals.ts";
import { keepRecording } from "./keep-recording.ts";
import { copyBundle } from "./patch-bundle.ts";
import { seedRandom } from "./random.ts";
import { openStand, record } from "./record.ts";
import { replay } from "./replay.ts";

/** Deals of the recording; after so many the register is stopped and started again. */
const served = 50;
const restartEvery = 8;
const shownLosses = 5;

/** Counts states of the disk: at least so many, each a moment of 50 deals × what a cut leaves of what was not synced. */
export const powerCut: Campaign = {
  name: "power-cut",
  runs: 10_000,
  portion: 10_000,
  async run({ seed, runs = 10_000, progress }) {
    await using stand = await openStand();
    using app = await copyBundle();
    const random = seedRandom(seed);
    const deals = drawDeals(served, random);
    const recording = await record(stand, {
      deals,
      random,
      entries: app.entries,
      restartEvery,
      progress: (done) => progress(`deal ${done} of ${served}`),
    });
    const { states, lost } = await replay(recording, {
      seed,
      states: runs,
      progress: (done) => progress(`${done} states`),
    });
    if (lost.length > 0)
      progress(`lost: npm run campaign -- --again ${keepRecording({ recording, seed, states: runs })}`);
    for (const loss of lost.slice(0, shownLosses)) progress(`lost: ${JSON.stringify(loss)}`);
    return { runs: states, losses: lost.length };
  },
};

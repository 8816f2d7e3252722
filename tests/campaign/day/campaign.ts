import { isDeepStrictEqual } from "node:util";
import { runDay } from "#tests/e2e/day/run-day.ts";
import type { Campaign } from "../campaigns.ts";

const customersOfADay = 360;

/** A whole day on the real kiosk, by its keys, and its Z counted again from the export. */
export const day: Campaign = {
  name: "day",
  runs: customersOfADay,
  portion: customersOfADay,
  async run({ seed, runs = customersOfADay, progress }) {
    await using played = await runDay({ seed, customers: runs, isLong: true, progress });
    const lost = [
      ...played.checks.filter(({ held }) => !held),
      ...played.headings.filter(({ said, counted }) => !isDeepStrictEqual(said, counted)),
    ];
    for (const what of lost) progress(`lost: SEED=${seed} ${JSON.stringify(what)}`);
    return { runs, losses: lost.length };
  },
};

import type { Figure } from "./figure.ts";
import { layMillionBeside } from "./million.ts";
import { openStand } from "./open-stand.ts";
import { kioskApp, timeStart } from "./start-app.ts";
import { median, ratioOfHalves } from "./statistics.ts";

const rounds = 12;

/** Start to "ready to sell" with a million entries against a few; no more apart than two halves of the same thing are. */
export const startMillion: Figure = {
  name: "start-1m",
  limit: 1.1,
  async run({ dir, say }) {
    await using stand = await openStand({ dir });
    const { rig, display } = stand;
    const { config } = await layMillionBeside(rig, dir, say);
    // Headquarters is away for both: it has never heard of the million, and would first be sent all of it.
    await rig.servers.headquarters.down();
    const on = { display: display.name, env: rig.env };
    const [few, many] = [kioskApp(rig.config), kioskApp(config)];
    await timeStart(few, on);
    await timeStart(many, on);
    const base: number[] = [];
    const own: number[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      base.push(await timeStart(few, on));
      own.push(await timeStart(many, on));
      if (round % 4 === 0) say(`${round} of ${rounds} rounds`);
    }
    const baseline = { of: "an empty journal", value: median(base), ours: median(own), unit: "ms" };
    const halves = ratioOfHalves(base);
    return {
      value: baseline.ours / baseline.value,
      unit: "×",
      samples: rounds,
      baseline,
      limit: Math.max(startMillion.limit, halves),
      notes: [`two halves of the empty starts are ${halves.toFixed(3)} apart`],
    };
  },
};

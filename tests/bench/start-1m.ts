import { compareStarts } from "./compare-starts.ts";
import type { Figure } from "./figure.ts";
import { layMillionBeside } from "./million.ts";
import { openStand } from "./open-stand.ts";
import { kioskApp } from "./start-app.ts";

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
    const [less, more] = [kioskApp(rig.config), kioskApp(config)];
    return await compareStarts({
      less,
      more,
      on,
      limit: startMillion.limit,
      of: "an empty journal",
      named: "empty starts",
      say,
    });
  },
};

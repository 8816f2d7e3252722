import { join } from "node:path";
import { see, seeLamp } from "#tests/e2e/support/cashier.ts";
import { openKiosk } from "#tests/e2e/support/kiosk.ts";
import type { Figure } from "./figure.ts";
import { openStand } from "./open-stand.ts";
import { sellInPage } from "./sell-in-page.ts";
import { makeWeighable, weighKiosk } from "./weigh-kiosk.ts";

const [first, last, step] = [100, 2_000, 100];
const mb = 1024 * 1024;
/** Paper comes out at once and the line is fast. */
const unpaced = { baud: 921_600, dotsPerSecond: 1e6 };

const sum = (parts: ReadonlyMap<string, number>): number => [...parts.values()].reduce((all, part) => all + part, 0);

/** What all processes of the kiosk weigh after 2,000 sales less what they weighed after 100. */
export const memoryGrowth: Figure = {
  name: "memory-growth",
  limit: 20,
  async run({ dir, say }) {
    await using stand = await openStand({ dir, timeScale: 0.1, devices: { printer: unpaced } });
    const { rig } = stand;
    const { build, env } = await makeWeighable(join(dir, "build"));
    await using kiosk = await openKiosk({ ...rig, build, env: { ...rig.env, ...env } });
    const page = kiosk.cashier;
    await see(page, "sale");
    for (const lamp of ["printer", "headquarters", "pokepay"] as const) await seeLamp(page, lamp, ["ok"]);
    const weigh = () => weighKiosk(kiosk, env["BENCH_COLLECTED"] ?? "");
    await sellInPage(page, first);
    const before = await weigh();
    for (let sold = first; sold < last; sold += step) {
      await sellInPage(page, step);
      if ((sold + step) % 500 === 0) say(`${sold + step} sales`);
    }
    const after = await weigh();
    const grown = (name: string): string => (((after.get(name) ?? 0) - (before.get(name) ?? 0)) / mb).toFixed(1);
    const value = (sum(after) - sum(before)) / mb;
    const baseline = {
      of: `after ${first} sales in Electron`,
      value: sum(before) / mb,
      ours: sum(after) / mb,
      unit: "MB",
    };
    const notes = [[...after.keys()].map((name) => `${name} ${grown(name)}`).join(", ")];
    return { value, unit: "MB", samples: 1, baseline, notes };
  },
};

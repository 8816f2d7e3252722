import type { Figure } from "./figure.ts";
import { openStand } from "./open-stand.ts";
import { bareApp, kioskApp, timeStart } from "./start-app.ts";
import { median } from "./statistics.ts";

const rounds = 12;

/** Start to "ready to sell" with a journal of a few entries, against a bare Electron window, one after the other. */
export const startEmpty: Figure = {
  name: "start-empty",
  limit: 2,
  async run({ dir, say }) {
    await using stand = await openStand({ dir });
    const { rig, display } = stand;
    const on = { display: display.name, env: rig.env };
    const kiosk = kioskApp(rig.config);
    // Once each unmeasured: the first start of all reads the runtime from the disk.
    await timeStart(bareApp, on);
    await timeStart(kiosk, on);
    const bare: number[] = [];
    const ours: number[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      bare.push(await timeStart(bareApp, on));
      ours.push(await timeStart(kiosk, on));
      if (round % 4 === 0) say(`${round} of ${rounds} rounds`);
    }
    const [base, own] = [median(bare), median(ours)];
    const baseline = { of: "a bare Electron window", value: base, ours: own, unit: "ms" };
    return { value: own / base, unit: "×", samples: rounds, baseline };
  },
};

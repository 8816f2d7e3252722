import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cataloguePath, openCatalogue } from "#db/catalogue.ts";
import { seedItems } from "#rig/headquarters/seed.ts";
import type { Rig } from "#rig/open-rig.ts";
import { compareStarts } from "./compare-starts.ts";
import type { Figure } from "./figure.ts";
import { fillCatalogue, layGoods } from "./goods-300k.ts";
import { openStand } from "./open-stand.ts";
import { kioskApp } from "./start-app.ts";

const few = 1000;

/** A kiosk beside the stand's with the same journal and settings and other goods; the stand's are on the keys of both. */
async function layBeside(rig: Rig, dir: string, name: string, fill: (data: string) => Promise<void>): Promise<string> {
  const data = join(dir, `data-${name}`);
  cpSync(rig.data, data, { recursive: true });
  for (const end of ["", "-wal", "-shm"]) rmSync(cataloguePath(data) + end, { force: true });
  await fill(data);
  using from = openCatalogue({ dir: rig.data });
  using to = openCatalogue({ dir: data });
  const settings = from.settings();
  if (settings !== null) to.putSettings(settings);
  to.putItems({ version: to.versions().items, items: seedItems, removed: [] });
  const config = join(dir, `kiosk-${name}.json`);
  writeFileSync(config, JSON.stringify({ ...(JSON.parse(readFileSync(rig.config, "utf8")) as object), data }));
  return config;
}

/** Start to "ready to sell" with 300,000 goods against 1,000; no more apart than two halves of the same thing are. */
export const startGoods: Figure = {
  name: "start-300k",
  limit: 1.1,
  async run({ dir, say }) {
    await using stand = await openStand({ dir });
    const { rig, display } = stand;
    const lessConfig = await layBeside(rig, dir, "1k", async (data) => fillCatalogue(data, few));
    const moreConfig = await layBeside(rig, dir, "300k", (data) => layGoods(data, say));
    // Headquarters is away for both, as with a million entries: nothing is pulled meanwhile.
    await rig.servers.headquarters.down();
    const on = { display: display.name, env: rig.env };
    const [less, more] = [kioskApp(lessConfig), kioskApp(moreConfig)];
    return await compareStarts({
      less,
      more,
      on,
      limit: startGoods.limit,
      of: "1,000 goods",
      named: "starts with 1,000",
      say,
    });
  },
};

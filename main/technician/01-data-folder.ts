import { accessSync, constants, lstatSync, mkdirSync } from "node:fs";
import { readFreeBytes } from "#db/disk.ts";
import type { Step } from "./step.ts";

const wantedMb = 2000;

/** A folder of its own, for one user only, with room for years. A link could point two registers at one journal. */
export const dataFolder: Step = {
  name: "data folder",
  run({ config: { data } }) {
    mkdirSync(data, { recursive: true, mode: 0o700 });
    if (lstatSync(data).isSymbolicLink()) return { ok: false, detail: `${data} is a link; name the folder itself` };
    accessSync(data, constants.R_OK | constants.W_OK | constants.X_OK);
    const freeMb = Math.floor(readFreeBytes(data) / 1_048_576);
    return { ok: freeMb >= wantedMb, detail: `${data}: ${freeMb} MB free, ${wantedMb} MB wanted` };
  },
};

import {
  chmodSync,
  constants,
  copyFileSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { hashFiles } from "#build/bundle/stamp.ts";
import { cachePath, makeFolder } from "#build/runtime/cache.ts";
import { root } from "#build/runtime/pins.ts";
import { rigPepper } from "#rig/headquarters/seed.ts";
import type { Rig } from "#rig/open-rig.ts";
import { makeJournal, openToday } from "./make-journal.ts";

const entries = 1_000_000;
const reg = "R1";
/** What decides how the entries look. A change of anything else leaves the cached journal as good as new. */
const makers = [
  "db/migrations",
  "db/chain.ts",
  "main/register/book.ts",
  "main/register/evolve.ts",
  "tests/bench/make-journal.ts",
  "tests/db/sample-facts.ts",
];

/** A DIR with a million entries, every day closed; made once (minutes, 1 GB) and kept outside the tree. */
async function findMillion(say: (text: string) => void): Promise<string> {
  const path = cachePath(`journal-1m-${hashFiles(root, makers).slice(0, 12)}`);
  if (existsSync(path)) return path;
  for (const name of existsSync(dirname(path)) ? readdirSync(dirname(path)) : []) {
    if (name.startsWith("journal-1m-") && name !== basename(path))
      rmSync(join(dirname(path), name), { recursive: true });
  }
  say("making the journal (minutes, once)");
  await makeFolder(path, (dir) => makeJournal({ dir, reg, entries, untilMs: Date.now(), pepper: rigPepper, say }));
  return path;
}

/** A copy of the million with today open, beside the goods and settings of `empty`. */
function layMillion(from: string, to: string, empty: string): void {
  cpSync(join(from, "keys"), join(to, "keys"), { recursive: true });
  for (const name of readdirSync(join(to, "keys"))) chmodSync(join(to, "keys", name), 0o400);
  copyFileSync(join(from, "journal.db"), join(to, "journal.db"), constants.COPYFILE_FICLONE);
  for (const name of readdirSync(empty))
    if (name.startsWith("catalogue.db")) copyFileSync(join(empty, name), join(to, name));
  openToday(to, Date.now());
}

/** A configuration like the stand's whose journal holds a million entries with today open. Headquarters has never heard of them. */
export async function layMillionBeside(
  rig: Rig,
  dir: string,
  say: (text: string) => void,
): Promise<{ config: string; data: string }> {
  const million = await findMillion(say);
  const data = join(dir, "data-1m");
  layMillion(million, data, rig.data);
  const config = join(dir, "kiosk-1m.json");
  writeFileSync(config, JSON.stringify({ ...(JSON.parse(readFileSync(rig.config, "utf8")) as object), data }));
  return { config, data };
}

import { constants, copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { hashFiles } from "#build/bundle/stamp.ts";
import { cachePath, makeFolder } from "#build/runtime/cache.ts";
import { root } from "#build/runtime/pins.ts";
import { cataloguePath, openCatalogue } from "#db/catalogue.ts";
import { makeGoods } from "./make-goods.ts";

export const manyGoods = 300_000;
const rowsAtOnce = 5000;
/** What decides how the file looks. */
const makers = [
  "db/catalogue-file.ts",
  "db/search/fold-text.ts",
  "db/search/grams.ts",
  "db/search/index-goods.ts",
  "tests/bench/make-goods.ts",
];

/** Fills the catalogue of a folder: so many goods, and nothing else. */
export function fillCatalogue(dir: string, count: number, say: (text: string) => void = () => {}): void {
  using catalogue = openCatalogue({ dir });
  const goods = makeGoods(count);
  for (let at = 0; at < count; at += rowsAtOnce) {
    catalogue.putItems({
      version: Math.min(at + rowsAtOnce, count),
      items: goods.slice(at, at + rowsAtOnce),
      removed: [],
    });
    if (at % 50_000 === 0) say(`${at} of ${count} goods`);
  }
}

/** A folder whose catalogue holds 300,000 goods; made once (a minute, 200 MB) and kept outside the tree. */
export async function findGoods(say: (text: string) => void): Promise<string> {
  const path = cachePath(`goods-300k-${hashFiles(root, makers).slice(0, 12)}`);
  if (existsSync(path)) return path;
  for (const name of existsSync(dirname(path)) ? readdirSync(dirname(path)) : []) {
    if (name.startsWith("goods-300k-") && name !== basename(path))
      rmSync(join(dirname(path), name), { recursive: true });
  }
  say("making the goods (a minute, once)");
  await makeFolder(path, (dir) => fillCatalogue(dir, manyGoods, say));
  return path;
}

/** A copy of the 300,000 in `dir`. */
export async function layGoods(dir: string, say: (text: string) => void): Promise<void> {
  const from = await findGoods(say);
  mkdirSync(dir, { recursive: true });
  copyFileSync(cataloguePath(from), cataloguePath(dir), constants.COPYFILE_FICLONE);
}

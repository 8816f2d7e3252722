import { systemClock } from "#counter/clock.ts";
import { openGoods } from "#counter/open-goods.ts";
import { cataloguePath, openCatalogue } from "#db/catalogue.ts";
import { openDatabase } from "#db/open-database.ts";
import type { Figure } from "./figure.ts";
import { layGoods, manyGoods } from "./goods-300k.ts";
import { makeGoods } from "./make-goods.ts";
import { median, quantile } from "./statistics.ts";

const lookups = 40_000;
const blocks = 20;
/** One in so many of a stride that meets every part of the file. */
const stride = 7919;

function blocksOf(samples: readonly number[]): number[][] {
  const size = samples.length / blocks;
  return Array.from({ length: blocks }, (_, n) => samples.slice(n * size, (n + 1) * size));
}

/** An article as a scan gets it, at the price of the day, out of 300,000: against the bare prepared statement for its row. */
export const lookupFigure: Figure = {
  name: "lookup",
  limit: 2,
  async run({ dir, say }) {
    await layGoods(dir, say);
    const codes = makeGoods(manyGoods).map(({ code }) => code);
    const db = openDatabase(cataloguePath(dir), { readonly: true });
    const bareAt = db.prepare("SELECT body FROM item WHERE code = ?");
    using goods = openGoods({
      catalogue: openCatalogue({ dir }),
      clock: systemClock,
      settings: () => null,
      dir,
      log: () => {},
      changed: () => {},
      timeScale: 1,
    });
    const ours: number[] = [];
    const bare: number[] = [];
    for (let n = -1000; n < lookups; n += 1) {
      // Each its own row, so that neither finds the pages warm that the other has read.
      const [one = "", another = ""] = [2 * n, 2 * n + 1].map((at) => codes[((at + 2000) * stride) % codes.length]);
      const from = performance.now();
      bareAt.get(one);
      const between = performance.now();
      const item = goods.catalogue.item(another);
      const to = performance.now();
      if (item === null) throw new Error(`${another} is not there`);
      if (n < 0) continue;
      bare.push(between - from);
      ours.push(to - between);
    }
    db.close();
    // The p99 of most blocks: a shared machine that stops for a moment, and so makes one of them slow, is not the catalogue's affair.
    const p99 = (all: readonly number[]): number => median(blocksOf(all).map((block) => quantile(block, 0.99)));
    const [own, base] = [p99(ours), p99(bare)];
    const whole = [ours, bare].map((all) => (1000 * quantile(all, 0.99)).toFixed(0));
    return {
      value: own / base,
      unit: "×",
      samples: lookups,
      baseline: {
        of: `one prepared statement, the median p99 of ${blocks} blocks`,
        value: base,
        ours: own,
        unit: "ms",
      },
      notes: [
        `medians ${(1000 * median(ours)).toFixed(1)} µs and ${(1000 * median(bare)).toFixed(1)} µs, p99 over all ${whole.join(" and ")} µs`,
      ],
    };
  },
};

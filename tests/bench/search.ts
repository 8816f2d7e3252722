import { pathToFileURL } from "node:url";
import { join } from "node:path";
import { openGoodsDesk } from "#counter/goods-desk.ts";
import { root } from "#build/runtime/pins.ts";
import { cataloguePath } from "#db/catalogue.ts";
import { openDatabase } from "#db/open-database.ts";
import { mustHold } from "#db/search/grams.ts";
import { openSearch } from "#db/search/open-search.ts";
import { readQuery } from "#db/search/read-query.ts";
import type { Figure } from "./figure.ts";
import { layGoods } from "./goods-300k.ts";
import { median, quantile } from "./statistics.ts";

const rounds = 12;
/** What is typed, key by key. */
const words = [
  ..."茶 緑茶 抹茶味 量子力学 量子力学入門 コーヒー りょくちゃ のーと あお".split(" "),
  ..."cha ryokucha ko-hi- seikyou tofu udon usbmemori nouto senkeidaisuu osaka".split(" "),
  ..."4569 45690000 978450000012 4-500-00001".split(" "),
  "抹茶 500ml",
];
const keystrokes = words.flatMap((word) => Array.from(word, (_, at) => word.slice(0, at + 1)));

/**
 * Fifty rows for what was typed so far, from folding to parsed goods, on 300,000 of them: against one prepared statement that looks the
 * same grams (or the same code) up in the same file and hands out its first fifty rows as they lie there.
 */
export const searchFigure: Figure = {
  name: "search",
  limit: 2,
  async run({ dir, say }) {
    await layGoods(dir, say);
    const db = openDatabase(cataloguePath(dir), { readonly: true });
    const search = openSearch(db);
    const byGrams = db.prepare(
      `SELECT code, text, body FROM gram JOIN goods ON goods.id = gram.rowid JOIN item USING(code)
        WHERE gram MATCH ? ORDER BY gram.rowid LIMIT 50`,
    );
    const byCode = db.prepare("SELECT code, body FROM item WHERE code >= ? AND code < ? ORDER BY code LIMIT 50");
    /** The question a hand would put to the file: what holds all of what was meant. */
    const bareOf = (typed: string): (() => unknown) => {
      const { codes, terms } = readQuery(typed);
      const [code] = codes;
      if (code !== undefined) return () => byCode.all(code, `${code}\uffff`);
      const expression = terms
        .map(({ exact, loose }) => `(${[...exact, ...loose].map(mustHold).join(" OR ")})`)
        .join(" AND ");
      return () => (expression === "" ? [] : byGrams.all(expression));
    };
    const ours = keystrokes.map((): number[] => []);
    const bare = keystrokes.map((): number[] => []);
    const time = (work: () => unknown): number => {
      const from = performance.now();
      work();
      return performance.now() - from;
    };
    for (let round = -2; round < rounds; round += 1) {
      for (const [at, typed] of keystrokes.entries()) {
        const plain = bareOf(typed);
        const base = time(plain);
        const own = time(() => search.find(typed));
        if (round < 0) continue;
        ours[at]?.push(own);
        bare[at]?.push(base);
      }
    }
    db.close();
    // What a key costs is its median of the rounds: a shared machine that stops for a moment is not the search's affair.
    const [own, base] = [ours, bare].map((keys) => quantile(keys.map(median), 0.99));
    if (own === undefined || base === undefined) throw new Error("nothing was typed");
    const desk = openGoodsDesk({
      worker: pathToFileURL(join(root, "main/counter/goods-worker.ts")),
      dir,
      log: () => {},
      damaged: () => {},
    });
    const asked: number[] = [];
    for (const typed of ["", ...keystrokes, ...keystrokes]) {
      const from = performance.now();
      await desk.find(typed, "2026-11-23");
      asked.push(performance.now() - from);
    }
    desk[Symbol.dispose]();
    const there = asked.slice(1);
    return {
      value: own / base,
      unit: "×",
      samples: rounds * keystrokes.length,
      baseline: { of: "one prepared FTS5 statement, p99 of the keys", value: base, ours: own, unit: "ms" },
      notes: [
        `medians ${median(ours.flat()).toFixed(2)} ms and ${median(bare.flat()).toFixed(2)} ms, every sample p99 ${quantile(ours.flat(), 0.99).toFixed(2)} and ${quantile(bare.flat(), 0.99).toFixed(2)} ms`,
        `asked through its thread: p50 ${median(there).toFixed(2)} ms, p99 ${quantile(there, 0.99).toFixed(2)} ms`,
      ],
    };
  },
};

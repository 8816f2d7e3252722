import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { makeBundles } from "#build/bundle/make-bundles.ts";
import { root } from "#build/runtime/pins.ts";
import { sumDayApart } from "#counter/sum-day.ts";
import { openFile } from "#db/open-file.ts";
import type { Figure } from "./figure.ts";
import { makeJournal } from "./make-journal.ts";
import { median } from "./statistics.ts";

const sales = 2_000;
const rounds = 15;
const warmUp = 3;

/** The same headings by SQLite alone, over the bodies as they lie in the journal. */
const aggregates = [
  `SELECT count(*), sum(body ->> '$.data.total'), sum(body ->> '$.data.rebate.total') FROM entry WHERE seq >= ? AND kind = 'sale'`,
  `SELECT line.value ->> '$.class', sum(line.value ->> '$.amount') FROM entry, json_each(body, '$.data.lines') AS line
     WHERE seq >= ? AND kind = 'sale' AND NOT (line.value ->> '$.void') GROUP BY 1`,
  `SELECT row.value ->> '$.rate', sum(row.value ->> '$.total'), sum(row.value ->> '$.tax')
     FROM entry, json_each(body, '$.data.taxes') AS row WHERE seq >= ? AND kind = 'sale' GROUP BY 1`,
  `SELECT row.value ->> '$.kind', count(*), sum(row.value ->> '$.amount')
     FROM entry, json_each(body, '$.data.tenders') AS row WHERE seq >= ? AND kind = 'sale' GROUP BY 1`,
  `SELECT body ->> '$.op', substr(body ->> '$.at', 12, 2), count(*), sum(body ->> '$.data.total')
     FROM entry WHERE seq >= ? AND kind = 'sale' GROUP BY 1, 2`,
  `SELECT body ->> '$.op', sum(line.value ->> '$.void'), sum((line.value ->> '$.discount') > 0), sum(line.value ->> '$.discount')
     FROM entry, json_each(body, '$.data.lines') AS line WHERE seq >= ? AND kind IN ('sale', 'sale-cancelled') GROUP BY 1`,
  `SELECT kind, body ->> '$.op', count(*), sum(body ->> '$.data.amount') FROM entry WHERE seq >= ? GROUP BY 1, 2`,
];

/** From the key to the sums of a day of 2,000 sales, the worker's start included, against SQLite's own aggregates over the same rows. */
export const zReport: Figure = {
  name: "z-report",
  limit: 2,
  async run({ dir }) {
    makeJournal({ dir, reg: "R1", entries: 2 * sales, untilMs: Date.now(), pairsADay: sales / 2 });
    await makeBundles();
    const worker = pathToFileURL(join(root, "out", "app", "sum-day-worker.js"));
    const store = openFile(dir, { readonly: true });
    try {
      const from = Number(store.db.prepare("SELECT max(seq) FROM entry WHERE kind = 'day-open'").pluck().get());
      const statements = aggregates.map((sql) => store.db.prepare(sql));
      const ours: number[] = [];
      const bare: number[] = [];
      for (let n = -warmUp; n < rounds; n += 1) {
        const began = performance.now();
        await sumDayApart(worker, { dir, from });
        const between = performance.now();
        store.db.transaction(() => statements.map((statement) => statement.all(from)))();
        if (n < 0) continue;
        ours.push(between - began);
        bare.push(performance.now() - between);
      }
      const baseline = {
        of: "SQLite's aggregates over the same rows",
        value: median(bare),
        ours: median(ours),
        unit: "ms",
      };
      return { value: baseline.ours / baseline.value, unit: "×", samples: rounds, baseline };
    } finally {
      store.db.close();
    }
  },
};

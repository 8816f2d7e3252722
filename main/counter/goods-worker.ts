import { setImmediate } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";
import { checkCatalogue, isDamage } from "#db/catalogue-file.ts";
import { cataloguePath } from "#db/catalogue.ts";
import { openItemTable } from "#db/item-table.ts";
import { openDatabase } from "#db/open-database.ts";
import { openPartTable } from "#db/part-table.ts";
import { openSearch } from "#db/search/open-search.ts";
import type { SearchRow } from "#ipc/view.ts";
import { itemOn } from "#register/item-price.ts";
import type { Item } from "#register/item.ts";
import type { GoodsAnswer, GoodsAsked, GoodsWork } from "./goods-work.ts";

/** Pages of the log after which this thread moves them into the file: it has the time, the counter has not. */
const checkpointPages = 2000;

const { job, dir, nativeBinding } = workerData as GoodsWork;
const path = cataloguePath(dir);
const answer = (message: GoodsAnswer): void => parentPort?.postMessage(message);

function rowOf(item: Item, today: string): SearchRow {
  const { code, name, price, rate, category = "", sold_out: soldOut = false } = itemOn(item, today);
  return { code, name, price, rate, category, ...(soldOut ? { soldOut } : {}) };
}

/** Beside the counter: hundreds of thousands of goods are written and looked through here, in a thread nobody waits for at the scanner. */
function openGoods(): (asked: GoodsAsked) => Promise<GoodsAnswer> {
  const db = openDatabase(path, { nativeBinding, isDisposable: true });
  db.pragma(`wal_autocheckpoint = ${checkpointPages}`);
  const items = openItemTable(db, openPartTable(db));
  const search = openSearch(db);
  let liked: readonly string[] = [];
  return async (asked) => {
    const { n } = asked;
    if (asked.kind === "find") {
      if (asked.liked !== undefined) {
        liked = asked.liked;
        search.like(liked);
      }
      return { kind: "found", n, rows: search.find(asked.text).map((item) => rowOf(item, asked.today)) };
    }
    const steps = items.store(asked.page);
    for (;;) {
      const step = steps.next();
      if (step.done === true) {
        // What SQLite counts as a change is that of another connection.
        search.like(liked);
        return { kind: "stored", n, isStored: step.value };
      }
      // What is looked for meanwhile is found between two slices.
      await setImmediate();
    }
  };
}

if (job === "check") {
  answer({ kind: "checked", isWhole: checkCatalogue(path, nativeBinding) });
} else {
  const work = openGoods();
  parentPort?.on("message", (asked: GoodsAsked) => {
    work(asked).then(answer, (error: unknown) => {
      const code: unknown = error instanceof Error ? Reflect.get(error, "code") : undefined;
      answer({ kind: "failed", n: asked.n, code: String(code ?? error), isDamage: isDamage(error) });
    });
  });
}

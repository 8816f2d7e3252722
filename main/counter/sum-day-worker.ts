import { parentPort, workerData } from "node:worker_threads";
import { openFile } from "#db/open-file.ts";
import type { Entry } from "#register/entry.ts";
import { sumDay } from "#register/z.ts";
import type { DaySum, SumDayInput } from "./sum-day.ts";

/** Off the main thread, on a connection that only reads: the sums of a long day take longer than a screen may wait. */
const { dir, from, nativeBinding } = workerData as SumDayInput;
const store = openFile(dir, { readonly: true, nativeBinding });
try {
  /** One read transaction: what the Z says, it says of one moment. */
  const sum = store.db.transaction((): DaySum => {
    const last = store.entries.lastRow();
    const upTo = last?.seq ?? 0;
    const entries = function* (): Generator<Entry> {
      for (let seq = from; seq <= upTo; seq += 1) {
        const row = store.entries.at(seq);
        if (row) yield row.entry;
      }
    };
    return { upTo, head: last?.hash.toString("hex") ?? "", totals: sumDay(entries()) };
  });
  parentPort?.postMessage(sum());
} finally {
  store.db.close();
}

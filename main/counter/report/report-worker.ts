import { parentPort, workerData } from "node:worker_threads";
import { openFile } from "#db/open-file.ts";
import { type DayRange, findDays } from "#db/report/find-days.ts";
import { openDaySeq, walkZs } from "#db/report/walk-zs.ts";
import { writeReport } from "#db/report/write-report.ts";
import type { Entry, EntryOf } from "#register/entry.ts";
import { sumDay } from "#register/z.ts";
import type { DaySums, ReportDone, ReportInput, ReportTask } from "./task.ts";

/** Off the main thread, on a connection that only reads: a report never makes a customer wait. */
const { dir, nativeBinding, task } = workerData as ReportInput;
const store = openFile(dir, { readonly: true, nativeBinding });
const wantedOf = (of: "today" | number) => (of === "today" ? ({ today: true } as const) : { z: of });

function* entriesOf({ first, last }: Pick<DayRange, "first" | "last">): Generator<Entry> {
  for (let seq = first; seq <= last; seq += 1) {
    const found = store.entries.at(seq);
    if (found) yield found.entry;
  }
}

function sumsOf(range: DayRange): DaySums {
  const { first, last, z } = range;
  const opened = store.entries.at(first)?.entry;
  // A Z is quoted, not computed again, but for what a register of before did not say.
  const more = z && z.data.hours === undefined ? sumDay(entriesOf({ first, last: z.data.last })) : null;
  const totals = z ? { ...more, ...z.data } : sumDay(entriesOf(range));
  return {
    from: first,
    upTo: last,
    day: opened?.day ?? "",
    fromAt: opened?.at ?? "",
    totals,
    z: z && { z: z.data.z, seq: z.seq, at: z.at },
  };
}

function carryOut(asked: ReportTask): ReportDone {
  switch (asked.kind) {
    case "day": {
      const [range] = findDays(store, wantedOf(asked.of));
      return { kind: "day", sums: range ? sumsOf(range) : null };
    }
    case "zs": {
      const below = openDaySeq(store) ?? (store.entries.lastRow()?.seq ?? 0) + 1;
      const zs: EntryOf<"z-report">[] = [];
      for (const z of walkZs(store, below)) if (zs.push(z) >= asked.most) break;
      return { kind: "zs", zs };
    }
    case "export": {
      const wanted = wantedOf(asked.of);
      const files = (["csv", "poslog"] as const).flatMap((format) =>
        writeReport(store, { wanted, format, out: `${asked.out}.${format === "csv" ? "csv" : "json"}`, sumDay }),
      );
      return { kind: "export", files };
    }
  }
}

try {
  // One read transaction: what a report says, it says of one moment. `writeReport` nests in it.
  parentPort?.postMessage(store.db.transaction(() => carryOut(task))());
} finally {
  store.db.close();
}

import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { Report, ReportAnswer, ZRow } from "#ipc/report.ts";
import type { Command } from "#register/command.ts";
import { mayKnowDrawer } from "#register/decide-station.ts";
import type { State } from "#register/verdict.ts";
import { composeReport, slipReport } from "./compose-report.ts";
import type { ReportDone, ReportInput, ReportTask } from "./task.ts";

/** Zs in the list and its plot: two weeks. */
const mostZs = 14;

function runTask(worker: URL, input: ReportInput): Promise<ReportDone> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(worker, { workerData: input });
    thread.once("message", (done: ReportDone) => resolve(done));
    thread.once("error", reject);
    thread.once("exit", (code) => reject(new Error(`the report ended with ${code}`)));
  });
}

/** Reports for the screen, for paper and as files, one at a time, in a thread of their own. */
export function openReporter(o: {
  readonly dir: string;
  readonly nativeBinding?: string | undefined;
  /** File of `report-worker`, source or bundle. */
  readonly worker: URL;
  readonly state: () => State;
  readonly take: (command: Command) => void;
  readonly nowMs: () => number;
  readonly log: (event: string, detail: { readonly [key: string]: string | number }) => void;
}) {
  const { dir, nativeBinding } = o;
  let last: Promise<unknown> = Promise.resolve();

  /** Null where it came to nothing; the next one is not held up by that. */
  function run(task: ReportTask): Promise<ReportDone | null> {
    const mine = last.then(() =>
      runTask(o.worker, { dir, nativeBinding, task }).catch((error: unknown) => {
        o.log("report-failed", { error: String(error) });
        return null;
      }),
    );
    last = mine;
    return mine;
  }

  return {
    async ask(of: "today" | number): Promise<ReportAnswer> {
      const { book, draft } = o.state();
      if (book.op === null || draft.locked) return { kind: "refused" };
      const done = await run({ kind: "day", of });
      if (done?.kind !== "day") return { kind: "failed" };
      if (done.sums === null) return { kind: "none" };
      const state = o.state();
      const knows = done.sums.z !== null || mayKnowDrawer(state);
      const report: Report = composeReport(done.sums, { settings: state.settings, nowMs: o.nowMs(), knows });
      return { kind: "report", report };
    },
    async listZs(): Promise<ZRow[]> {
      const { book, draft } = o.state();
      if (book.op === null || draft.locked) return [];
      const done = await run({ kind: "zs", most: mostZs });
      if (done?.kind !== "zs") return [];
      return done.zs.map(({ seq, day, data: { z, sales, customers } }) => ({
        z,
        seq,
        day,
        ...sales,
        customers: customers ?? sales.count,
      }));
    },
    /** The sums of the day for a slip. */
    async sum(): Promise<void> {
      const done = await run({ kind: "day", of: "today" });
      if (done?.kind !== "day" || done.sums === null) return o.take({ kind: "report-failed" });
      const { settings, book } = o.state();
      o.take({ kind: "report-ready", report: slipReport(done.sums, { settings, op: book.op, nowMs: o.nowMs() }) });
    },
    /** Writes the files of a day into DIR/reports. */
    async write(of: "today" | number): Promise<void> {
      const { book, reg } = o.state();
      const name = of === "today" ? `${reg}-${book.day ?? "day"}` : `${reg}-Z${of}`;
      const done = await run({ kind: "export", of, out: join(dir, "reports", name) });
      const isWritten = done?.kind === "export" && done.files.length > 0;
      o.take(isWritten ? { kind: "report-written", name: join(dir, "reports", name) } : { kind: "report-failed" });
    },
  };
}
export type Reporter = ReturnType<typeof openReporter>;

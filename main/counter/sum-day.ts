import { Worker } from "node:worker_threads";
import type { ZTotals } from "#register/entry.ts";

export type SumDayInput = { readonly dir: string; readonly from: number; readonly nativeBinding?: string | undefined };
export type DaySum = { readonly upTo: number; readonly head: string; readonly totals: ZTotals };

/** The Z sums from entry `from` to the head, and which head that was. @param worker file of `sum-day-worker`, source or bundle */
export function sumDayApart(worker: URL, input: SumDayInput): Promise<DaySum> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(worker, { workerData: input });
    thread.once("message", (sum: DaySum) => resolve(sum));
    thread.once("error", reject);
    thread.once("exit", (code) => reject(new Error(`the sums of the day ended with ${code}`)));
  });
}

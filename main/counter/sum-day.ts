import { Worker } from "node:worker_threads";
import type { DayBooks } from "#register/booked-money.ts";
import type { ZTotals } from "#register/entry.ts";

export type SumDayInput = {
  readonly dir: string;
  readonly from: number;
  /** With what the day says of money at the authority. */
  readonly withBooks?: boolean;
  readonly nativeBinding?: string | undefined;
};
export type DaySum = {
  readonly upTo: number;
  readonly head: string;
  readonly totals: ZTotals;
  readonly books?: DayBooks & {
    /** When the oldest intent was made of which the day says anything, ms since 1970. */
    readonly fromMs: number;
  };
};

/** A day is summed in a second; after this the worker has lost its way, ms. */
const mostMs = 300_000;

/** The Z sums from entry `from` to the head, and which head that was. @param worker file of `sum-day-worker`, source or bundle */
export function sumDayApart(worker: URL, input: SumDayInput): Promise<DaySum> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(worker, { workerData: input });
    const late = setTimeout(() => void thread.terminate(), mostMs);
    late.unref();
    thread.once("exit", () => clearTimeout(late));
    thread.once("message", (sum: DaySum) => resolve(sum));
    thread.once("error", reject);
    thread.once("exit", (code) => reject(new Error(`the sums of the day ended with ${code}`)));
  });
}

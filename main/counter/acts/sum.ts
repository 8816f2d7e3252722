import type { DaySum } from "../sum-day.ts";
import type { Acting } from "./acting.ts";

/** Takes the sums of the Z and of a shift, apart from the main thread. What ends the worker ends only this try. */
export function openSum(
  o: Pick<Acting, "journal" | "take" | "log" | "stopped"> & { readonly sumDay: (from: number) => Promise<DaySum> },
) {
  const { journal, take } = o;

  async function sumFrom(from: number, failed: string): Promise<DaySum | null> {
    try {
      return await o.sumDay(from);
    } catch (error) {
      o.log(failed, { error: String(error) });
      return null;
    }
  }

  return {
    async day(): Promise<void> {
      const from = journal.book().dayOpenSeq;
      // Without them the day stays open, and the cashier is told.
      const sums = await sumFrom(from, "z-failed");
      // The key was pressed twice, and another day is open by now: these sums begin at a day that has its Z.
      if (o.stopped?.aborted || journal.book().dayOpenSeq !== from) return;
      take(sums ? { kind: "z-ready", ...sums } : { kind: "z-failed" });
    },
    /** Without its sums a shift ends all the same: the day's are in the Z. */
    async shift(from: number): Promise<void> {
      const sums = await sumFrom(from, "shift-failed");
      if (o.stopped?.aborted) return;
      take({ kind: "shift-summed", from, upTo: sums?.upTo ?? 0, totals: sums?.totals ?? null });
    },
  };
}

import type { JobOutcome } from "./protocol.ts";

const kept = 64;

/** The outcomes of the last 64 jobs, so that a restarted `register` can ask what became of them. */
export function openMemory() {
  const outcomes = new Map<string, JobOutcome | "busy">();
  return {
    begin(id: string): void {
      outcomes.delete(id);
      outcomes.set(id, "busy");
      for (const old of outcomes.keys()) {
        if (outcomes.size <= kept) break;
        outcomes.delete(old);
      }
    },
    end: (id: string, outcome: JobOutcome): void => void outcomes.set(id, outcome),
    recall: (ids: readonly string[]): { [id: string]: JobOutcome | "busy" } =>
      Object.fromEntries(ids.flatMap((id) => (outcomes.has(id) ? [[id, outcomes.get(id) ?? "busy"]] : []))),
    /** Whether the job is under way or over. One that failed never left, and may be asked for again. */
    isTaken: (id: string): boolean => {
      const outcome = outcomes.get(id);
      return outcome === "busy" || (outcome !== undefined && outcome.kind !== "failed");
    },
  };
}

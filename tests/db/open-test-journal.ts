import { randomUUID } from "node:crypto";
import { openJournal } from "#db/open-journal.ts";
import { provisionEpoch } from "#db/provision-epoch.ts";
import type { Entry, Fact } from "#register/entry.ts";
import { evolve } from "#register/evolve.ts";

/** A journal on DIR, and facts written at a given hour of a given business day. */
export function openTestJournal(dir: string) {
  const atOf = (day: string, hour: number): string => `${day}T${String(hour).padStart(2, "0")}:00:00.000+09:00`;
  const first = atOf("2026-11-20", 7);
  provisionEpoch({
    dir,
    reg: "R1",
    evolve,
    id: randomUUID(),
    at: first,
    atMs: Date.parse(first),
    app: "test",
    approvedBy: "nobody",
    reason: "test",
  });
  const journal = openJournal({ dir, evolve });
  return {
    journal,
    write(day: string, hour: number, facts: readonly Fact[]): void {
      const at = atOf(day, hour);
      const ids = facts.map(() => randomUUID());
      const opens = facts.some(({ kind }) => kind === "day-open");
      journal.commit({ facts, ids, at, atMs: Date.parse(at), clk: "ok", app: "test", ...(opens ? { day } : {}) });
    },
    entries: (): Entry[] => journal.entriesFrom(1, 100_000).map(({ body }) => JSON.parse(body) as Entry),
    [Symbol.dispose]: (): void => journal[Symbol.dispose](),
  };
}

import type { Lamps } from "#ipc/view.ts";
import { type Book, isPending } from "#register/book.ts";
import type { Guard } from "#register/verdict.ts";

/** One thing somebody should know. `level`: bad = selling is hindered, warn = someone must look, note = for the record. */
export type Finding = {
  readonly code: string;
  readonly level: "bad" | "warn" | "note";
  readonly about: string;
  readonly sinceMs?: number;
  readonly count?: number;
};

const alarmMs = 15 * 60_000;

/** How the register stands, from state alone: the screen shows it now, upstream and a slip will later. Pure. */
export function judgeHealth(o: {
  readonly book: Book;
  readonly lamps: Lamps;
  readonly guard: Guard | null;
  readonly jobsUnknown: number;
  readonly nowMs: number;
  readonly freeMb: number;
}): Finding[] {
  const { book, lamps, guard, nowMs } = o;
  const findings: Finding[] = [];
  if (guard) findings.push({ code: guard.toUpperCase().replaceAll("-", "_"), level: "bad", about: "money" });
  for (const [about, lamp] of Object.entries(lamps)) {
    if (lamp.state === "ok" || lamp.state === "unknown") continue;
    findings.push({
      code: lamp.code ?? "TROUBLE",
      level: lamp.state,
      about,
      ...(lamp.sinceMs === undefined ? {} : { sinceMs: lamp.sinceMs }),
    });
  }
  for (const intent of Object.values(book.intents)) {
    if (!isPending(intent)) continue;
    const level = nowMs - intent.atMs > alarmMs ? "bad" : "warn";
    findings.push({
      code: intent.state.toUpperCase().replaceAll("-", "_"),
      level,
      about: intent.kind,
      sinceMs: intent.atMs,
    });
  }
  if (o.jobsUnknown > 0) findings.push({ code: "JOB_UNKNOWN", level: "warn", about: "printer", count: o.jobsUnknown });
  if (book.forked) findings.push({ code: "FORK", level: "bad", about: "journal" });
  if (o.freeMb < 500)
    findings.push({ code: "DISK", level: o.freeMb < 64 ? "bad" : "warn", about: "journal", count: o.freeMb });
  return findings;
}

import type { Finding, Lamps } from "#ipc/view.ts";
import { type Book, isPending } from "#register/book.ts";
import { driftMs } from "#register/decide-till.ts";
import type { TrustLeft } from "#register/trust.ts";
import type { Guard } from "#register/verdict.ts";

const alarmMs = 15 * 60_000;
const mostDriftS = driftMs / 1000;

/** How the register stands, from state alone: the screen shows it now, upstream and a slip will later. Pure. */
export function judgeHealth(o: {
  readonly book: Book;
  readonly lamps: Lamps;
  readonly guard: Guard | null;
  readonly jobsUnknown: number;
  readonly nowMs: number;
  /** Null before the disk was looked at. */
  readonly freeMb: number | null;
  /** The business day it is by the cut-off; left out = not looked at. */
  readonly today?: string;
  /** How far this clock is ahead of headquarters', ms. */
  readonly driftMs?: number | null;
  /** Null: the settings have no trust mode. */
  readonly trust?: TrustLeft | null;
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
  for (const { code, since } of Object.values(book.differences)) {
    const sinceMs = since === undefined ? nowMs : Date.parse(since);
    const level = nowMs - sinceMs > alarmMs ? "bad" : "warn";
    findings.push({ code: code.toUpperCase().replaceAll("-", "_"), level, about: "difference", sinceMs });
  }
  // On, the shop lends: nobody shall forget it.
  if (o.trust && o.trust.untilMs > 0)
    findings.push({ code: "TRUST", level: "warn", about: "money", sinceMs: book.trustSinceMs, count: o.trust.sales });
  // 精算していない営業日: nothing is closed by itself, but nobody shall sell into yesterday without knowing it.
  if (o.today !== undefined && book.day !== null && book.day < o.today)
    findings.push({ code: "DAY_OVERDUE", level: "warn", about: "day" });
  const driftS = Math.round(Math.abs(o.driftMs ?? 0) / 1000);
  if (driftS > mostDriftS) findings.push({ code: "CLOCK_DRIFT", level: "warn", about: "clock", count: driftS });
  if (o.jobsUnknown > 0) findings.push({ code: "JOB_UNKNOWN", level: "warn", about: "printer", count: o.jobsUnknown });
  if (book.forked) findings.push({ code: "FORK", level: "bad", about: "journal" });
  if (o.freeMb !== null && o.freeMb < 500)
    findings.push({ code: "DISK", level: o.freeMb < 64 ? "bad" : "warn", about: "disk", count: o.freeMb });
  return findings;
}

/** Those that neither a lamp nor a pending item tells. A disk too full to sell on is told once, by its guard. */
export function untold(findings: readonly Finding[]): Finding[] {
  const isRefused = findings.some(({ code }) => code === "LOW_DISK");
  return findings.filter(
    ({ about }) => about === "money" || about === "day" || about === "clock" || (about === "disk" && !isRefused),
  );
}

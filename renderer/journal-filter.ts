import type { Query } from "#ipc/contract.ts";
import type { JournalWhat } from "#ipc/journal.ts";
import { formatYen } from "./money.ts";
import type { Say } from "./words/words.ts";

export type JournalFilter = Omit<Extract<Query, { kind: "journal" }>, "kind" | "before">;
/** What a key of the journal narrows down; day and amount are ranges. */
export const facets = ["day", "amount", "receipt", "what", "text", "code", "op", "member"] as const;
export type Facet = (typeof facets)[number];

export const whats = [
  "money",
  "sale",
  "refund",
  "cancelled",
  "charge",
  "paper",
  "till",
  "report",
  "people",
  "all",
] as const satisfies readonly JournalWhat[];

const slashed = (day: string): string => day.replaceAll("-", "/");
/** A range as it is read: one day, from … on, up to … . */
function sayRange(from: string | undefined, to: string | undefined): string | null {
  if (from === undefined && to === undefined) return null;
  return from === to ? (from ?? "") : `${from ?? ""}〜${to ?? ""}`;
}

/** What is asked for of one facet; null = nothing. */
export function sayFacet(facet: Facet, filter: JournalFilter, say: Say): string | null {
  switch (facet) {
    case "day": {
      const { from, to } = filter;
      return sayRange(from && slashed(from), to && slashed(to));
    }
    case "amount": {
      const { least, most } = filter;
      return sayRange(
        least === undefined ? undefined : formatYen(least),
        most === undefined ? undefined : formatYen(most),
      );
    }
    case "what":
      return filter.what === undefined ? null : say(`journal.what.${filter.what}`);
    default:
      return filter[facet] ?? null;
  }
}

/** The question without one facet. */
export function dropFacet(facet: Facet, filter: JournalFilter): JournalFilter {
  const { from, to, least, most, ...rest } = filter;
  const days = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  const amounts = { ...(least === undefined ? {} : { least }), ...(most === undefined ? {} : { most }) };
  if (facet === "day") return { ...rest, ...amounts };
  if (facet === "amount") return { ...rest, ...days };
  const { [facet]: _, ...others } = rest;
  return { ...others, ...days, ...amounts };
}

/** Digits as typed → YYYY-MM-DD: four are a month and day not after today, eight name the year; null = no such day. */
export function readDay(digits: string, today: string): string | null {
  if (digits.length !== 4 && digits.length !== 8) return null;
  const year = Number(today.slice(0, 4));
  const full = digits.length === 8 ? digits : `${year}${digits}`;
  const day = `${full.slice(0, 4)}-${full.slice(4, 6)}-${full.slice(6)}`;
  if (Number.isNaN(Date.parse(`${day}T00:00:00Z`)) || new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10) !== day)
    return null;
  return digits.length === 4 && day > today ? `${year - 1}${day.slice(4)}` : day;
}

/** A day so many days on, YYYY-MM-DD. */
export function moveDay(day: string, by: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10);
}

export const quickDays = ["today", "yesterday", "week", "month", "last-month"] as const;
/** First and last day of what a quick key names. */
export function quickRange(
  name: (typeof quickDays)[number],
  today: string,
): { readonly from: string; readonly to: string } {
  const first = `${today.slice(0, 8)}01`;
  const before = moveDay(first, -1);
  switch (name) {
    case "today":
      return { from: today, to: today };
    case "yesterday":
      return { from: moveDay(today, -1), to: moveDay(today, -1) };
    case "week":
      return { from: moveDay(today, -6), to: today };
    case "month":
      return { from: first, to: today };
    case "last-month":
      return { from: `${before.slice(0, 8)}01`, to: before };
  }
}

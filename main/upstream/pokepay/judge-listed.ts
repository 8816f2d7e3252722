import type { Answer } from "../answer.ts";
import type { Found } from "./outcome.ts";
import { authorityOf, mismatchOf, type Expected, type Transaction } from "./transaction.ts";

/** Judges a search as a look-up is judged: of several bookings with one description none is taken for ours. */
export function judgeListed(answer: Answer<readonly Transaction[]>, expected: Expected): Found {
  if (answer.kind === "away") return answer;
  if (answer.kind === "refused") return { kind: "away", code: "unlisted" };
  const [row, second] = answer.value;
  if (row === undefined) return { kind: "not-found" };
  if (second !== undefined) return { kind: "fault", code: "answer-amount" };
  const code = mismatchOf(row, expected);
  return code === null ? { kind: "captured", authority: authorityOf(row) } : { kind: "fault", code };
}

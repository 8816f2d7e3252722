import * as v from "valibot";
import type { Authority } from "#register/entry.ts";
import type { TransportCode } from "../answer.ts";
import { pokepayCodes, type FaultCode, type MismatchCode, type PokepayCode } from "./codes.ts";
import type { Sent } from "./send.ts";
import { authorityOf, mismatchOf, transactionSchema, type Expected } from "./transaction.ts";

/**
 * What came of a payment or charge. `declined` only by a typed refusal of the authority; `fault` = our configuration is wrong, or the
 * answer is a booking that was not asked for (`mayHaveMoved` tells the two apart); `unknown` = may have been booked; `not-sent` = certainly not.
 */
export type Outcome =
  | { readonly kind: "captured"; readonly authority: Authority }
  | { readonly kind: "declined"; readonly code: PokepayCode }
  | { readonly kind: "fault"; readonly code: FaultCode }
  | { readonly kind: "unknown"; readonly code: TransportCode }
  | { readonly kind: "not-sent"; readonly code: TransportCode };

/** What the authority holds under a request id, or in its list. */
export type Found =
  | { readonly kind: "captured"; readonly authority: Authority }
  | { readonly kind: "not-found" }
  | { readonly kind: "fault"; readonly code: MismatchCode }
  | { readonly kind: "away"; readonly code: TransportCode };

/** Reads the answer to a creating call. Pure. */
export function readOutcome(sent: Sent, expected: Expected, moneyId?: string): Outcome {
  if (sent.kind === "failed")
    return sent.sent ? { kind: "unknown", code: sent.code } : { kind: "not-sent", code: sent.code };
  if (sent.kind === "typed") {
    const meaning = pokepayCodes[sent.code];
    if (meaning === "declined") return { kind: "declined", code: sent.code };
    if (meaning === "fault") return { kind: "fault", code: sent.code };
    // A refusal that belongs to another call says nothing of this one: the look-up will.
    return { kind: "unknown", code: "unlisted" };
  }
  const parsed = v.safeParse(transactionSchema, sent.body);
  if (!parsed.success) return { kind: "unknown", code: "bad-body" };
  const code = mismatchOf(parsed.output, expected, moneyId);
  return code === null ? { kind: "captured", authority: authorityOf(parsed.output) } : { kind: "fault", code };
}

/**
 * Reads the answer to a look-up by request id. Only the two published types are a not-found (422 in the list of errors, 404 in
 * docs/transaction.md): a bare 404 may be any server's.
 */
export function readFound(sent: Sent, expected: Expected, moneyId?: string): Found {
  if (sent.kind === "failed") return { kind: "away", code: sent.code };
  if (sent.kind === "typed") {
    // Refused to look (a wrong clock, a wrong secret): that says nothing of the booking, so it is asked again.
    const isNotFound = sent.code === "transaction_not_found" || sent.code === "notfound";
    return isNotFound ? { kind: "not-found" } : { kind: "away", code: "unlisted" };
  }
  const parsed = v.safeParse(transactionSchema, sent.body);
  if (!parsed.success) return { kind: "away", code: "bad-body" };
  const code = mismatchOf(parsed.output, expected, moneyId);
  return code === null ? { kind: "captured", authority: authorityOf(parsed.output) } : { kind: "fault", code };
}

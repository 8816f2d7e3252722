import { type Intent, isWatched } from "./book.ts";

/** The one thing to do about an intent: nothing but to ask now, hand cash back, send again, or let a supervisor settle it. */
type NextStep = "ask" | "hand-back" | "resend" | "settle" | "none";

/** The authority has forgotten request ids this old: a look-up says nothing any more. */
export function isForgotten({ atMs }: Pick<Intent, "atMs">, nowMs: number, idKeepMs: number): boolean {
  return nowMs - atMs >= idKeepMs;
}

/** `idKeepMs`: setting `authority.id_keep_ms`. */
export function nextStep(intent: Intent, nowMs: number, idKeepMs: number): NextStep {
  if (isWatched(intent)) return "none";
  switch (intent.state) {
    case "fault":
    case "refused":
      return "settle";
    case "unknown":
    case "parked":
      return isForgotten(intent, nowMs, idKeepMs) ? "settle" : "ask";
    case "rejected":
      return intent.kind === "charge" ? "hand-back" : "settle";
    case "not-charged":
      if (intent.kind === "charge") return "hand-back";
      return isForgotten(intent, nowMs, idKeepMs) ? "settle" : "resend";
    case "open":
    case "claim":
    case "deferred":
    case "refund-due":
      return "ask";
    case "returned":
      return "none";
  }
}

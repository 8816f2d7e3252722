import type { Intent } from "./book.ts";
import type { Command } from "./command.ts";
import { isIdle } from "./draft.ts";
import { refuseIntent, refuseMoney, settingsOf } from "./guard.ts";
import { isForgotten } from "./pending-next.ts";
import { standingCount } from "./drawer-difference.ts";
import { type Effect, type Stamp, type State, type Verdict, accept, refuse } from "./verdict.ts";

/** Whom to ask about an intent now, instead of at the end of a back-off; null: nobody knows more than the book. */
function askAbout({ key, kind, state, claim }: Intent): Effect | null {
  switch (state) {
    case "refund-due":
      return { kind: kind === "credit" ? "credit" : "refund", key };
    case "claim":
    case "deferred":
      return { kind: "collect", key };
    // The member may have charged the wallet since.
    case "refused":
      return claim ? { kind: "collect", key } : null;
    case "rejected":
      return null;
    case "open":
    case "unknown":
    case "parked":
    case "not-charged":
    case "returned":
    case "fault":
      return { kind: "resolve", key, now: true };
  }
}

function ask(state: State, key: string): Verdict {
  const { draft, book } = state;
  // Two books that do not agree are held against each other again.
  if (key in book.differences) {
    if (book.day === null) return refuse("no-day");
    return accept(draft, { effects: [{ kind: "reconcile", count: standingCount(state.book), thenClose: false }] });
  }
  const intent = book.intents[key];
  if (!intent) return refuse("pending-gone");
  const effect = askAbout(intent);
  return effect === null ? refuse("not-now") : accept(draft, { effects: [effect] });
}

/**
 * A charge that was not posted, or a rebate that was not granted, is sent once more under its own key. From the commit on it
 * may have been sent again, so it is unknown; its cash is in the drawer as before.
 */
function resend(state: State, key: string, stamp: Stamp): Verdict {
  const intent = state.book.intents[key];
  if (!intent) return refuse("pending-gone");
  const { kind, state: standing, wallet, amount } = intent;
  if (standing !== "not-charged" || (kind !== "charge" && kind !== "rebate")) return refuse("not-now");
  const held = refuseMoney(state) ?? refuseIntent(state, wallet);
  if (held) return held;
  if (!isIdle(state.draft)) return refuse("charge-not-empty");
  if (state.emoney === "down") return refuse("emoney-away");
  // The authority would take an id it has forgotten for a new one.
  if (isForgotten(intent, stamp.nowMs, settingsOf(state).authority.id_keep_ms)) return refuse("resend-old");
  return accept(
    { ...state.draft, notice: { code: "resent", amount } },
    {
      facts: [{ kind: "charge-unknown", data: { key, wallet, amount, reason: "resend" } }],
      effects: [{ kind: "collect", key }],
    },
  );
}

export function decidePending(state: State, command: Command, stamp: Stamp): Verdict | null {
  switch (command.kind) {
    case "pending-ask":
      return ask(state, command.key);
    case "pending-resend":
      return resend(state, command.key, stamp);
    default:
      return null;
  }
}

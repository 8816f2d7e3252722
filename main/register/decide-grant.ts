import type { Intent } from "./book.ts";
import type { Command, MoneyOutcome } from "./command.ts";
import type { Authority, Fact } from "./entry.ts";
import { type Effect, type Stamp, type State, type Verdict, accept, refuse } from "./verdict.ts";

/** Nothing of a rebate is told at the counter while it goes well: the basket and its screen stay as they are. */
function settle({ draft }: State, facts: readonly Fact[], effects: readonly Effect[] = []): Verdict {
  return accept(draft, { facts, effects });
}

const told = ({ key, wallet, amount }: Intent) => ({ key, wallet, amount });

function post(state: State, intent: Intent, authority: Authority): Verdict {
  const data = { ...told(intent), authority, ...(intent.of === undefined ? {} : { rebate_of: intent.of }) };
  return settle(state, [{ kind: "charge-posted", data }]);
}

/** What came of granting points: at first, or sent again because it was certainly not there. */
function hear(state: State, intent: Intent, outcome: MoneyOutcome): Verdict {
  const { key } = intent;
  if (intent.state !== "open" && intent.state !== "not-charged") return refuse("late-outcome");
  if (outcome.kind === "captured") return post(state, intent, outcome.authority);
  const data = { ...told(intent), reason: outcome.code };
  switch (outcome.kind) {
    case "declined":
      return settle(state, [{ kind: "charge-rejected", data }]);
    // Refused for what we asked, or booked otherwise than asked: asking again changes nothing.
    case "fault":
      return settle(state, [{ kind: "charge-unknown", data: { ...data, fault: true } }]);
    case "unknown":
      return settle(state, [{ kind: "charge-unknown", data }], [{ kind: "resolve", key }]);
    case "not-sent":
      return settle(state, intent.state === "open" ? [{ kind: "charge-not-posted", data }] : []);
  }
}

/** What the look-up found. Not there: it is sent again under its key; `acts/grant.ts` does so only while the authority knows the key. */
function hearFound(state: State, intent: Intent, command: Command & { kind: "resolved" }): Verdict | null {
  const { key, state: standing } = intent;
  // Already being taken back again: that goes on elsewhere.
  if (standing === "refund-due" || standing === "refused") return null;
  if (command.as === "captured") return post(state, intent, command.authority);
  const data = { ...told(intent), reason: command.code };
  if (command.as === "fault")
    return settle(state, standing === "fault" ? [] : [{ kind: "charge-unknown", data: { ...data, fault: true } }]);
  if (standing !== "unknown") return settle(state, []);
  return settle(state, [{ kind: "charge-not-posted", data }], [{ kind: "grant", key }]);
}

/** The rebate in points where the register is its creditor: a charge without cash, which no sale and no other intent waits for. */
export function decideGrant(state: State, command: Command, _stamp: Stamp): Verdict | null {
  if (command.kind !== "grant-outcome" && command.kind !== "resolved") return null;
  const intent = state.book.intents[command.key];
  if (intent?.kind !== "rebate") return command.kind === "resolved" ? null : refuse("late-outcome");
  return command.kind === "resolved" ? hearFound(state, intent, command) : hear(state, intent, command.outcome);
}

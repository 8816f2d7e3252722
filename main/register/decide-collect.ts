import type { Intent } from "./book.ts";
import type { Command, MoneyOutcome } from "./command.ts";
import { decideResolve } from "./decide-resolve.ts";
import type { Authority, Fact } from "./entry.ts";
import { type JobWant, type State, type Verdict, accept, refuse } from "./verdict.ts";

type Told = { readonly key: string; readonly wallet: string; readonly amount: number };
const toldOf = ({ key, wallet, amount }: Intent): Told => ({ key, wallet, amount });

/** The money is there: the claim is paid, the cash taken in the outage is on the wallet, the rebate is granted. */
function collected(state: State, intent: Intent, authority: Authority): Verdict {
  const data = { ...toldOf(intent), authority };
  if (intent.kind === "payment") return accept(state.draft, { facts: [{ kind: "pay-captured", data }] });
  const rebate = intent.kind === "rebate" && intent.of !== undefined ? { rebate_of: intent.of } : {};
  // Cash taken in an outage got its slip then; who asked for a second try waits for one.
  const slip: JobWant[] =
    intent.kind === "charge" && !intent.deferred ? [{ device: "printer", what: { kind: "charge-slip", copy: 0 } }] : [];
  return accept(state.draft, { facts: [{ kind: "charge-posted", data: { ...data, ...rebate } }], jobs: slip });
}

function reasoned(intent: Intent, kind: "unknown" | "declined" | "not", reason: string, fault?: true): Fact {
  const data = { ...toldOf(intent), reason, ...(fault ? { fault } : {}) };
  const isPayment = intent.kind === "payment";
  switch (kind) {
    case "unknown":
      return { kind: isPayment ? "pay-unknown" : "charge-unknown", data };
    case "declined":
      return { kind: isPayment ? "pay-declined" : "charge-rejected", data };
    case "not":
      return { kind: isPayment ? "pay-not-charged" : "charge-not-posted", data };
  }
}

/** Refused for good: what was sold on trust is the shop's loss until a person has looked; cash goes back. */
function declined(state: State, intent: Intent, code: string): Verdict {
  const { kind, amount } = intent;
  const notice = { code: kind === "payment" ? "claim-refused" : "resend-refused", amount };
  return accept(
    { ...state.draft, notice },
    { facts: [reasoned(intent, "declined", code)], jobs: [], effects: [], sound: "error" },
  );
}

function fault(state: State, intent: Intent, code: string): Verdict {
  const facts = intent.state === "fault" ? [] : [reasoned(intent, "unknown", code, true)];
  return accept({ ...state.draft, notice: { code: "fault-person", text: code } }, { facts, sound: "error" });
}

/** What is certainly not booked: a claim waits to be collected again; what was sent a second time waits for a person again. */
function notSent(state: State, intent: Intent, code: string): Verdict {
  if (intent.state !== "unknown") return accept(state.draft);
  const kind = intent.claim ? "collect" : intent.kind === "rebate" ? "grant" : "resolve";
  return accept(state.draft, {
    facts: [reasoned(intent, "not", code)],
    effects: [{ kind, key: intent.key }],
  });
}

function hearCollect(state: State, key: string, outcome: MoneyOutcome): Verdict | null {
  const intent = state.book.intents[key];
  if (!intent) return refuse("late-outcome");
  // Cash that waited for the authority: decide-charge.
  if (intent.state === "deferred") return null;
  // Its cash went back while the request was under way: found posted, it is taken back.
  if (intent.state === "returned" && outcome.kind === "captured") {
    const { authority } = outcome;
    return decideResolve(state, { kind: "resolved", key, as: "captured", authority }) ?? refuse("late-outcome");
  }
  const isTriedAgain = intent.state === "refused" && intent.claim === true;
  if (intent.state !== "claim" && intent.state !== "unknown" && !isTriedAgain) return refuse("late-outcome");
  switch (outcome.kind) {
    case "captured":
      return collected(state, intent, outcome.authority);
    case "declined":
      return isTriedAgain ? accept(state.draft) : declined(state, intent, outcome.code);
    case "fault":
      return fault(state, intent, outcome.code);
    case "not-sent":
      return notSent(state, intent, outcome.code);
    case "unknown":
      return accept(state.draft, {
        facts: [reasoned(intent, "unknown", outcome.code)],
        effects: [{ kind: "resolve", key }],
      });
  }
}

/** The resolver's verdict over a claim whose answer was lost. Found captured it is paid, and never given back. */
function hearResolved(state: State, command: Command & { kind: "resolved" }): Verdict | null {
  const intent = state.book.intents[command.key];
  if (!intent?.claim || (intent.state !== "unknown" && intent.state !== "fault")) return null;
  if (command.as === "captured") return collected(state, intent, command.authority);
  if (command.as === "fault") return fault(state, intent, command.code);
  return notSent(state, intent, command.code);
}

/** Claims after their sale, and what is sent once more: what became of them, asked by `collect` and by the resolver. */
export function decideCollect(state: State, command: Command): Verdict | null {
  if (command.kind === "collect-outcome") return hearCollect(state, command.key, command.outcome);
  return command.kind === "resolved" ? hearResolved(state, command) : null;
}

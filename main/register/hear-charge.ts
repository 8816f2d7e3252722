import type { MoneyOutcome } from "./command.ts";
import type { Draft } from "./draft.ts";
import type { Authority } from "./entry.ts";
import { type Stamp, type State, type Verdict, accept, refuse } from "./verdict.ts";

/** Change of the charge on the screen, not handed over yet: it is told only when the charge has ended. */
export function changeOf({ stage }: Draft): number {
  return "change" in stage ? (stage.change ?? 0) : 0;
}

/** The authority has credited the wallet; on the charge's own screen this ends it, elsewhere it only settles the item. */
export function postCharge(state: State, key: string, authority: Authority): Verdict {
  const { draft, book } = state;
  const intent = book.intents[key];
  if (!intent) return refuse("late-outcome");
  const { wallet, amount } = intent;
  const fact = { kind: "charge-posted" as const, data: { key, wallet, amount, authority } };
  const { stage } = draft;
  const change = changeOf(draft);
  // What waited for the authority was told to the member as waiting; a queue of them is not read out at the counter.
  if (intent.deferred) return accept(draft, { facts: [fact] });
  if (!("key" in stage) || stage.key !== key) {
    return accept({ ...draft, notice: { code: "charge-settled", amount } }, { facts: [fact], sound: "done" });
  }
  const done = { of: "charge" as const, seq: book.seq + 1, amount, change, wallet, balance: null, unknown: false };
  return accept(
    { ...draft, stage: { kind: "done", done }, notice: null },
    {
      facts: [fact],
      jobs: [{ device: "printer", what: { kind: "charge-slip", copy: 0 } }],
      effects: [{ kind: "balance-after", wallet, seq: done.seq }],
      sound: "done",
    },
  );
}

/** The answer was a booking, but not the one that was asked for: no look-up makes that good, a person looks. */
export function isMismatch(code: string): boolean {
  return code.startsWith("answer-");
}

/** What came of the charge whose cash was just taken. */
export function hearCharge(state: State, key: string, outcome: MoneyOutcome, { nowMs }: Stamp): Verdict {
  const intent = state.book.intents[key];
  if (!intent || intent.state !== "open") return refuse("late-outcome");
  const { draft } = state;
  const { wallet, amount } = intent;
  const change = changeOf(draft);
  const reasoned = (reason: string) => ({ key, wallet, amount, reason });
  const giveBack = (code: string): Draft => ({
    ...draft,
    stage: { kind: "charge-return", key, amount, change, code },
    notice: null,
  });
  const wait: Draft = {
    ...draft,
    stage: { kind: "unknown", for: "charge", key, amount, change, sinceMs: nowMs },
    notice: null,
  };
  if (outcome.kind === "fault" && isMismatch(outcome.code)) {
    return accept(
      { ...wait, notice: { code: "fault-person", text: outcome.code } },
      { facts: [{ kind: "charge-unknown", data: { ...reasoned(outcome.code), fault: true } }], sound: "error" },
    );
  }
  switch (outcome.kind) {
    case "captured":
      return postCharge(state, key, outcome.authority);
    case "declined":
      return accept(giveBack(outcome.code), {
        facts: [{ kind: "charge-rejected", data: reasoned(outcome.code) }],
        sound: "error",
      });
    case "not-sent":
      return accept(giveBack(outcome.code), {
        facts: [{ kind: "charge-not-posted", data: reasoned(outcome.code) }],
        effects: [{ kind: "resolve", key }],
        sound: "error",
      });
    case "fault":
    case "unknown":
      return accept(wait, {
        facts: [{ kind: "charge-unknown", data: reasoned(outcome.code) }],
        effects: [{ kind: "resolve", key }],
        sound: "error",
      });
  }
}

/** What came of a charge that waited for the authority. Nobody stands there any more: what fails is a pending item. */
export function hearCollected(state: State, key: string, outcome: MoneyOutcome): Verdict {
  const intent = state.book.intents[key];
  if (intent?.state !== "deferred") return refuse("late-outcome");
  const { draft } = state;
  const { wallet, amount } = intent;
  const reasoned = (reason: string) => ({ key, wallet, amount, reason });
  switch (outcome.kind) {
    case "captured":
      return postCharge(state, key, outcome.authority);
    case "declined":
      return accept(
        { ...draft, notice: { code: "charge-deferred-rejected", amount } },
        { facts: [{ kind: "charge-rejected", data: reasoned(outcome.code) }], sound: "error" },
      );
    case "not-sent":
      return accept(draft);
    case "unknown":
      return accept(draft, {
        facts: [{ kind: "charge-unknown", data: reasoned(outcome.code) }],
        effects: [{ kind: "resolve", key }],
      });
    case "fault":
      return accept(draft, {
        facts: [{ kind: "charge-unknown", data: { ...reasoned(outcome.code), fault: true } }],
        sound: "error",
      });
  }
}

/** A charge that waited is certainly not there: it goes on waiting, and is sent again under its key. Null: another's affair. */
export function hearNotFound({ book, draft }: State, key: string, reason: string): Verdict | null {
  const intent = book.intents[key];
  if (intent?.kind !== "charge" || intent.deferred === undefined || intent.state !== "unknown") return null;
  const { wallet, amount } = intent;
  return accept(draft, {
    facts: [{ kind: "charge-not-posted", data: { key, wallet, amount, reason } }],
    effects: [{ kind: "collect", key }],
  });
}

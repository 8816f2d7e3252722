import type { Intent } from "./book.ts";
import type { MoneyOutcome } from "./command.ts";
import { endCorrection, refuseCorrection } from "./correct-charge.ts";
import type { Draft } from "./draft.ts";
import type { Authority, Fact } from "./entry.ts";
import { releaseMeal } from "./release-meal.ts";
import { type Effect, type JobWant, type Stamp, type State, type Verdict, accept, refuse } from "./verdict.ts";

const slip: JobWant = { device: "printer", what: { kind: "returned-slip", copy: 0 } };

/** What every entry about an intent that goes back says of it. */
function told({ key, wallet, amount, customer, member, money, of, kind }: Intent) {
  return {
    key,
    wallet,
    amount,
    ...(kind === "credit" ? { how: "credit" as const, customer } : {}),
    ...(kind === "credit" && member !== undefined ? { member } : {}),
    ...(money === undefined ? {} : { money }),
    ...(of === undefined ? {} : { of }),
  };
}

/** The done screen of the return shows what the wallet holds once its money is back. */
function balanceAfter({ stage }: Draft, { wallet }: Intent): Effect[] {
  if (stage.kind !== "done" || stage.done.of !== "refund" || wallet === "" || stage.done.wallet !== wallet) return [];
  return [{ kind: "balance-after", wallet, seq: stage.done.seq }];
}

/** Cash is to be handed back: that is not spoken over by what comes right by itself. */
const spoken: ReadonlySet<string> = new Set(["cash-back", "cash-and-money-back", "charge-cash-returned"]);
function toldOf(draft: Draft, code: string, amount: number): Draft {
  return draft.notice !== null && spoken.has(draft.notice.code) ? draft : { ...draft, notice: { code, amount } };
}

/** On its own done screen nothing more need be said; later a word that it is done. */
function noticed(draft: Draft, { of, amount }: Intent, code: string): Draft {
  const isHere = draft.stage.kind === "done" && draft.stage.done.of === "refund" && draft.stage.done.receipt === of;
  return isHere ? draft : toldOf(draft, code, amount);
}

/** What the member keeps is taken again, collected under a key of its own like a claim. */
function takeKept({ wallet, customer, member, money, kept, keptOf }: Intent, key: string) {
  if (kept === undefined || keptOf === undefined) return { facts: [], effects: [] };
  const data = {
    key,
    wallet,
    customer,
    ...(member === undefined ? {} : { member }),
    ...(money === undefined ? {} : { money }),
    amount: kept,
    basket: "",
    claim: true as const,
    kept_of: keptOf,
  };
  const facts: Fact[] = [{ kind: "pay-intent", data }];
  return { facts, effects: [{ kind: "collect" as const, key }] };
}

function endCharge(state: State, intent: Intent, authority: Authority): Verdict {
  const { key, wallet, amount, of } = intent;
  const { draft } = state;
  if (intent.kind === "charge") {
    return accept(
      { ...draft, notice: { code: "charge-reversed", amount } },
      { facts: [{ kind: "charge-reversed", data: { key, wallet, amount, authority } }], jobs: [slip] },
    );
  }
  const data = { key, wallet, amount, authority, ...(of === undefined ? {} : { rebate_of: of }) };
  return accept(draft, { facts: [{ kind: "charge-reversed", data }], effects: balanceAfter(draft, intent) });
}

/** The authority took a booking back. Money that nobody stands waiting for goes with a paper of its own. */
export function hearRefunded(state: State, key: string, authority: Authority, stamp: Stamp): Verdict {
  const intent = state.book.intents[key];
  if (!intent || intent.state !== "refund-due") return refuse("late-outcome");
  if (intent.correct) return endCorrection(state, intent, authority);
  if (intent.kind === "charge" || intent.kind === "rebate") return endCharge(state, intent, authority);
  const kept = takeKept(intent, stamp.key);
  const fact: Fact = { kind: "pay-refunded", data: { ...told(intent), authority } };
  if (intent.of === undefined) {
    return accept(toldOf(state.draft, "refunded", intent.amount), { facts: [fact], jobs: [slip] });
  }
  return accept(noticed(state.draft, intent, "refund-settled"), {
    facts: [fact, ...kept.facts],
    effects: [...releaseMeal(intent), ...kept.effects, ...balanceAfter(state.draft, intent)],
  });
}

/** It will not be given back by asking again: it stands among the pending items for a person, with the reason. */
function leaveToPerson(state: State, intent: Intent, code: string): Verdict {
  const { key, wallet, amount, of } = intent;
  const authority = { id: intent.authority ?? "", money: amount, points: 0 };
  const isCharge = intent.kind === "charge" || intent.kind === "rebate";
  const rebate = intent.kind === "rebate" && of !== undefined ? { rebate_of: of } : {};
  const fact: Fact = isCharge
    ? { kind: "charge-reverse-due", data: { key, wallet, amount, authority, ...rebate, refused: code } }
    : { kind: "pay-refund-due", data: { ...told(intent), authority, refused: code } };
  return accept({ ...state.draft, notice: { code: "refund-refused", amount } }, { facts: [fact], sound: "error" });
}

export function hearRefused(state: State, key: string, code: string): Verdict {
  const intent = state.book.intents[key];
  if (!intent || intent.state !== "refund-due") return refuse("late-outcome");
  return intent.correct ? refuseCorrection(state, intent, code) : leaveToPerson(state, intent, code);
}

/** What became of crediting a wallet. Without an answer nothing is journalled: it is asked for again until there is one. */
export function hearCredit(state: State, key: string, outcome: MoneyOutcome): Verdict {
  const intent = state.book.intents[key];
  if (intent?.kind !== "credit" || intent.state !== "refund-due") return refuse("late-outcome");
  switch (outcome.kind) {
    case "captured":
      return accept(noticed(state.draft, intent, "refund-settled"), {
        facts: [{ kind: "pay-refunded", data: { ...told(intent), authority: outcome.authority } }],
        effects: balanceAfter(state.draft, intent),
      });
    case "declined":
    case "fault":
      return leaveToPerson(state, intent, outcome.code);
    case "unknown":
    case "not-sent":
      return accept(state.draft);
  }
}

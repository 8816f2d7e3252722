import { closeSale } from "./close-sale.ts";
import type { Command } from "./command.ts";
import { changeOf, postCharge } from "./hear-charge.ts";
import type { Draft } from "./draft.ts";
import type { Authority } from "./entry.ts";
import { hearFault, holdsKey } from "./hear-fault.ts";
import { payerOf } from "./payer.ts";
import { releaseMeal } from "./release-meal.ts";
import { type State, type Verdict, accept, refuse } from "./verdict.ts";

/** Found captured: it closes its own open basket; money whose basket went another way is given back, never silently. */
function captured(state: State, key: string, authority: Authority): Verdict {
  const intent = state.book.intents[key];
  if (!intent || intent.kind === "rebate" || intent.kind === "credit") return refuse("late-outcome");
  const { wallet, amount, money, leave } = intent;
  if (intent.kind === "charge" && intent.state === "returned") {
    return accept(
      { ...state.draft, notice: { code: "charge-reverse-due", amount } },
      {
        facts: [{ kind: "charge-reverse-due", data: { key, wallet, amount, authority } }],
        effects: [{ kind: "refund", key }],
        sound: "error",
      },
    );
  }
  if (intent.state === "refund-due") return accept(state.draft, { effects: [{ kind: "refund", key }] });
  if (intent.kind === "charge") return postCharge(state, key, authority);
  const more = { ...(money === undefined ? {} : { money }), ...(leave === undefined ? {} : { leave }) };
  if (holdsKey(state.draft, key))
    return closeSale(state, [{ key, amount, authority, payer: payerOf(intent), ...more }]);
  return accept(
    { ...state.draft, notice: { code: "refund-due", amount } },
    {
      facts: [{ kind: "pay-refund-due", data: { key, wallet, amount, authority, ...more } }],
      effects: [...releaseMeal(intent), { kind: "refund", key }],
      sound: "error",
    },
  );
}

function notCharged(state: State, key: string, reason: string): Verdict {
  const intent = state.book.intents[key];
  if (!intent || intent.kind === "rebate" || intent.kind === "credit") return refuse("late-outcome");
  const { draft } = state;
  const { wallet, amount } = intent;
  // Watched for 48 h after the verdict: a second "not found" says nothing new.
  if (intent.state === "not-charged" || intent.state === "rejected" || intent.state === "returned")
    return accept(draft);
  const data = { key, wallet, amount, reason };
  const isHere = holdsKey(draft, key);
  if (intent.kind === "charge") {
    const back: Draft = isHere
      ? {
          ...draft,
          stage: { kind: "charge-return", key, amount, change: changeOf(draft), code: "not-posted" },
          notice: null,
        }
      : { ...draft, notice: { code: "charge-not-posted", amount } };
    return accept(back, { facts: [{ kind: "charge-not-posted", data }], sound: "error" });
  }
  const back: Draft = isHere ? { ...draft, stage: { kind: "tender" }, notice: { code: "not-charged" } } : draft;
  return accept(back, {
    facts: [{ kind: "pay-not-charged", data }],
    effects: releaseMeal(intent),
    ...(isHere ? { sound: "error" as const } : {}),
  });
}

/** The cashier goes on with the queue; the intent stays among the pending items until the authority has answered. */
function park(state: State): Verdict {
  const { draft, book } = state;
  const { stage } = draft;
  if (stage.kind !== "unknown") return refuse("not-now");
  const intent = book.intents[stage.key];
  // Settled by a person meanwhile: there is nothing left to wait for.
  if (!intent) return accept({ ...draft, stage: { kind: stage.for === "pay" ? "tender" : "sale" }, notice: null });
  const slip = { device: "printer" as const, what: { kind: "unknown-slip" as const, copy: 0 }, of: intent.seq };
  const { key, wallet, amount } = intent;
  if (stage.for === "pay") {
    return accept(
      { ...draft, stage: { kind: "tender" }, notice: { code: "parked", amount } },
      {
        // A fault stays one, whoever goes on.
        facts:
          intent.state === "fault" ? [] : [{ kind: "pay-parked", data: { key, wallet, amount, reason: "cashier" } }],
        jobs: [slip],
      },
    );
  }
  const done = {
    of: "charge" as const,
    seq: intent.seq,
    amount,
    change: changeOf(draft),
    wallet,
    balance: null,
    unknown: true,
  };
  return accept({ ...draft, stage: { kind: "done", done }, notice: { code: "parked", amount } }, { jobs: [slip] });
}

export function decideResolve(state: State, command: Command): Verdict | null {
  switch (command.kind) {
    case "resolved":
      if (command.as === "captured") return captured(state, command.key, command.authority);
      if (command.as === "not-charged") return notCharged(state, command.key, command.code);
      return hearFault(state, command.key, command.code);
    case "park":
      return park(state);
    default:
      return null;
  }
}

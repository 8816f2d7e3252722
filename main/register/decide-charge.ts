import type { BalanceAnswer, Command, MoneyOutcome } from "./command.ts";
import type { Draft, Payer } from "./draft.ts";
import { refuseIntent, refuseMoney, settingsOf } from "./guard.ts";
import { type Stamp, type State, type Verdict, accept, refuse } from "./verdict.ts";

function askCard(state: State): Verdict {
  const { draft } = state;
  const { stage } = draft;
  if (stage.kind !== "sale" && stage.kind !== "done") return refuse("not-now");
  if (stage.kind === "sale" && draft.lines.length > 0) return refuse("charge-not-empty");
  const held = refuseMoney(state) ?? refuseIntent(state, null);
  if (held) return held;
  if (state.emoney === "down") return refuse("emoney-away");
  return accept({ ...draft, stage: { kind: "card", for: "charge", amount: 0 }, notice: null });
}

/** Shows the balance and what may still be charged, before any cash is taken. */
export function openCharge(state: State, payer: Payer, answer: BalanceAnswer & { kind: "answer" }): Verdict {
  const { charge } = settingsOf(state);
  const ceiling = Math.min(answer.maxBalance, charge.max_balance) - answer.total;
  const most = Math.max(
    0,
    Math.floor(Math.min(ceiling, answer.perCharge, charge.per_charge) / charge.unit) * charge.unit,
  );
  return accept({ ...state.draft, stage: { kind: "charge", payer, balance: answer.total, most }, notice: null });
}

function takeCash(state: State, amount: number, given: number, stamp: Stamp): Verdict {
  const { draft } = state;
  const { stage } = draft;
  if (stage.kind !== "charge") return refuse("not-now");
  const held = refuseMoney(state) ?? refuseIntent(state, stage.payer.wallet);
  if (held) return held;
  const { unit } = settingsOf(state).charge;
  if (amount === 0 || amount % unit !== 0) return refuse("charge-unit", { amount: unit });
  if (amount > stage.most) return refuse("charge-over", { amount: stage.most });
  if (given < amount) return refuse("cash-short", { amount: amount - given });
  const { key } = stamp;
  const change = given - amount;
  return accept(
    { ...draft, stage: { kind: "charging", key, amount, change }, notice: null },
    {
      facts: [
        { kind: "charge-intent", data: { key, ...stage.payer, amount, given, change } },
        { kind: "drawer-kick", data: { for: key } },
      ],
      jobs: [{ device: "drawer", what: { kind: "kick" } }],
      effects: [{ kind: "charge", key }],
    },
  );
}

function hearOutcome(state: State, key: string, outcome: MoneyOutcome, stamp: Stamp): Verdict {
  const intent = state.book.intents[key];
  if (!intent || intent.state !== "open") return refuse("late-outcome");
  const { draft } = state;
  const { wallet, amount } = intent;
  const change = changeOf(draft);
  const reasoned = (reason: string) => ({ key, wallet, amount, reason });
  const giveBack = (code: string) => ({
    ...draft,
    stage: { kind: "charge-return" as const, key, amount, change, code },
    notice: null,
  });
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
      return accept(
        {
          ...draft,
          stage: { kind: "unknown", for: "charge", key, amount, change, sinceMs: stamp.nowMs },
          notice: null,
        },
        {
          facts: [{ kind: "charge-unknown", data: reasoned(outcome.code) }],
          effects: [{ kind: "resolve", key }],
          sound: "error",
        },
      );
  }
}

/** Change of the charge on the screen, not handed over yet: it is told only when the charge has ended. */
export function changeOf({ stage }: Draft): number {
  return "change" in stage ? (stage.change ?? 0) : 0;
}

/** The authority has credited the wallet; on the charge's own screen this ends it, elsewhere it only settles the item. */
export function postCharge(
  state: State,
  key: string,
  authority: { id: string; money: number; points: number },
): Verdict {
  const { draft, book } = state;
  const intent = book.intents[key];
  if (!intent) return refuse("late-outcome");
  const { wallet, amount } = intent;
  const fact = { kind: "charge-posted" as const, data: { key, wallet, amount, authority } };
  const { stage } = draft;
  const change = changeOf(draft);
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

/** Cash goes back only after the authority rejected the charge or is known not to have posted it. */
function returnCash(state: State, key: string | undefined): Verdict {
  const { draft, book } = state;
  const { stage } = draft;
  const named = key ?? (stage.kind === "charge-return" ? stage.key : "");
  const intent = book.intents[named];
  if (!intent || intent.kind !== "charge" || (intent.state !== "rejected" && intent.state !== "not-charged"))
    return refuse("not-now");
  // Outside an open day no Z would account for the cash.
  if (book.op === null) return refuse("no-operator");
  if (book.day === null) return refuse("no-day");
  const isHere = stage.kind === "charge-return" && stage.key === named;
  return accept(
    {
      ...draft,
      ...(isHere ? { stage: { kind: "sale" as const } } : {}),
      notice: { code: "charge-cash-returned", amount: intent.amount },
    },
    {
      facts: [
        { kind: "charge-cash-returned", data: { key: named, wallet: intent.wallet, amount: intent.amount } },
        { kind: "drawer-kick", data: { for: named } },
      ],
      jobs: [{ device: "drawer", what: { kind: "kick" } }],
      sound: "done",
    },
  );
}

export function decideCharge(state: State, command: Command, stamp: Stamp): Verdict | null {
  switch (command.kind) {
    case "charge":
      return askCard(state);
    case "charge-cash":
      return takeCash(state, command.amount, command.given, stamp);
    case "charge-outcome":
      return hearOutcome(state, command.key, command.outcome, stamp);
    case "charge-returned":
      return returnCash(state, command.key);
    default:
      return null;
  }
}

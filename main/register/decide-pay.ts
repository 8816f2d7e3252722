import { payable } from "./allocate.ts";
import { closeSale } from "./close-sale.ts";
import type { BalanceAnswer, CardStanding, Command, MoneyOutcome } from "./command.ts";
import { openCharge } from "./decide-charge.ts";
import type { Payer } from "./draft.ts";
import { refuseIntent, refuseMoney, settingsOf } from "./guard.ts";
import { dueOf, journalLines, paidOf } from "./sale.ts";
import { type Stamp, type State, type Verdict, accept, refuse } from "./verdict.ts";

/** Card-only money: an IDm or a student number can be copied, so what it may spend is bounded from the first tap. */
function refuseCardPolicy(state: State, wallet: string, amount: number): Verdict | null {
  const { per_sale: perSale, per_card_day: perDay } = settingsOf(state).policy.card;
  const inSale = state.draft.captured.reduce((sum, part) => sum + part.amount, amount);
  if (inSale > perSale) return refuse("card-limit-sale", { amount: perSale });
  const left = perDay - (state.book.cardDay[wallet] ?? 0);
  return amount > left ? refuse("card-limit-day", { amount: Math.max(0, left) }) : null;
}

function tap(state: State, card: CardStanding, presentAtStart: boolean): Verdict {
  const { draft } = state;
  const { stage } = draft;
  if (stage.kind !== "card") return refuse("tap-not-now");
  if (presentAtStart) return refuse("present-at-start");
  if (card.kind === "unknown") return refuse("card-unknown");
  if (card.kind === "stopped") return refuse("card-stopped");
  const held = refuseMoney(state) ?? refuseIntent(state, card.payer.wallet);
  if (held) return held;
  if (state.emoney === "down") return refuse("emoney-away");
  const { payer } = card;
  return accept(
    { ...draft, stage: { kind: "reading", for: stage.for, amount: stage.amount, payer }, notice: null },
    { effects: [{ kind: "balance", payer }], sound: "tap" },
  );
}

function hearBalance(state: State, payer: Payer, answer: BalanceAnswer, stamp: Stamp): Verdict {
  const { draft } = state;
  const { stage } = draft;
  if (stage.kind !== "reading" || stage.payer.wallet !== payer.wallet) return refuse("late-balance");
  const again = { ...draft, stage: { kind: "card" as const, for: stage.for, amount: stage.amount } };
  if (answer.kind === "refused")
    return accept({ ...again, notice: { code: "paid-declined", text: answer.code } }, { sound: "error" });
  if (answer.kind === "away") {
    const before = { kind: stage.for === "pay" ? ("tender" as const) : ("sale" as const) };
    return accept({ ...draft, stage: before, notice: { code: "emoney-away" } }, { sound: "error" });
  }
  if (answer.suspended) return accept({ ...again, notice: { code: "wallet-suspended" } }, { sound: "error" });
  if (stage.for === "charge") return openCharge(state, payer, answer);
  const due = dueOf(draft);
  if (answer.total >= due) return beginPayment(state, payer, due, stamp);
  return accept(
    { ...draft, stage: { kind: "short", payer, balance: answer.total, due }, notice: null },
    { sound: "error" },
  );
}

/** Journals the intent before the first byte of the request leaves: from now on the money *may have been sent*. */
export function beginPayment(state: State, payer: Payer, amount: number, stamp: Stamp): Verdict {
  const { draft } = state;
  const held = refuseMoney(state) ?? refuseIntent(state, payer.wallet) ?? refuseCardPolicy(state, payer.wallet, amount);
  const most = payable(journalLines(draft.lines), paidOf(draft), "emoney", settingsOf(state).classes);
  const refused = held ?? (amount > most ? refuse("class-not-payable", { amount: amount - most }) : null);
  if (refused?.kind === "refused") {
    return accept({ ...draft, stage: { kind: "tender" }, notice: refused.refusal }, { sound: "error" });
  }
  const { key, basket } = stamp;
  return accept(
    { ...draft, stage: { kind: "paying", key, amount }, notice: null },
    { facts: [{ kind: "pay-intent", data: { key, ...payer, amount, basket } }], effects: [{ kind: "pay", key }] },
  );
}

function hearOutcome(state: State, key: string, outcome: MoneyOutcome, stamp: Stamp): Verdict {
  const intent = state.book.intents[key];
  if (!intent || intent.state !== "open") return refuse("late-outcome");
  const { draft } = state;
  const { wallet, customer, member, amount } = intent;
  const reasoned = (reason: string) => ({ key, wallet, amount, reason });
  switch (outcome.kind) {
    case "captured":
      return closeSale(state, [{ key, amount, authority: outcome.authority, payer: { wallet, customer, member } }]);
    case "declined":
      return accept(
        { ...draft, stage: { kind: "tender" }, notice: { code: "paid-declined", text: outcome.code } },
        { facts: [{ kind: "pay-declined", data: reasoned(outcome.code) }], sound: "error" },
      );
    case "not-sent":
      return accept(
        { ...draft, stage: { kind: "tender" }, notice: { code: "emoney-away" } },
        {
          facts: [{ kind: "pay-not-charged", data: reasoned(outcome.code) }],
          effects: [{ kind: "resolve", key }],
          sound: "error",
        },
      );
    case "fault":
    case "unknown":
      return accept(
        { ...draft, stage: { kind: "unknown", for: "pay", key, amount, sinceMs: stamp.nowMs }, notice: null },
        {
          facts: [{ kind: "pay-unknown", data: reasoned(outcome.code) }],
          effects: [{ kind: "resolve", key }],
          sound: "error",
        },
      );
  }
}

export function decidePay(state: State, command: Command, stamp: Stamp): Verdict | null {
  switch (command.kind) {
    case "tap":
      return tap(state, command.card, command.presentAtStart);
    case "unreadable":
      return refuse(command.device === "reader" ? "card-unreadable" : "code-unreadable");
    case "balance-read":
      return hearBalance(state, command.payer, command.answer, stamp);
    case "pay-outcome":
      return hearOutcome(state, command.key, command.outcome, stamp);
    case "balance-after": {
      const { stage } = state.draft;
      if (stage.kind !== "done" || stage.done.of === "close" || stage.done.seq !== command.seq)
        return refuse("late-balance");
      return accept({ ...state.draft, stage: { kind: "done", done: { ...stage.done, balance: command.balance } } });
    }
    default:
      return null;
  }
}

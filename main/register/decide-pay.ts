import { awayCode } from "./away-code.ts";
import { beginPayment, payFrom } from "./begin-payment.ts";
import { refuseCardPolicy, refuseOldDenyList } from "./card-policy.ts";
import { refuseSecondCharge } from "./charge-limit.ts";
import { closeSale } from "./close-sale.ts";
import type { BalanceAnswer, Command, MoneyOutcome } from "./command.ts";
import { openCharge, openDeferred } from "./decide-charge.ts";
import { openInquiry } from "./decide-inquiry.ts";
import { sellOnTrust } from "./decide-trust.ts";
import type { Payer } from "./draft.ts";
import { goOn } from "./go-on.ts";
import { refuseIntent, refuseMoney } from "./guard.ts";
import { isMismatch } from "./hear-charge.ts";
import { hearFault } from "./hear-fault.ts";
import { payerOf } from "./payer.ts";
import { isTrusting } from "./trust.ts";
import { type Effect, type Stamp, type State, type Verdict, accept, refuse } from "./verdict.ts";

/** What is said of a reading that came to nothing. */
const unreadable = { reader: "card-unreadable", scanner: "code-unreadable", keys: "code-wrong" } as const;

type Tap = Command & { readonly kind: "tap" };

function tap(state: State, { card, presentAtStart, denyAgeMs, heldMs, gateMs }: Tap, stamp: Stamp): Verdict {
  const { draft } = state;
  const { stage } = draft;
  if (stage.kind !== "card" || stage.for === "desk") return refuse("tap-not-now");
  if (presentAtStart) return refuse("present-at-start");
  // Laid down for the screen before: in a stall, the finger that asked for a card may be heard before the card.
  if (heldMs !== undefined && gateMs !== undefined && heldMs > gateMs) return refuse("tap-early");
  if (card.kind === "unknown") return refuse("card-unknown");
  if (card.kind === "stopped") return refuse("card-stopped");
  const { payer } = card;
  const { for: purpose, amount } = stage;
  // What is only looked up waits for nothing; a second charge says that it waits for the first.
  const second = purpose === "charge" ? refuseSecondCharge(state, payer.wallet) : null;
  const held = refuseMoney(state) ?? second ?? refuseIntent(state, purpose === "balance" ? null : payer.wallet);
  if (held) return held;
  if (state.emoney === "down") {
    if (purpose === "pay" && isTrusting(state, stamp.nowMs)) return sellOnTrust(state, payer, amount, stamp, denyAgeMs);
    return (purpose === "charge" ? openDeferred(state, payer) : null) ?? refuse(awayCode(purpose));
  }
  const refused = refuseCard(state, payer, denyAgeMs);
  if (refused) return refused;
  const effect: Effect = purpose === "meal" ? { kind: "meal-rest", payer } : { kind: "balance", payer };
  return accept(
    { ...draft, stage: { kind: "reading", for: purpose, amount, payer }, notice: null },
    { effects: [effect], sound: "tap" },
  );
}

/** What a card alone may not do. The stage stays: an app's barcode says more than a card, and may go on. */
function refuseCard(state: State, payer: Payer, denyAgeMs: number | null | undefined): Verdict | null {
  const { stage, captured } = state.draft;
  if (stage.kind !== "card") return null;
  const isPaying = stage.for === "pay" || stage.for === "meal";
  const old = isPaying ? refuseOldDenyList(state, denyAgeMs) : null;
  if (old) return old;
  if (stage.for === "pay") return refuseCardPolicy(state, payer.wallet, stage.amount);
  // Headquarters counts a sale's meal money as one member's.
  const isOthers = captured.some((part) => part.money === "meal" && part.payer.member !== payer.member);
  return stage.for === "meal" && isOthers ? refuse("meal-one") : null;
}

function hearBalance(state: State, payer: Payer, answer: BalanceAnswer, stamp: Stamp): Verdict {
  const { draft } = state;
  const { stage } = draft;
  if (stage.kind !== "reading" || stage.for === "meal" || stage.payer.wallet !== payer.wallet)
    return refuse("late-balance");
  const again = { ...draft, stage: { kind: "card" as const, for: stage.for, amount: stage.amount } };
  if (answer.kind === "refused")
    return accept({ ...again, notice: { code: "paid-declined", text: answer.code } }, { sound: "error" });
  if (answer.kind === "away") {
    const deferred = stage.for === "charge" ? openDeferred(state, payer) : null;
    if (deferred) return deferred;
    const before = { kind: stage.for === "pay" ? ("tender" as const) : ("sale" as const) };
    return accept({ ...draft, stage: before, notice: { code: awayCode(stage.for) } }, { sound: "error" });
  }
  if (stage.for === "balance") return openInquiry(state, payer);
  if (answer.suspended) return accept({ ...again, notice: { code: "wallet-suspended" } }, { sound: "error" });
  if (stage.for === "charge") return openCharge(state, payer, answer);
  return payFrom(state, payer, answer.total, stage.amount, stamp);
}

function hearOutcome(state: State, key: string, outcome: MoneyOutcome, stamp: Stamp): Verdict | null {
  const intent = state.book.intents[key];
  // What is taken again of a return is no basket's money.
  if (intent?.of !== undefined) return null;
  if (!intent || intent.state !== "open") return refuse("late-outcome");
  const { draft } = state;
  const { stage } = draft;
  const { wallet, amount, money, leave } = intent;
  const data = (reason: string) => ({ key, wallet, amount, reason });
  const tender = { ...draft, stage: { kind: "tender" as const } };
  switch (outcome.kind) {
    case "captured": {
      const more = { ...(money === undefined ? {} : { money }), ...(leave === undefined ? {} : { leave }) };
      const { authority } = outcome;
      const closed = closeSale(state, [{ key, amount, authority, payer: payerOf(intent), ...more }]);
      return stage.kind === "paying" && stage.restBy !== undefined ? goOn(state, closed, stage.restBy) : closed;
    }
    case "declined":
      return accept(
        { ...tender, notice: { code: "paid-declined", text: outcome.code } },
        { facts: [{ kind: "pay-declined", data: data(outcome.code) }], sound: "error" },
      );
    case "not-sent": {
      const release: Effect[] = leave === undefined ? [] : [{ kind: "release-meal", leave }];
      return accept(
        { ...tender, notice: whyNotSent(outcome.code, money) },
        {
          facts: [{ kind: "pay-not-charged", data: data(outcome.code) }],
          effects: [...release, { kind: "resolve", key }],
          sound: "error",
        },
      );
    }
    case "fault":
    case "unknown": {
      // The answer was a booking, but not ours: no look-up makes that good. Of another fault it tells.
      if (outcome.kind === "fault" && isMismatch(outcome.code)) return hearFault(state, key, outcome.code);
      return accept(
        { ...draft, stage: { kind: "unknown", for: "pay", key, amount, sinceMs: stamp.nowMs }, notice: null },
        {
          facts: [{ kind: "pay-unknown", data: data(outcome.code) }],
          effects: [{ kind: "resolve", key }],
          sound: "error",
        },
      );
    }
  }
}

function whyNotSent(code: string, money: "meal" | undefined) {
  if (code === "barcode-gone") return { code };
  return money === "meal" ? { code: "meal-away" } : { code: "emoney-away" };
}

/** Of a wallet that is short: what it holds is taken first, the rest another way. */
export function takeWhatThereIs(state: State, part: number | undefined, stamp: Stamp): Verdict {
  const { stage } = state.draft;
  if (stage.kind !== "short") return refuse("not-now");
  const amount = part ?? stage.balance;
  if (amount === 0 || amount > stage.balance) return refuse("part-over", { amount: stage.balance });
  return beginPayment(state, stage.payer, amount, stamp);
}

export function decidePay(state: State, command: Command, stamp: Stamp): Verdict | null {
  switch (command.kind) {
    case "tap":
      return tap(state, command, stamp);
    case "unreadable":
      return refuse(unreadable[command.device]);
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

import { payable } from "./allocate.ts";
import { closeSale } from "./close-sale.ts";
import type { Command } from "./command.ts";
import { beginPayment } from "./decide-pay.ts";
import type { Draft, Payer } from "./draft.ts";
import { refuseIntent, refuseMoney, settingsOf } from "./guard.ts";
import { dueOf, journalLines, paidOf } from "./sale.ts";
import { type Stamp, type State, type Verdict, accept, refuse } from "./verdict.ts";

function isEmpty(draft: Draft): boolean {
  return !draft.lines.some((line) => !line.void);
}

function openTender(state: State): Verdict {
  const { draft } = state;
  if (draft.stage.kind !== "sale") return refuse("not-now");
  if (isEmpty(draft)) return refuse("basket-empty");
  return refuseMoney(state) ?? accept({ ...draft, stage: { kind: "tender" }, notice: null });
}

/** Counts cash into the open basket; what was given beyond `amount` is change. */
function withCash(draft: Draft, amount: number, given: number): Draft {
  return given > 0 ? { ...draft, taken: [...draft.taken, { kind: "cash", amount, given }] } : draft;
}

function takeCash(state: State, given: number, stamp: Stamp): Verdict {
  const { draft } = state;
  const { stage } = draft;
  if (stage.kind === "short") return takeRest(state, stage.payer, stage.balance, given, stamp);
  if (stage.kind !== "tender" && stage.kind !== "sale") return refuse("not-now");
  if (isEmpty(draft)) return refuse("basket-empty");
  const held = refuseMoney(state);
  if (held) return held;
  const due = dueOf(draft);
  if (given >= due) return closeSale({ ...state, draft: withCash(draft, due, given) }, []);
  if (given === 0) return refuse("cash-short", { amount: due });
  const counted = withCash(draft, given, given);
  return accept({ ...counted, stage: { kind: "tender" }, notice: { code: "cash-taken", amount: due - given } });
}

/** What the card lacks is counted first, so that the capture closes the sale in one commit. */
function takeRest(state: State, payer: Payer, balance: number, given: number, stamp: Stamp): Verdict {
  const lacking = dueOf(state.draft) - balance;
  if (given < lacking) return refuse("cash-short", { amount: lacking - given });
  const held = refuseMoney(state) ?? refuseIntent(state, payer.wallet);
  if (held) return held;
  const counted = { ...state, draft: withCash(state.draft, lacking, given) };
  return balance === 0 ? closeSale(counted, []) : beginPayment(counted, payer, balance, stamp);
}

function askCard(state: State): Verdict {
  const { draft } = state;
  if (draft.stage.kind !== "sale" && draft.stage.kind !== "tender") return refuse("not-now");
  if (isEmpty(draft)) return refuse("basket-empty");
  const held = refuseMoney(state) ?? refuseIntent(state, null);
  if (held) return held;
  if (state.emoney === "down") return refuse("emoney-away");
  const settings = settingsOf(state);
  const amount = dueOf(draft);
  if (amount === 0) return closeSale(state, []);
  const most = payable(journalLines(draft.lines), paidOf(draft), "emoney", settings.classes);
  if (most < amount) return refuse("class-not-payable", { amount: amount - most });
  const limit = settings.policy.card.per_sale;
  if (amount > limit) return refuse("card-limit-sale", { amount: limit });
  return accept({ ...draft, stage: { kind: "card", for: "pay", amount }, notice: null });
}

/** One step back, as long as no money is on its way. Cash already counted stays counted until the sale is cancelled. */
function stepBack(state: State): Verdict {
  const { draft } = state;
  switch (draft.stage.kind) {
    case "tender":
      return draft.taken.length > 0 || draft.captured.length > 0
        ? refuse("cash-in-hand", { amount: draft.taken.reduce((sum, { given }) => sum + given, 0) })
        : accept({ ...draft, stage: { kind: "sale" }, notice: null });
    case "short":
      return accept({ ...draft, stage: { kind: "tender" }, notice: null });
    case "card":
    case "reading":
      return accept({ ...draft, stage: { kind: draft.stage.for === "pay" ? "tender" : "sale" }, notice: null });
    case "charge":
      return accept({ ...draft, stage: { kind: "sale" }, notice: null });
    default:
      return refuse("not-now");
  }
}

export function decideTender(state: State, command: Command, stamp: Stamp): Verdict | null {
  switch (command.kind) {
    case "tender":
      return openTender(state);
    case "cash":
      return takeCash(state, command.given, stamp);
    case "emoney":
      return askCard(state);
    case "back":
      return stepBack(state);
    case "next":
      return state.draft.stage.kind === "done"
        ? accept({ ...state.draft, stage: { kind: "sale" }, notice: null })
        : refuse("not-now");
    default:
      return null;
  }
}

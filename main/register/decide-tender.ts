import { beginPayment } from "./begin-payment.ts";
import { closeSale } from "./close-sale.ts";
import type { Command } from "./command.ts";
import { takeWhatThereIs } from "./decide-pay.ts";
import { cancelTray } from "./decide-tray.ts";
import type { Draft, Stage } from "./draft.ts";
import { refuseIntent, refuseMoney } from "./guard.ts";
import { askPart, isEmpty } from "./part.ts";
import { dueOf } from "./sale.ts";
import { isTrusting } from "./trust.ts";
import { type Stamp, type State, type Verdict, accept, refuse } from "./verdict.ts";

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
  if (stage.kind === "short") return takeRest(state, stage, given, stamp);
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

/** What the wallet lacks is counted first, so that the capture closes the sale in one commit. */
function takeRest(state: State, stage: Stage & { readonly kind: "short" }, given: number, stamp: Stamp): Verdict {
  const { payer, balance, due } = stage;
  const lacking = due - balance;
  if (given < lacking) return refuse("cash-short", { amount: lacking - given });
  const held = refuseMoney(state) ?? refuseIntent(state, payer.wallet);
  if (held) return held;
  const draft = withCash(state.draft, lacking, given);
  if (balance > 0) return beginPayment({ ...state, draft }, payer, balance, stamp);
  const left = dueOf(draft);
  if (left === 0) return closeSale({ ...state, draft }, []);
  return accept({ ...draft, stage: { kind: "tender" }, notice: { code: "cash-taken", amount: left } });
}

/** Above what a card alone may pay the prompt opens all the same: the app's barcode may pay it. */
function askCard(state: State, part: number | undefined, stamp: Stamp): Verdict {
  const { draft } = state;
  if (draft.stage.kind === "short") return takeWhatThereIs(state, part, stamp);
  if (draft.stage.kind !== "sale" && draft.stage.kind !== "tender") return refuse("not-now");
  const amount = askPart(state, part);
  if (typeof amount !== "number") return amount;
  if (state.emoney === "down" && !isTrusting(state, stamp.nowMs)) return refuse("emoney-away");
  return accept({ ...draft, stage: { kind: "card", for: "pay", amount }, notice: null });
}

/** Money of the open basket in hand: it goes back by cancelling only. */
function holdBack({ taken, captured }: Draft): Verdict | null {
  if (captured.length > 0)
    return refuse("money-in-hand", { amount: captured.reduce((sum, { amount }) => sum + amount, 0) });
  if (taken.length === 0) return null;
  return refuse("cash-in-hand", { amount: taken.reduce((sum, { given }) => sum + given, 0) });
}

/** One step back, as long as no money is on its way. Null: a stage of another's. */
function stepBack(state: State): Verdict | null {
  const { draft } = state;
  const to = (kind: "sale" | "tender"): Verdict => accept({ ...draft, stage: { kind }, notice: null });
  switch (draft.stage.kind) {
    case "tender":
      return holdBack(draft) ?? to("sale");
    case "short":
    case "meal-offer":
    case "tray-asking":
      return to("tender");
    case "tray":
      return cancelTray(state);
    case "card":
    case "reading":
    case "reading-code":
      return to(draft.stage.for === "pay" || draft.stage.for === "meal" ? "tender" : "sale");
    case "charge":
      return to("sale");
    case "sale":
    case "paying":
    case "charging":
    case "charge-return":
    case "unknown":
    case "done":
      return refuse("not-now");
    default:
      return null;
  }
}

export function decideTender(state: State, command: Command, stamp: Stamp): Verdict | null {
  switch (command.kind) {
    case "tender":
      return openTender(state);
    case "cash":
      return takeCash(state, command.given, stamp);
    case "emoney":
      return askCard(state, command.amount, stamp);
    case "back":
      return stepBack(state);
    case "next":
      return state.draft.stage.kind === "done"
        ? accept({ ...state.draft, stage: { kind: "sale" }, notice: null })
        : null;
    default:
      return null;
  }
}

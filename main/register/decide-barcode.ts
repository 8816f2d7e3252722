import { awayCode } from "./away-code.ts";
import { payFrom } from "./begin-payment.ts";
import type { BarcodeAnswer, Command, SeenCode } from "./command.ts";
import { openCharge } from "./decide-charge.ts";
import { openInquiry } from "./decide-inquiry.ts";
import type { Notice, Purpose } from "./draft.ts";
import { takesTaps } from "./express.ts";
import { refuseIntent, refuseMoney } from "./guard.ts";
import { askPart } from "./part.ts";
import { type Stamp, type State, type Verdict, accept, refuse } from "./verdict.ts";

/** Codes that a member's app reads itself: a register must not take them. */
const refused = {
  cashtray: "code-cashtray",
  bill: "code-bill",
  check: "code-check",
  pokeregi: "code-pokeregi",
} as const;

/** A code that is no article. On the screens of the card desk it is that desk's, and on those of a return a receipt is that one's. */
function seeCode(state: State, code: SeenCode): Verdict | null {
  const { kind } = state.draft.stage;
  if (kind.startsWith("desk")) return null;
  if (code.kind === "customer-side") return refuse(refused[code.what]);
  if (code.kind === "receipt") return kind.startsWith("refund") ? null : refuse("code-receipt");
  return seeBarcode(state, code.handle);
}

/** An app's barcode pays where a way to pay is asked for, and in express mode what is rung up; elsewhere it is said what to press. */
function seeBarcode(state: State, handle: string): Verdict {
  const { draft } = state;
  const { stage } = draft;
  switch (stage.kind) {
    case "card":
      if (stage.for === "meal") return refuse("meal-by-card");
      if (stage.for === "desk") return refuse("barcode-not-now");
      return readCode(state, stage.for, stage.amount, handle);
    case "tender":
      return payAll(state, handle);
    case "sale":
      if (takesTaps(state)) return payAll(state, handle);
      return refuse(draft.lines.length > 0 ? "barcode-shows" : "barcode-empty");
    case "done":
      return refuse("barcode-empty");
    // The same barcode under the scanner for a moment too long.
    case "reading-code":
    case "paying":
      return refuse("late-balance");
    default:
      return refuse("barcode-not-now");
  }
}

function payAll(state: State, handle: string): Verdict {
  const amount = askPart(state);
  return typeof amount === "number" ? readCode(state, "pay", amount, handle) : amount;
}

function readCode(state: State, purpose: Purpose, amount: number, handle: string): Verdict {
  const held = refuseMoney(state) ?? refuseIntent(state, null);
  if (held) return held;
  if (state.emoney === "down") return refuse(awayCode(purpose));
  return accept(
    { ...state.draft, stage: { kind: "reading-code", for: purpose, amount, handle }, notice: null },
    { effects: [{ kind: "read-barcode", handle }], sound: "tap" },
  );
}

/** Why this barcode will not do for what it was shown for. */
function whyNot(answer: BarcodeAnswer & { kind: "answer" }, purpose: Purpose): Notice | null {
  if (answer.money === "meal") return { code: "barcode-meal" };
  const both = answer.pay !== null && answer.charge !== null ? answer.pay : null;
  const text = purpose === "pay" ? answer.pay : purpose === "charge" ? answer.charge : both;
  if (text !== null) return { code: "barcode-refused", text };
  return purpose !== "balance" && answer.balance.suspended ? { code: "wallet-suspended" } : null;
}

function hearBarcode(state: State, handle: string, answer: BarcodeAnswer, stamp: Stamp): Verdict {
  const { draft } = state;
  const { stage } = draft;
  if (stage.kind !== "reading-code" || stage.handle !== handle) return refuse("late-balance");
  const { for: purpose, amount } = stage;
  const again = (notice: Notice): Verdict =>
    accept({ ...draft, stage: { kind: "card", for: purpose, amount }, notice }, { sound: "error" });
  if (answer.kind === "refused") return again({ code: "barcode-refused", text: answer.code });
  if (answer.kind === "away") {
    const before = { kind: purpose === "pay" ? ("tender" as const) : ("sale" as const) };
    return accept({ ...draft, stage: before, notice: { code: awayCode(purpose) } }, { sound: "error" });
  }
  const why = whyNot(answer, purpose);
  if (why) return again(why);
  const { payer, balance } = answer;
  if (purpose === "balance") return openInquiry(state, payer);
  if (purpose === "charge") return openCharge(state, payer, balance);
  const parked = refuseIntent(state, payer.wallet);
  return parked?.kind === "refused" ? again(parked.refusal) : payFrom(state, payer, balance.total, amount, stamp);
}

export function decideBarcode(state: State, command: Command, stamp: Stamp): Verdict | null {
  switch (command.kind) {
    case "app-code":
      return seeCode(state, command.code);
    case "barcode-read":
      return hearBarcode(state, command.handle, command.answer, stamp);
    default:
      return null;
  }
}

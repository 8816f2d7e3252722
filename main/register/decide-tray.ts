import { closeSale } from "./close-sale.ts";
import type { Command } from "./command.ts";
import type { Draft, Notice } from "./draft.ts";
import { refuseIntent, refuseMoney } from "./guard.ts";
import { hearFault, holdsKey } from "./hear-fault.ts";
import { askPart } from "./part.ts";
import { type Stamp, type State, type Verdict, accept, refuse } from "./verdict.ts";

/** The code is made before anything is journalled: it moves no money, and nobody sees it yet. */
function ask(state: State): Verdict {
  const { draft } = state;
  const { stage } = draft;
  const isCard = stage.kind === "card" && stage.for === "pay";
  if (stage.kind !== "sale" && stage.kind !== "tender" && !isCard) return refuse("not-now");
  const amount = askPart(state, stage.kind === "card" ? stage.amount : undefined);
  if (typeof amount !== "number") return amount;
  if (state.emoney === "down") return refuse("emoney-away");
  return accept(
    { ...draft, stage: { kind: "tray-asking", amount }, notice: null },
    { effects: [{ kind: "show-tray", amount }] },
  );
}

function hearShown(state: State, { amount, answer }: Command & { kind: "tray-shown" }, stamp: Stamp): Verdict {
  const { draft } = state;
  const { stage } = draft;
  // The cashier went another way: a code that nobody saw runs out by itself.
  if (stage.kind !== "tray-asking" || stage.amount !== amount) return refuse("late-outcome");
  const back = (notice: Notice): Verdict => accept({ ...draft, stage: { kind: "tender" }, notice }, { sound: "error" });
  if (answer.kind === "refused") return back({ code: "paid-declined", text: answer.code });
  if (answer.kind === "away") return back({ code: "emoney-away" });
  const held = refuseMoney(state) ?? refuseIntent(state, null);
  if (held?.kind === "refused") return back(held.refusal);
  const { key, basket } = stamp;
  const { id: tray, url, expiresAtMs } = answer;
  return accept(
    { ...draft, stage: { kind: "tray", key, amount, url, expiresAtMs, isCancelling: false }, notice: null },
    {
      facts: [{ kind: "pay-intent", data: { key, wallet: "", customer: "", amount, basket, via: "tray", tray } }],
      effects: [{ kind: "poll-tray", key }],
    },
  );
}

/** Taken back at the authority before anything else may be taken: the member may have been faster. */
export function cancelTray({ draft }: State): Verdict {
  const { stage } = draft;
  if (stage.kind !== "tray" || stage.isCancelling) return refuse("not-now");
  return accept(
    { ...draft, stage: { ...stage, isCancelling: true }, notice: null },
    { effects: [{ kind: "cancel-tray", key: stage.key }] },
  );
}

/** The sentence for a code that was not paid by; null where the cashier took it back. */
function overNotice(code: string): Notice | null {
  if (code === "tray-cancelled") return null;
  return code === "cashtray_expired" ? { code: "tray-expired" } : { code: "tray-failed", text: code };
}

function hearTold(state: State, { key, told }: Command & { kind: "tray-told" }, stamp: Stamp): Verdict {
  const { draft, book } = state;
  const intent = book.intents[key];
  if (!intent || intent.via !== "tray") return refuse("late-outcome");
  const { wallet, amount } = intent;
  const isHere = holdsKey(draft, key);
  switch (told.kind) {
    case "captured": {
      if (intent.state === "refund-due") return accept(draft, { effects: [{ kind: "refund", key }] });
      const { payer, authority } = told;
      if (isHere) return closeSale(state, [{ key, amount, authority, payer }]);
      const due = { key, wallet: payer.wallet, amount, authority };
      return accept(
        { ...draft, notice: { code: "refund-due", amount } },
        { facts: [{ kind: "pay-refund-due", data: due }], effects: [{ kind: "refund", key }], sound: "error" },
      );
    }
    case "over": {
      const over: Draft = isHere ? { ...draft, stage: { kind: "tender" }, notice: overNotice(told.code) } : draft;
      const isSaid = isHere && overNotice(told.code) !== null;
      return accept(over, {
        facts: [{ kind: "pay-declined", data: { key, wallet, amount, reason: told.code } }],
        ...(isSaid ? { sound: "error" as const } : {}),
      });
    }
    case "fault":
      return hearFault(state, key, told.code);
    case "unknown":
      if (intent.state !== "open") return refuse("late-outcome");
      return accept(
        { ...draft, stage: { kind: "unknown", for: "pay", key, amount, sinceMs: stamp.nowMs }, notice: null },
        {
          facts: [{ kind: "pay-unknown", data: { key, wallet, amount, reason: told.code } }],
          effects: [{ kind: "resolve", key }],
          sound: "error",
        },
      );
  }
}

export function decideTray(state: State, command: Command, stamp: Stamp): Verdict | null {
  switch (command.kind) {
    case "tray":
      return ask(state);
    case "tray-shown":
      return hearShown(state, command, stamp);
    case "tray-told":
      return hearTold(state, command, stamp);
    default:
      return null;
  }
}

import { mayDefer, mostCharge, refuseSecondCharge } from "./charge-limit.ts";
import type { BalanceAnswer, Command } from "./command.ts";
import type { Notice, Payer, Stage } from "./draft.ts";
import { refuseIntent, refuseMoney, settingsOf } from "./guard.ts";
import { hearCharge, hearCollected, hearNotFound } from "./hear-charge.ts";
import { namedBy } from "./payer.ts";
import { type Stamp, type State, type Verdict, accept, refuse } from "./verdict.ts";

/** Cash is counted at an empty counter only, and never while another sum is on its way. */
function askCard(state: State): Verdict {
  const { draft } = state;
  const { stage } = draft;
  if (stage.kind !== "sale" && stage.kind !== "done") return refuse("not-now");
  if (stage.kind === "sale" && draft.lines.length > 0) return refuse("charge-not-empty");
  const held = refuseMoney(state) ?? refuseIntent(state, null);
  if (held) return held;
  if (state.emoney === "down" && !mayDefer(state)) return refuse("charge-away");
  return accept({ ...draft, stage: { kind: "card", for: "charge", amount: 0 }, notice: null });
}

function askAgain({ draft }: State, notice: Notice): Verdict {
  return accept({ ...draft, stage: { kind: "card", for: "charge", amount: 0 }, notice }, { sound: "error" });
}

/** Another card is waited for where this one may not be charged; otherwise what may be charged is shown, before any cash is taken. */
function openFor(state: State, payer: Payer, show: () => Stage & { kind: "charge" }, why: Notice | null): Verdict {
  const held = refuseMoney(state) ?? refuseIntent(state, null) ?? refuseSecondCharge(state, payer.wallet);
  if (held?.kind === "refused") return askAgain(state, held.refusal);
  return accept({ ...state.draft, stage: show(), notice: why });
}

/** The balance was read, by card or by the app's barcode: shows it and what may be charged. */
export function openCharge(state: State, payer: Payer, answer: BalanceAnswer & { kind: "answer" }): Verdict {
  const { most, why } = mostCharge(state, payer.wallet, answer);
  return openFor(state, payer, () => ({ kind: "charge", payer, balance: answer.total, most }), why);
}

/**
 * The authority is away, and a card was tapped: what may be charged without knowing the balance. Null where that is not allowed,
 * by an app's barcode (nobody could say whose it is) or while the authority is there.
 */
export function openDeferred(state: State, payer: Payer): Verdict | null {
  if (!mayDefer(state) || payer.via !== undefined) return null;
  const { most, why } = mostCharge(state, payer.wallet, null);
  return openFor(
    state,
    payer,
    () => ({ kind: "charge", payer, balance: 0, most, deferred: true }),
    why ?? { code: "charge-offline" },
  );
}

function takeCash(state: State, amount: number, given: number, stamp: Stamp): Verdict {
  const { draft } = state;
  const { stage } = draft;
  if (stage.kind !== "charge") return refuse("not-now");
  const { payer } = stage;
  const held =
    refuseMoney(state) ?? refuseIntent(state, null) ?? refuseSecondCharge(state, payer.wallet) ?? refuseRoad(state);
  if (held) return held;
  // The balance can be read again: what may be charged is known better then.
  if (stage.deferred && state.emoney === "up") return askAgain(state, { code: "charge-online" });
  const { unit } = settingsOf(state).charge;
  if (amount === 0 || amount % unit !== 0) return refuse("charge-unit", { amount: unit });
  if (amount > stage.most) return refuse("charge-over", { amount: stage.most });
  if (given < amount) return refuse("cash-short", { amount: amount - given });
  return intend(state, payer, { amount, given }, stamp);
}

/** The road went away after the balance was read: cash is taken only for what can be sent, or may wait. */
function refuseRoad(state: State): Verdict | null {
  const { stage } = state.draft;
  if (state.emoney !== "down" || stage.kind !== "charge") return null;
  return mayDefer(state) && stage.payer.via === undefined ? null : refuse("charge-away");
}

/** Cash is in the drawer with this commit; the request leaves after it, or waits for the authority. */
function intend(state: State, payer: Payer, { amount, given }: { amount: number; given: number }, stamp: Stamp) {
  const { draft, book } = state;
  const { key } = stamp;
  const { wallet, via, handle } = payer;
  const change = given - amount;
  const isDeferred = state.emoney === "down" || (draft.stage.kind === "charge" && draft.stage.deferred === true);
  const data = {
    key,
    ...namedBy(payer),
    amount,
    given,
    change,
    ...(via === "barcode" ? { via } : {}),
    ...(isDeferred ? { deferred: true as const } : {}),
  };
  const facts = [
    { kind: "charge-intent" as const, data },
    { kind: "drawer-kick" as const, data: { for: key } },
  ];
  const kick = { device: "drawer" as const, what: { kind: "kick" as const } };
  if (!isDeferred) {
    return accept(
      { ...draft, stage: { kind: "charging", key, amount, change }, notice: null },
      { facts, jobs: [kick], effects: [{ kind: "charge", key, ...(handle === undefined ? {} : { handle }) }] },
    );
  }
  const figures = { seq: book.seq + 1, amount, change, wallet, balance: null, unknown: false };
  return accept(
    {
      ...draft,
      stage: { kind: "done", done: { of: "charge", ...figures, deferred: true } },
      notice: { code: "charge-deferred", amount },
    },
    {
      facts,
      jobs: [kick, { device: "printer", what: { kind: "charge-slip", copy: 0 } }],
      effects: [{ kind: "collect", key }],
      sound: "done",
    },
  );
}

/** Cash goes back only after the authority rejected the charge, is known not to have posted it, or took it back. */
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
      return hearCharge(state, command.key, command.outcome, stamp);
    case "charge-returned":
      return returnCash(state, command.key);
    case "collect-outcome":
      return state.book.intents[command.key]?.kind === "charge"
        ? hearCollected(state, command.key, command.outcome)
        : null;
    case "resolved":
      return command.as === "not-charged" ? hearNotFound(state, command.key, command.code) : null;
    default:
      return null;
  }
}

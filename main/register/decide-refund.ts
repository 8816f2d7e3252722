import type { Command, SaleAnswer, SaleBy } from "./command.ts";
import type { Draft } from "./draft.ts";
import { refuseMoney } from "./guard.ts";
import { hearGranted, release, stepBack, take } from "./refund-ask.ts";
import type { Pick, RefundSale } from "./refund-stage.ts";
import { hearCredit, hearRefunded, hearRefused } from "./refund-told.ts";
import { type Stamp, type State, type Verdict, accept, refuse } from "./verdict.ts";

/** Only between two sales, or from the search itself: a basket is never left for a return. */
function refuseOpening({ draft: { stage, lines, taken, captured } }: State): Verdict | null {
  const isSearching = stage.kind === "refund-find" || stage.kind === "refund";
  if (stage.kind !== "sale" && stage.kind !== "done" && !isSearching) return refuse("not-now");
  const isEmpty = lines.length === 0 && taken.length === 0 && captured.length === 0;
  return stage.kind === "sale" && !isEmpty ? refuse("refund-not-empty") : null;
}

function open(state: State): Verdict {
  const { draft } = state;
  if (draft.stage.kind === "refund-find" || draft.stage.kind === "refund") return refuse("not-now");
  const held = refuseOpening(state) ?? refuseMoney(state);
  return held ?? accept({ ...draft, stage: { kind: "refund-find" }, notice: null });
}

function find(state: State, by: SaleBy): Verdict {
  const { draft } = state;
  const held = refuseOpening(state) ?? refuseMoney(state);
  if (held) return held;
  return accept(
    { ...draft, stage: { kind: "refund-finding" }, notice: null },
    { effects: [{ kind: "find-sale", by }], sound: "scan" },
  );
}

/** A whole receipt number, or only its last part: a sale of this register. */
function findNumber(state: State, text: string): Verdict {
  const said = text.normalize("NFKC").trim();
  if (/^[0-9]{1,12}$/u.test(said)) return find(state, { receipt: `${state.reg}-${state.epoch}-${Number(said)}` });
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]{0,31}-[1-9][0-9]{0,14}-[1-9][0-9]{0,14}$/u.test(said)) return refuse("refund-number");
  return find(state, { receipt: said });
}

const known = new Set(["sale-unknown", "receipt-differs", "refund-elsewhere"]);

function hearFound(state: State, answer: SaleAnswer): Verdict {
  const { draft } = state;
  if (draft.stage.kind !== "refund-finding") return refuse("late-outcome");
  const again = (notice: Draft["notice"]): Verdict =>
    accept({ ...draft, stage: { kind: "refund-find" }, notice }, { sound: "error" });
  if (answer.kind === "away") return again({ code: "refund-elsewhere" });
  if (answer.kind === "refused")
    return again(known.has(answer.code) ? { code: answer.code } : { code: "refund-denied", text: answer.code });
  const { sale } = answer;
  if (!sale.lines.some(({ left }) => left > 0)) return again({ code: "refund-nothing-left" });
  return accept({ ...draft, stage: { kind: "refund", sale, picks: [] }, notice: null });
}

/** Other picks are another question: leave that was asked for and not answered is given back. */
function picked(
  { draft }: State,
  choose: (sale: RefundSale, picks: readonly Pick[]) => readonly Pick[] | Verdict,
): Verdict {
  const { stage } = draft;
  const isFree = stage.kind === "refund" || (stage.kind === "refund-asking" && stage.failed !== undefined);
  if (!isFree) return refuse("not-now");
  const { sale } = stage;
  const picks = choose(sale, stage.picks);
  if ("kind" in picks) return picks;
  const next: Draft = { ...draft, stage: { kind: "refund", sale, picks }, notice: null };
  const given = stage.kind === "refund-asking" ? release(next, stage.key) : { draft: next, effects: [] };
  return accept(given.draft, { effects: given.effects, sound: "scan" });
}

function pick(state: State, at: number, qty: number): Verdict {
  return picked(state, ({ lines }, picks) => {
    const line = lines.find((one) => one.at === at);
    if (line === undefined) return refuse("not-now");
    if (qty > line.left) return refuse("refund-over", { amount: line.left });
    const others = picks.filter((one) => one.at !== at);
    return qty === 0 ? others : [...others, { at, qty }].toSorted((a, b) => a.at - b.at);
  });
}

function pickAll(state: State): Verdict {
  return picked(state, ({ lines }) => lines.flatMap(({ at, left }) => (left > 0 ? [{ at, qty: left }] : [])));
}

/** The wallet after its return: shown while the return's own screen stands. */
function hearBalance({ draft }: State, { seq, balance, debt }: Command & { kind: "balance-after" }): Verdict | null {
  const { stage } = draft;
  if (stage.kind !== "done" || stage.done.of !== "refund" || stage.done.seq !== seq) return null;
  const done = { ...stage.done, balance, ...(debt === undefined ? {} : { debt }) };
  return accept({ ...draft, stage: { kind: "done", done } });
}

/** Returns and voids (返品・取引取消): finding the sale, picking what comes back, asking for leave, and what became of the money. */
export function decideRefund(state: State, command: Command, stamp: Stamp): Verdict | null {
  switch (command.kind) {
    case "refund":
      return open(state);
    case "refund-number":
      return findNumber(state, command.receipt);
    case "app-code": {
      const { code } = command;
      if (code.kind !== "receipt") return null;
      const { reg, epoch, seq, hash } = code;
      return find(state, { reg, epoch, seq, hash });
    }
    case "sale-found":
      return hearFound(state, command.answer);
    case "refund-pick":
      return pick(state, command.at, command.qty);
    case "refund-all":
      return pickAll(state);
    case "refund-take":
      return take(state, stamp);
    case "refund-granted":
      return hearGranted(state, command, stamp);
    case "back":
      return stepBack(state);
    case "refunded":
      return hearRefunded(state, command.key, command.authority, stamp);
    case "refund-refused":
      return hearRefused(state, command.key, command.code);
    case "credit-outcome":
      return hearCredit(state, command.key, command.outcome);
    case "balance-after":
      return hearBalance(state, command);
    default:
      return null;
  }
}

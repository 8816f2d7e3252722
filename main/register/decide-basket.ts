import type { Command } from "./command.ts";
import { type Draft, type DraftLine, type Notice, emptyDraft } from "./draft.ts";
import type { Fact } from "./entry.ts";
import { namedBy } from "./payer.ts";
import { journalLines } from "./sale.ts";
import { applyTakeout } from "./takeout.ts";
import { totalOf } from "./totals.ts";
import { type Effect, type Sound, type State, type Verdict, accept, refuse } from "./verdict.ts";

/** A View holds the whole basket and stays within 32 KB. */
const mostLines = 120;
const mostYen = 9_999_999;
/** Where no money is on its way. */
const cancellable: ReadonlySet<Draft["stage"]["kind"]> = new Set(["sale", "tender", "card", "short", "meal-offer"]);

/** A basket may change only while no money of it is on its way: money in hand must be given back first. */
export function isRinging(draft: Draft): boolean {
  return draft.stage.kind === "sale" || draft.stage.kind === "done";
}

/** Leaves the done screen as soon as the next code or key comes; the last sale stays one touch away. */
export function freshBasket(draft: Draft): Draft {
  return draft.stage.kind === "done" ? { ...emptyDraft, last: draft.last } : { ...draft, notice: null };
}

/** The basket with these lines, where a basket may hold them. */
export function withLines(
  state: State,
  draft: Draft,
  lines: readonly DraftLine[],
  { notice, sound }: { readonly notice: Notice | null; readonly sound: Sound } = { notice: null, sound: "scan" },
): Verdict {
  if (lines.length > mostLines) return refuse("basket-full");
  if (totalOf(lines) > mostYen) return refuse("too-much");
  return accept({ ...draft, lines, notice }, { sound });
}

function change(state: State, n: number, edit: (line: DraftLine) => DraftLine): Verdict {
  const { draft } = state;
  if (draft.stage.kind !== "sale") return refuse("not-now");
  const found = draft.lines.find((line) => line.n === n);
  if (!found || found.void) return refuse("not-now");
  return withLines(
    state,
    draft,
    draft.lines.map((line) => (line === found ? edit(line) : line)),
  );
}

/** Ends the open basket. Every part goes back the way it came: cash from the drawer, e-money and meal money to their wallets. */
function cancel(state: State): Verdict {
  const { draft } = state;
  const { lines, taken, captured } = draft;
  if (lines.length === 0 && taken.length === 0 && captured.length === 0) return refuse("basket-empty");
  if (!cancellable.has(draft.stage.kind)) return refuse("not-now");
  const cash = taken.reduce((sum, part) => sum + part.given, 0);
  const backTo = (kind: "meal" | "emoney"): number =>
    captured.reduce((sum, { amount, money = "emoney" }) => (money === kind ? sum + amount : sum), 0);
  const returned = [
    { kind: "meal" as const, amount: backTo("meal") },
    { kind: "emoney" as const, amount: backTo("emoney") },
    { kind: "cash" as const, amount: cash },
  ].filter(({ amount }) => amount > 0);
  const kick: Fact[] = cash > 0 ? [{ kind: "drawer-kick", data: { for: "sale-cancelled" } }] : [];
  const due = captured.map(({ key, amount, authority, payer, money, leave }): Fact => ({
    kind: "pay-refund-due",
    data: {
      key,
      ...namedBy(payer),
      amount,
      authority,
      ...(money === undefined ? {} : { money }),
      ...(leave === undefined ? {} : { leave }),
    },
  }));
  const total = totalOf(lines);
  return accept(
    { ...emptyDraft, last: draft.last, notice: backNotice(cash, backTo("meal") + backTo("emoney")) },
    {
      facts: [
        { kind: "sale-cancelled", data: { lines: journalLines(lines), total, returned, reason: "cashier" } },
        ...kick,
        ...due,
      ],
      jobs: cash > 0 ? [{ device: "drawer", what: { kind: "kick" } }] : [],
      effects: captured.flatMap(({ key, leave }): Effect[] => [
        ...(leave === undefined ? [] : [{ kind: "release-meal" as const, leave }]),
        { kind: "refund", key },
      ]),
      sound: "done",
    },
  );
}

/** What the cashier hands over, and what goes back by itself. */
function backNotice(cash: number, money: number): Notice {
  if (cash > 0) return { code: money > 0 ? "cash-and-money-back" : "cash-back", amount: cash };
  return money > 0 ? { code: "money-back", amount: money } : { code: "cancelled" };
}

export function decideBasket(state: State, command: Command): Verdict | null {
  switch (command.kind) {
    case "line-qty":
      return change(state, command.n, (line) => ({
        ...line,
        qty: command.qty,
        amount: line.unit * command.qty - line.discount,
      }));
    case "line-void":
      return change(state, command.n, (line) => ({ ...line, void: true }));
    case "takeout": {
      if (!isRinging(state.draft)) return refuse("not-now");
      const draft = freshBasket(state.draft);
      return accept(
        { ...draft, takeout: command.on, lines: draft.lines.map((line) => applyTakeout(line, command.on)) },
        { sound: "scan" },
      );
    }
    case "cancel-sale":
      return cancel(state);
    default:
      return null;
  }
}

import { allocate } from "./allocate.ts";
import type { Draft, DraftLine, Payer } from "./draft.ts";
import type { Authority, Line, SaleData, TenderKind } from "./entry.ts";
import { basketOff, offOf, ownOff } from "./price-lines.ts";
import { rebateOf } from "./rebate.ts";
import type { Settings } from "./settings.ts";
import { taxRows } from "./tax.ts";
import { totalOf } from "./totals.ts";
import type { State } from "./verdict.ts";

/** An e-money payment that closes the sale: captured, or sold on trust and therefore without the authority's word. */
export type Capture = {
  readonly key: string;
  readonly amount: number;
  readonly authority?: Authority;
  readonly payer: Payer;
  readonly money?: "meal";
  /** Meal plan: the authorisation it was taken under. */
  readonly leave?: string;
};

/** What the basket still owes, yen: its total less cash counted and money captured. Never negative. */
export function dueOf(draft: Draft): number {
  const inHand = [...draft.taken, ...draft.captured].reduce((sum, part) => sum + part.amount, 0);
  return Math.max(0, totalOf(draft.lines) - inHand);
}

/** Money of the basket already in hand, as tenders. */
export function paidOf({ taken, captured }: Draft): { readonly kind: TenderKind; readonly amount: number }[] {
  return [...captured.map(({ amount, money }) => ({ kind: money ?? ("emoney" as const), amount })), ...taken];
}

/** Plain journal lines: what only the screen needs is left behind. */
export function journalLines(lines: readonly DraftLine[]): Line[] {
  return lines.map((line) => {
    const { code, name, class: goodsClass, rate, tax, qty, unit, discount, amount, kana, nutrition, unlisted } = line;
    const off = offOf(line.cut, ownOff(line));
    return {
      code,
      name,
      class: goodsClass,
      rate,
      tax,
      qty,
      unit,
      discount,
      amount,
      void: line.void,
      ...(kana === undefined ? {} : { kana }),
      ...(nutrition === undefined ? {} : { nutrition }),
      ...(unlisted === undefined ? {} : { unlisted }),
      ...(off === null ? {} : { off }),
    };
  });
}

/** Receipt number that the committing transaction gives out (design: `{reg}-{epoch}-{n}`). */
export function nextReceipt(state: State): string {
  return `${state.reg}-${state.epoch}-${state.book.receipt + 1}`;
}

/** Whose sale it is: his who used the meal plan, else the first whom headquarters knows; null where nobody is known. */
function memberOf(captures: readonly Capture[]): string | null {
  const byPlan = captures.filter(({ money }) => money === "meal");
  return [...byPlan, ...captures].find(({ payer }) => payer.member !== undefined)?.payer.member ?? null;
}

/** The sale as it will be journalled, or null where its tenders do not cover its total to the yen. */
export function composeSale(state: State, settings: Settings, captures: readonly Capture[]): SaleData | null {
  const { draft, book } = state;
  const lines = journalLines(draft.lines);
  const total = totalOf(lines);
  const parts = [
    ...captures.map(({ amount, key, authority, money: kind = "emoney" as const }) => ({
      kind,
      amount,
      key,
      ...(authority === undefined ? {} : { authority }),
    })),
    ...draft.taken.map(({ amount }) => ({ kind: "cash" as const, amount })),
  ].filter(({ amount }) => amount > 0);
  if (parts.reduce((sum, part) => sum + part.amount, 0) !== total) return null;
  const allocated = allocate<(typeof parts)[number]>(lines, parts, settings.classes);
  if (allocated.kind === "refused") return null;
  const { tenders } = allocated;
  const given = draft.taken.reduce((sum, part) => sum + part.given, 0);
  const cash = draft.taken.reduce((sum, part) => sum + part.amount, 0);
  const discount = basketOff(draft);
  return {
    receipt: nextReceipt(state),
    shift: book.shift,
    member: memberOf(captures),
    lines,
    total,
    taxes: taxRows(lines),
    tenders,
    given,
    change: given - cash,
    rebate: rebateOf(tenders, settings.classes, settings.creditor),
    ...(discount === null ? {} : { discount }),
    ...(draft.guests === undefined ? {} : { guests: draft.guests }),
  };
}

import { classOf } from "./class-sums.ts";
import { discountOf } from "./discount.ts";
import type { Draft, DraftLine } from "./draft.ts";
import type { Fact, Off } from "./entry.ts";
import { isSupervisor, refuseWithout } from "./permission.ts";
import type { GiveDiscount } from "./price-command.ts";
import { priceLines, ruleOf, shareSum, withoutCut } from "./price-lines.ts";
import { pricePolicyOf } from "./price-policy.ts";
import type { DiscountDef } from "./price-settings.ts";
import { sum } from "./money.ts";
import { type State, type Verdict, accept, refuse } from "./verdict.ts";

const mostPercent = 100;
const mostYen = 9_999_999;

const isWhole = (said: number | undefined, most: number): said is number =>
  said !== undefined && Number.isInteger(said) && said >= 1 && said <= most;

/** What is taken off, by the key's own figure or by what was keyed in; null = it does not say. */
function figureOf({ kind, value }: DiscountDef, { yen, percent }: GiveDiscount): Pick<Off, "yen" | "percent"> | null {
  const said = kind === "open" ? { yen, percent } : kind === "yen" ? { yen: value } : { percent: value };
  if (said.yen !== undefined && said.percent !== undefined) return null;
  if (isWhole(said.percent, mostPercent)) return { percent: said.percent };
  return isWhole(said.yen, mostYen) ? { yen: said.yen } : null;
}

/** A line that stands and may be changed now. */
export function lineOf({ lines }: Draft, n: number): DraftLine | undefined {
  return lines.find((line) => line.n === n && !line.void);
}

export function mayDiscount({ settings }: State, line: Pick<DraftLine, "class">): boolean {
  return classOf(line.class, settings?.classes ?? []).discountable;
}

function onLine(state: State, n: number, cut: Off): Verdict {
  const { draft } = state;
  const line = lineOf(draft, n);
  if (line === undefined) return refuse("not-now");
  if (!mayDiscount(state, line)) return refuse("discount-class", { text: line.name });
  const gross = line.qty * line.unit;
  if (cut.yen !== undefined && cut.yen > gross) return refuse("discount-over", { amount: gross });
  const amount = discountOf(gross, ruleOf(cut));
  if (amount === 0) return refuse("discount-nothing");
  const lines = draft.lines.map((one) => (one === line ? { ...one, cut } : one));
  return accept({ ...draft, lines, notice: { code: "discounted", amount, text: cut.name } }, { sound: "done" });
}

/** Σ amounts of the lines it may be spread over, after their own discounts. */
function discountableSum(state: State): number {
  const lines = priceLines(state.draft.lines, undefined, state.settings?.classes ?? []);
  return sum(lines.map((line) => (!line.void && mayDiscount(state, line) ? line.amount : 0)));
}

function onBasket(state: State, cut: Off): Verdict {
  const { draft, settings } = state;
  const most = discountableSum(state);
  if (most === 0) return refuse("discount-none");
  if (cut.yen !== undefined && cut.yen > most) return refuse("discount-over", { amount: most });
  const amount = shareSum(priceLines(draft.lines, cut, settings?.classes ?? []));
  if (amount === 0) return refuse("discount-nothing");
  return accept({ ...draft, cut, notice: { code: "discounted", amount, text: cut.name } }, { sound: "done" });
}

/** 値引・割引: on a line or on the basket, in place of the one it had. `by`: the supervisor who let it happen. */
export function giveDiscount(state: State, asked: GiveDiscount, by: string | null): Verdict {
  const { draft, settings } = state;
  const policy = pricePolicyOf(settings);
  const def = policy.discounts.find(
    ({ id, scope }) => id === asked.id && (scope === "line") === (asked.n !== undefined),
  );
  if (def === undefined) return refuse("discount-unknown");
  const figure = figureOf(def, asked);
  if (figure === null) return refuse("discount-figure");
  const { reason } = asked;
  const isKnown = policy.discountReasons.some((one) => one.reason === reason);
  if ((def.reason === true || reason !== undefined) && !isKnown) return refuse("discount-reason");
  const cut: Off = {
    id: def.id,
    name: def.name,
    ...figure,
    ...(reason === undefined ? {} : { reason }),
    ...(by === null ? {} : { by }),
  };
  const given = asked.n === undefined ? onBasket(state, cut) : onLine(state, asked.n, cut);
  if (given.kind === "refused") return given;
  if (by === null) {
    if (def.approve === true && !isSupervisor(state)) return refuse("need-supervisor");
    return refuseWithout(state, "discount") ?? given;
  }
  const { amount = 0 } = given.draft.notice ?? {};
  const fact: Fact = { kind: "approval", data: { for: "discount", by, amount } };
  return draft.stage.kind === "sale" ? { ...given, facts: [fact] } : refuse("not-now");
}

/** Off again: the figure it took goes back into the total. */
export function takeDiscountOff({ draft }: State, n: number | undefined): Verdict {
  const notice = { code: "discount-off" };
  if (n === undefined) {
    const { cut, ...rest } = draft;
    return cut === undefined ? refuse("not-now") : accept({ ...rest, notice }, { sound: "done" });
  }
  const line = lineOf(draft, n);
  if (line?.cut === undefined) return refuse("not-now");
  const plain = withoutCut(line);
  return accept({ ...draft, lines: draft.lines.map((one) => (one === line ? plain : one)), notice }, { sound: "done" });
}

import type { Draft, DraftLine, Priced } from "./draft.ts";
import type { Fact } from "./entry.ts";
import { lineOf, mayDiscount } from "./give-discount.ts";
import { refuseMoney } from "./guard.ts";
import { refuseWithout } from "./permission.ts";
import type { ChangePrice } from "./price-command.ts";
import { pricePolicyOf } from "./price-policy.ts";
import { applyTakeout } from "./takeout.ts";
import { totalOf } from "./totals.ts";
import { type State, type Verdict, accept, refuse } from "./verdict.ts";

const mostYen = 9_999_999;

function withLine(draft: Draft, line: DraftLine, next: DraftLine): readonly DraftLine[] {
  const priced = { ...next, amount: next.qty * next.unit - Math.min(next.discount, next.qty * next.unit) };
  return draft.lines.map((one) => (one === line ? { ...priced, discount: next.qty * next.unit - priced.amount } : one));
}

/** What the line has to remember to be what it was: of prices changed twice, the first. */
function pricedOf({ priced, unit, unitTakeout, unitEatIn }: DraftLine, seq: number): Priced {
  if (priced !== undefined) return { ...priced, seq };
  return {
    was: unit,
    seq,
    ...(unitTakeout === undefined ? {} : { unitTakeout }),
    ...(unitEatIn === undefined ? {} : { unitEatIn }),
  };
}

/**
 * 売価変更: journalled at once, whatever becomes of the basket. The price said by hand stands here and taken out alike.
 * `by`: the supervisor who let it happen; null = whoever is signed on.
 */
export function changePrice(state: State, { n, unit, reason }: ChangePrice, by: string | null): Verdict {
  const { draft, book, settings } = state;
  if (draft.stage.kind !== "sale") return refuse("not-now");
  const held = refuseMoney(state);
  if (held) return held;
  const line = lineOf(draft, n);
  if (line === undefined) return refuse("not-now");
  if (!mayDiscount(state, line)) return refuse("price-class", { text: line.name });
  if (!Number.isInteger(unit) || unit < 1 || unit > mostYen) return refuse("price-figure");
  if (unit === line.unit) return refuse("price-same");
  if (!pricePolicyOf(settings).priceReasons.some((one) => one.reason === reason)) return refuse("discount-reason");
  const refused = by === null ? refuseWithout(state, "price-override") : null;
  if (refused) return refused;
  const approval: Fact[] = by === null ? [] : [{ kind: "approval", data: { for: "price-override", by, amount: unit } }];
  const seq = book.seq + approval.length + 1;
  const { unitTakeout: _out, unitEatIn: _in, ...plain } = line;
  const lines = withLine(draft, line, { ...plain, unit, priced: pricedOf(line, seq) });
  if (totalOf(lines) > mostYen) return refuse("too-much");
  const { code, name } = line;
  const data = { code, name, was: line.unit, now: unit, reason, by: by ?? book.op ?? "" };
  return accept(
    { ...draft, lines, notice: { code: "priced", amount: unit, text: name } },
    { facts: [...approval, { kind: "price-override", data }], sound: "done" },
  );
}

/** Back to what it was rung up at: another entry, which says what it takes back. */
export function changePriceBack(state: State, n: number): Verdict {
  const { draft, book } = state;
  if (draft.stage.kind !== "sale") return refuse("not-now");
  const held = refuseMoney(state);
  if (held) return held;
  const line = lineOf(draft, n);
  if (line?.priced === undefined) return refuse("not-now");
  const { priced, ...rest } = line;
  const { was, seq, unitTakeout, unitEatIn } = priced;
  const old: DraftLine = {
    ...rest,
    unit: was,
    ...(unitTakeout === undefined ? {} : { unitTakeout }),
    ...(unitEatIn === undefined ? {} : { unitEatIn }),
  };
  const back = applyTakeout(old, draft.takeout);
  const { code, name, unit } = line;
  const data = { code, name, was: unit, now: back.unit, reason: "取消", by: book.op ?? "", undo: seq };
  return accept(
    { ...draft, lines: withLine(draft, line, back), notice: { code: "price-back", amount: back.unit, text: name } },
    { facts: [{ kind: "price-override", data }], sound: "done" },
  );
}

import type { PrintLine } from "#drivers/printer/document.ts";
import type { OperatorActs, XReportData, ZTotals } from "#register/entry.ts";
import type { Settings } from "#register/settings.ts";
import { tenderWords, yen } from "./words.ts";

/** The sums of a day or a shift; a Z of an older register says less. */
export type Totals = NonNullable<XReportData["totals"]>;
type Some = { readonly count: number; readonly total: number } | undefined;

export const row = (left: string, right: string): PrintLine => ({ kind: "row", left, right });
export const rule: PrintLine = { kind: "rule" };
const counted = (count: number, amount: number): string => `${count}件  ${yen(amount)}`;
/** A heading of which there is something to say. */
function some(left: string, sum: Some, sign = 1): PrintLine[] {
  return sum === undefined || sum.count === 0 ? [] : [row(left, counted(sum.count, sign * sum.total))];
}

/** 件数・客数・返品・部門・税: what was sold. Nothing of it says how it was paid. */
export function soldRows(z: Totals, settings: Settings): PrintLine[] {
  const className = new Map(settings.classes.map(({ id, name }) => [id, name]));
  const nameOf = (id: string): string => className.get(id) ?? id;
  return [
    row("件数", `${z.sales.count}件`),
    ...(z.customers === undefined ? [] : [row("客数", `${z.customers}人`)]),
    ...some("値引", z.discounts, -1),
    ...some("返品", z.refunds, -1),
    rule,
    ...z.classes.map(({ class: id, amount }) => row(nameOf(id), yen(amount))),
    ...(z.refund_classes ?? []).map(({ class: id, amount }) => row(`  返品 ${nameOf(id)}`, yen(-amount))),
    rule,
    ...z.taxes.map(({ rate, total, tax }) => row(`${rate}%対象 ${yen(total)}`, `内消費税 ${yen(tax)}`)),
    ...(z.refund_taxes ?? []).map(({ rate, total, tax }) =>
      row(`  返品 ${rate}% ${yen(-total)}`, `内消費税 ${yen(-tax)}`),
    ),
  ];
}

/** 支払・チャージ・還元: how it was paid, and what went back. From these and the float the drawer could be known. */
export function paidRows(z: Totals): PrintLine[] {
  return [
    ...z.tenders.flatMap(({ kind, count, amount }) => [
      row(tenderWords[kind], counted(count, amount)),
      ...(kind === "emoney" ? some("  うち後日引落", z.claims) : []),
    ]),
    ...(z.refund_tenders ?? []).map(({ kind, count, amount }) =>
      row(`  返品 ${tenderWords[kind]}`, counted(count, -amount)),
    ),
    ...some("電子マネー・ミール返金", z.paid_back, -1),
    row("チャージ", counted(z.charges.count, z.charges.total)),
    ...some("チャージ取消", z.charges_reversed, -1),
    row("還元", yen(z.rebate)),
    ...(z.rebate_back > 0 ? [row("還元の取消", yen(-z.rebate_back))] : []),
  ];
}

/** 入金・出金: what else went in and out of the drawer. */
export function tillRows(z: Totals): PrintLine[] {
  return [
    ...some("釣銭の補充", z.loans),
    ...some("売上金の回収", z.pickups, -1),
    ...some("入金", z.cash_in),
    ...some("出金", z.cash_out, -1),
    ...some("容器代の返却", z.deposits, -1),
  ];
}

const acts: readonly (readonly [string, (by: OperatorActs) => number])[] = [
  ["取消行", (by) => by.voids],
  ["取引中止", (by) => by.cancelled],
  ["値引", (by) => by.discounts.count],
  ["売価変更", (by) => by.overrides],
  ["レジ開け", (by) => by.no_sales],
  ["ドロア", (by) => by.openings],
  ["再発行", (by) => by.copies],
];

/** Each operator's sales, and under it what of the rest there was. */
export function operatorRows(z: Totals): PrintLine[] {
  const sales = new Map(z.operators.map(({ op, ...sum }) => [op, sum]));
  const did = new Map((z.by_operator ?? []).map((by) => [by.op, by]));
  const ops = [...new Set([...sales.keys(), ...did.keys()])].toSorted();
  return ops.flatMap((op) => {
    const { count = 0, total = 0 } = sales.get(op) ?? {};
    const by = did.get(op);
    const said = by ? acts.flatMap(([word, of]) => (of(by) > 0 ? [`${word}${of(by)}`] : [])) : [];
    return [
      row(op === "" ? "担当なし" : `担当 ${op}`, counted(count, total)),
      ...inTwos(said).map((pair): PrintLine => ({ kind: "text", text: `    ${pair.join("  ")}` })),
    ];
  });
}

function inTwos(words: readonly string[]): string[][] {
  const lines: string[][] = [];
  for (let at = 0; at < words.length; at += 4) lines.push(words.slice(at, at + 4));
  return lines;
}

/** 時間帯別. */
export function hourRows(z: Pick<ZTotals, "hours">): PrintLine[] {
  return (z.hours ?? []).map(({ hour, count, total }) =>
    row(`${String(hour).padStart(2, "0")}時台`, counted(count, total)),
  );
}

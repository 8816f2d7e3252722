import type { ZTotals } from "#register/entry.ts";
import { csvRow } from "./csv.ts";

/** One row a figure of a Z: what it is of, how many, how much. A day that is not over has no number. */
export const zHead = csvRow(["Z番号", "営業日", "記録番号", "項目", "内訳", "件数", "金額"]);

const tenderWords = { meal: "ミール", emoney: "電子マネー", cash: "現金" } as const;
type Figure = readonly [item: string, of: string, count: number | null, yen: number | null];
const sumOf = (item: string, sum: { readonly count: number; readonly total: number } | undefined): Figure[] =>
  sum === undefined ? [] : [[item, "", sum.count, sum.total]];
const countOf = (item: string, count: number | undefined): Figure[] =>
  count === undefined ? [] : [[item, "", count, null]];

function figures(t: ZTotals): Figure[] {
  return [
    ...sumOf("売上", t.sales),
    ...sumOf("返品", t.refunds),
    ...countOf("客数", t.customers),
    ...t.classes.map(({ class: id, amount }): Figure => ["部門", id, null, amount]),
    ...t.taxes.flatMap(({ rate, total, tax }): Figure[] => [
      ["税率対象額", `${rate}%`, null, total],
      ["内消費税", `${rate}%`, null, tax],
    ]),
    ...t.tenders.map(({ kind, count, amount }): Figure => ["支払", tenderWords[kind], count, amount]),
    ...(t.hours ?? []).map(({ hour, count, total }): Figure => ["時間帯", `${hour}時`, count, total]),
    ...t.operators.map(({ op, count, total }): Figure => ["担当", op, count, total]),
    ["還元", "", null, t.rebate],
    ["還元の取消", "", null, t.rebate_back],
    ...sumOf("チャージ", t.charges),
    ...sumOf("チャージ取消", t.charges_reversed),
    ...sumOf("電子マネー・ミール返金", t.paid_back),
    ...sumOf("後日引落", t.claims),
    ...sumOf("入金", t.cash_in),
    ...sumOf("出金", t.cash_out),
    ...sumOf("釣銭補充", t.loans),
    ...sumOf("回収", t.pickups),
    ...sumOf("デポジット返却", t.deposits),
    ...sumOf("値引", t.discounts),
    ...countOf("取消行", t.voids),
    ...countOf("取引中止", t.cancelled),
    ...countOf("レジ開け", t.no_sales),
    ...countOf("ドロアの作動", t.kicks),
    ...countOf("再発行", t.copies),
    ["現金在高(計算)", "", null, t.drawer],
    ...(t.count === undefined
      ? []
      : ([
          ["現金在高(実際)", "", null, t.count.counted],
          ["過不足", "", null, t.count.counted - t.count.expected],
        ] as const)),
  ];
}

/** Every figure of one Z. */
export function zRows(
  at: { readonly z: number | null; readonly day: string; readonly seq: number },
  totals: ZTotals,
): string[] {
  return figures(totals).map((figure) => csvRow([at.z, at.day, at.seq, ...figure]));
}

import type { PrintLine } from "#drivers/printer/document.ts";
import type { Counts } from "#register/denominations.ts";
import { row } from "./total-rows.ts";
import { yen } from "./words.ts";

/** 金種: one row each. */
export function piecesRows(counts: Counts): PrintLine[] {
  return counts.map(({ yen: value, count }) => row(`  ${yen(value)} × ${count}`, yen(value * count)));
}

/** What was counted beside what ought to be there. */
export function gapRows({ counted, expected }: { readonly counted: number; readonly expected: number }): PrintLine[] {
  const gap = counted - expected;
  const word = gap === 0 ? "過不足" : gap < 0 ? "不足" : "過剰";
  return [
    row("現金在高(計算)", yen(expected)),
    row("現金在高(実際)", yen(counted)),
    { kind: "row", left: word, right: yen(gap), bold: gap !== 0 },
  ];
}

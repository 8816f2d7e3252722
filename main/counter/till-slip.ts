import type { PrintLine } from "#drivers/printer/document.ts";
import type { EntryOf } from "#register/entry.ts";
import { piecesRows } from "./count-rows.ts";
import { type PaperContext, largeRow, paperFoot, paperHead } from "./receipt.ts";
import { row, rule } from "./total-rows.ts";
import { minuteOf, yen } from "./words.ts";

const titles = { loan: "釣 銭 補 充", pickup: "売上金 回収", "cash-in": "入 金", "cash-out": "出 金" } as const;

/** 入金・出金・補充・回収: what a bag for the safe is sent off with. The drawer's sum is not on it. */
export function composeTillSlip(entry: EntryOf<"cash-in" | "cash-out">, context: PaperContext): PrintLine[] {
  const { amount, reason, as, counts, by } = entry.data;
  return [
    ...paperHead(context, titles[as ?? entry.kind]),
    row(minuteOf(entry.at), `レジ ${entry.reg}  担当 ${entry.op ?? "-"}`),
    row("営業日", entry.day),
    rule,
    ...largeRow("金額", yen(amount)),
    row("理由", reason),
    ...(by === undefined ? [] : [row("承認", by)]),
    ...(counts === undefined ? [] : [rule, row("金種", ""), ...piecesRows(counts)]),
    rule,
    { kind: "feed", lines: 1 },
    row("受領", "____________________"),
    { kind: "feed", lines: 1 },
    ...paperFoot(context, entry),
  ];
}

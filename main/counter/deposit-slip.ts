import type { PrintLine } from "#drivers/printer/document.ts";
import type { EntryOf } from "#register/entry.ts";
import { type PaperContext, largeRow, paperFoot, paperHead } from "./receipt.ts";
import { row, rule } from "./total-rows.ts";
import { minuteOf, yen } from "./words.ts";

/** デポジット返却: what came back and what was handed out for it. No sale: no tax, no rebate. */
export function composeDepositSlip(entry: EntryOf<"deposit-return">, context: PaperContext): PrintLine[] {
  const { items, amount } = entry.data;
  return [
    ...paperHead(context, "デポジット返却"),
    row(minuteOf(entry.at), `レジ ${entry.reg}  担当 ${entry.op ?? "-"}`),
    row("営業日", entry.day),
    rule,
    ...items.map(({ name, unit, count, amount: sum }) => row(`${name}  @${yen(unit)} × ${count}`, yen(sum))),
    rule,
    ...largeRow("お返し", yen(amount)),
    rule,
    ...paperFoot(context, entry),
  ];
}

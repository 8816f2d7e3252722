import type { PrintLine } from "#drivers/printer/document.ts";
import type { EntryOf } from "#register/entry.ts";
import { gapRows, piecesRows } from "./count-rows.ts";
import { drawerRows } from "./drawer-rows.ts";
import { pendingWord } from "./pending-words.ts";
import { type PaperContext, largeRow, paperFoot, paperHead } from "./receipt.ts";
import { hourRows, operatorRows, paidRows, row, rule, soldRows, tillRows } from "./total-rows.ts";
import { minuteOf, yen } from "./words.ts";

type Count = EntryOf<"cash-count">;

/** 現金在高・過不足. What moved after the count is not in it: what ought to be there now stands beside it. */
function drawerPart({ drawer, count, counts }: EntryOf<"z-report">["data"], counted: Count | null): PrintLine[] {
  if (count === undefined) {
    const said = counts === undefined ? [] : [row("現金の確認", "数えていません")];
    return [{ kind: "row", left: "現金在高(計算)", right: yen(drawer), bold: true }, ...said];
  }
  const n = counted?.data.n ?? 1;
  return [
    ...gapRows(count),
    ...(n > 1 ? [row("数え直し", `${n}回目`)] : []),
    ...(count.expected === drawer ? [] : [row("  その後の現金在高(計算)", yen(drawer))]),
    ...piecesRows(counted?.data.counts ?? []),
  ];
}

/** The signed Z: numbers, sums, and in words what is still open. `counted`: the cash-count it names. */
export function composeZSlip(
  entry: EntryOf<"z-report">,
  context: PaperContext,
  counted: Count | null = null,
): PrintLine[] {
  const { data: z } = entry;
  const hours = hourRows(z);
  return [
    ...paperHead(context, `精 算  Z${z.z}`),
    row(minuteOf(entry.at), `レジ ${entry.reg}  担当 ${entry.op ?? "-"}`),
    row("営業日", entry.day),
    { kind: "rule", double: true },
    ...largeRow("売上", yen(z.sales.total)),
    ...soldRows(z, context.settings),
    rule,
    ...paidRows(z),
    ...tillRows(z),
    rule,
    ...drawerPart(z, counted),
    rule,
    ...(hours.length === 0 ? [] : [...hours, rule]),
    ...operatorRows(z),
    rule,
    row("取消行 / 取引中止", `${z.voids} / ${z.cancelled}`),
    ...((z.overrides ?? 0) > 0 ? [row("売価変更", `${z.overrides}`)] : []),
    row("再発行", `${z.copies}`),
    ...((z.invoices ?? 0) > 0 ? [row("領収書", `${z.invoices}`)] : []),
    ...drawerRows(z),
    ...(z.pending.length > 0 ? [row("要確認(次の日へ)", `${z.pending.length}件`)] : []),
    ...z.pending.map((item) => row(`  ${pendingWord(item)}`, yen(item.amount))),
    rule,
    row("記録", `${z.first} - ${z.last}`),
    row("総売上累計 gt", yen(entry.gt)),
    row("絶対累計 gta", yen(entry.gta)),
    ...paperFoot(context, entry),
  ];
}

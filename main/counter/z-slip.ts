import type { PrintLine } from "#drivers/printer/document.ts";
import type { EntryOf } from "#register/entry.ts";
import { drawerRows } from "./drawer-rows.ts";
import { pendingWord } from "./pending-words.ts";
import { type PaperContext, largeRow, paperFoot, paperHead } from "./receipt.ts";
import { minuteOf, tenderWords, yen } from "./words.ts";

const row = (left: string, right: string): PrintLine => ({ kind: "row", left, right });
const counted = (count: number, amount: number): string => `${count}件  ${yen(amount)}`;
/** A heading of which there is something to say. */
function some(left: string, { count, total }: { readonly count: number; readonly total: number }, sign = 1) {
  return count === 0 ? [] : [row(left, counted(count, sign * total))];
}

/** The signed Z: numbers, sums, and in words what is still open. */
export function composeZSlip(entry: EntryOf<"z-report">, context: PaperContext): PrintLine[] {
  const { data: z } = entry;
  const className = new Map(context.settings.classes.map(({ id, name }) => [id, name]));
  return [
    ...paperHead(context, `精 算  Z${z.z}`),
    row(minuteOf(entry.at), `レジ ${entry.reg}  担当 ${entry.op ?? "-"}`),
    row("営業日", entry.day),
    { kind: "rule", double: true },
    ...largeRow("売上", yen(z.sales.total)),
    row("件数", `${z.sales.count}件`),
    ...some("返品", z.refunds, -1),
    { kind: "rule" },
    ...z.classes.map(({ class: id, amount }) => row(className.get(id) ?? id, yen(amount))),
    { kind: "rule" },
    ...z.taxes.map(({ rate, total, tax }) => row(`${rate}%対象 ${yen(total)}`, `内消費税 ${yen(tax)}`)),
    { kind: "rule" },
    ...z.tenders.flatMap(({ kind, count, amount }) => [
      row(tenderWords[kind], counted(count, amount)),
      ...(kind === "emoney" ? some("  うち後日引落", z.claims) : []),
    ]),
    ...some("電子マネー・ミール返金", z.paid_back, -1),
    row("チャージ", counted(z.charges.count, z.charges.total)),
    ...some("チャージ取消", z.charges_reversed, -1),
    row("還元", yen(z.rebate)),
    ...(z.rebate_back > 0 ? [row("還元の取消", yen(-z.rebate_back))] : []),
    { kind: "row", left: "現金在高(計算)", right: yen(z.drawer), bold: true },
    { kind: "rule" },
    ...z.operators.map(({ op, count, total }) => row(`担当 ${op}`, counted(count, total))),
    row("取消行 / 取引中止", `${z.voids} / ${z.cancelled}`),
    row("再発行", `${z.copies}`),
    ...drawerRows(z),
    ...(z.pending.length > 0 ? [row("要確認(次の日へ)", `${z.pending.length}件`)] : []),
    ...z.pending.map((item) => row(`  ${pendingWord(item)}`, yen(item.amount))),
    { kind: "rule" },
    row("記録", `${z.first} - ${z.last}`),
    row("総売上累計 gt", yen(entry.gt)),
    row("絶対累計 gta", yen(entry.gta)),
    ...paperFoot(context, entry),
  ];
}

import type { PrintLine } from "#drivers/printer/document.ts";
import type { EntryOf } from "#register/entry.ts";
import { type PaperContext, largeRow, paperFoot, paperHead } from "./receipt.ts";
import { minuteOf, tenderWords, yen } from "./words.ts";

function standing(entry: { at: string; reg: string; op: string | null }): PrintLine {
  return { kind: "row", left: minuteOf(entry.at), right: `レジ ${entry.reg}  担当 ${entry.op ?? "-"}` };
}

/** The cash that was laid down for a charge, and what goes back of it. */
function cashOf({ data: { given, change } }: EntryOf<"charge-intent">): PrintLine[] {
  return [
    { kind: "row", left: "お預り", right: yen(given) },
    { kind: "row", left: "お釣り", right: yen(change), bold: true },
  ];
}

/** Slip of a posted charge. A charge is no sale: no tax, no rebate. The cash stands in its intent. */
export function composeChargeSlip(
  entry: EntryOf<"charge-posted">,
  context: PaperContext,
  { balance, intent }: { readonly balance: number | null; readonly intent: EntryOf<"charge-intent"> | null },
): PrintLine[] {
  return [
    ...paperHead(context, "電子マネー チャージ"),
    standing(entry),
    { kind: "rule" },
    ...largeRow("チャージ額", yen(entry.data.amount)),
    ...(intent ? cashOf(intent) : []),
    ...(balance === null ? [] : [{ kind: "row" as const, left: "チャージ後残高", right: yen(balance) }]),
    { kind: "rule" },
    ...paperFoot(context, entry),
  ];
}

/** 処理未了: what we know, and that nobody pays twice. The number finds it again at any register. */
export function composeUnknownSlip(entry: EntryOf<"pay-intent" | "charge-intent">, context: PaperContext): PrintLine[] {
  const isCharge = entry.kind === "charge-intent";
  return [
    ...paperHead(context, "処 理 未 了"),
    standing(entry),
    { kind: "rule" },
    ...largeRow(isCharge ? "チャージ" : "電子マネー支払", yen(entry.data.amount)),
    ...(entry.kind === "charge-intent" ? [...cashOf(entry), { kind: "rule" as const }] : []),
    { kind: "text", text: isCharge ? "チャージの結果を確認しています。" : "お支払いの結果を確認しています。" },
    {
      kind: "text",
      text: isCharge
        ? "現金はお預かりしています。結果は自動で確認され、残高に反映されるか、現金をお返しします。"
        : "引き落とされていた場合は、電子マネーへ自動でお戻しします。二重にいただくことはありません。",
    },
    { kind: "text", text: "ご不明の点はこの伝票をお持ちのうえ窓口へお越しください。" },
    { kind: "rule" },
    { kind: "row", left: "お問い合わせ番号", right: entry.data.key.slice(0, 8).toUpperCase() },
    ...paperFoot(context, entry),
  ];
}

/** The signed Z: numbers, sums and what is still open. */
export function composeZSlip(entry: EntryOf<"z-report">, context: PaperContext): PrintLine[] {
  const { data: z } = entry;
  const row = (left: string, right: string): PrintLine => ({ kind: "row", left, right });
  const counted = (count: number, amount: number): string => `${count}件  ${yen(amount)}`;
  const className = new Map(context.settings.classes.map(({ id, name }) => [id, name]));
  return [
    ...paperHead(context, `精 算  Z${z.z}`),
    standing(entry),
    row("営業日", entry.day),
    { kind: "rule", double: true },
    ...largeRow("売上", yen(z.sales.total)),
    row("件数", `${z.sales.count}件`),
    ...(z.refunds.count > 0 ? [row("返品", counted(z.refunds.count, -z.refunds.total))] : []),
    { kind: "rule" },
    ...z.classes.map(({ class: id, amount }) => row(className.get(id) ?? id, yen(amount))),
    { kind: "rule" },
    ...z.taxes.map(({ rate, total, tax }) => row(`${rate}%対象 ${yen(total)}`, `内消費税 ${yen(tax)}`)),
    { kind: "rule" },
    ...z.tenders.map(({ kind, count, amount }) => row(tenderWords[kind], counted(count, amount))),
    row("チャージ", counted(z.charges.count, z.charges.total)),
    row("還元", yen(z.rebate)),
    { kind: "row", left: "現金在高(計算)", right: yen(z.drawer), bold: true },
    { kind: "rule" },
    ...z.operators.map(({ op, count, total }) => row(`担当 ${op}`, counted(count, total))),
    row("取消行 / 取引中止", `${z.voids} / ${z.cancelled}`),
    row("両替 / ドロワ / 再発行", `${z.no_sales} / ${z.kicks} / ${z.copies}`),
    ...(z.pending.length > 0 ? [row("処理未了", `${z.pending.length}件`)] : []),
    ...z.pending.map(({ key, kind, amount }) =>
      row(`  ${kind === "charge" ? "チャージ" : "支払"} ${key.slice(0, 8).toUpperCase()}`, yen(amount)),
    ),
    { kind: "rule" },
    row("記録", `${z.first} - ${z.last}`),
    row("総売上累計 gt", yen(entry.gt)),
    row("絶対累計 gta", yen(entry.gta)),
    ...paperFoot(context, entry),
  ];
}

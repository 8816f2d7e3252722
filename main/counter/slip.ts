import type { PrintLine } from "#drivers/printer/document.ts";
import type { EntryOf } from "#register/entry.ts";
import { type PaperContext, largeRow, paperFoot, paperHead } from "./receipt.ts";
import { minuteOf, yen } from "./words.ts";

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

/** 反映待ち: the cash is taken, the authority is away; what becomes of it, and the number it is found by. */
export function composeDeferredSlip(entry: EntryOf<"charge-intent">, context: PaperContext): PrintLine[] {
  return [
    ...paperHead(context, "電子マネー チャージ"),
    { kind: "text", text: "  反 映 待 ち  ", align: "center", wide: true, invert: true },
    standing(entry),
    { kind: "rule" },
    ...largeRow("チャージ額", yen(entry.data.amount)),
    ...cashOf(entry),
    { kind: "rule" },
    { kind: "text", text: "ただいま通信できないため、まだ残高に反映されていません。" },
    { kind: "text", text: "つながりしだい自動で反映します。反映できなかったときは現金をお返しします。" },
    { kind: "text", text: "残高をご確認いただくまで、この控えをお持ちください。" },
    { kind: "rule" },
    { kind: "row", left: "お問い合わせ番号", right: entry.data.key.slice(0, 8).toUpperCase() },
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

import type { PrintLine } from "#drivers/printer/document.ts";
import type { EntryOf } from "#register/entry.ts";
import { type PaperContext, largeRow, paperFoot, paperHead } from "./receipt.ts";
import { minuteOf, yen } from "./words.ts";

type Returned = EntryOf<"pay-refunded" | "charge-reversed">;
type Words = { readonly title: string; readonly figure: string; readonly why: readonly string[] };

/** Money of a wallet that went back to it, which is called by its own name. */
function refundWords({ of, money }: EntryOf<"pay-refunded">["data"], isCancelled: boolean): Words {
  const wallet = money === "meal" ? "ミール" : "電子マネー";
  const back = `全額を${wallet}へお戻ししました。`;
  const late = [
    "結果を確認していたお支払いが、",
    "あとから引き落とされていました。",
    "会計には使っていないため、",
    back,
  ];
  const why =
    of !== undefined
      ? [`返品(No. ${of})の代金を`, `${wallet}へお戻ししました。`]
      : isCancelled
        ? ["会計を取り消したため、", back]
        : late;
  return { title: `${wallet} 返金`, figure: "返金額", why };
}

function wordsOf(entry: Returned, isCancelled: boolean): Words {
  if (entry.kind === "pay-refunded") return refundWords(entry.data, isCancelled);
  if (entry.data.correct)
    return {
      title: "チャージ 取消",
      figure: "取消額",
      why: ["チャージを取り消し、残高から引きました。", "お預かりした現金は、全額お返しします。"],
    };
  return {
    title: "チャージ 取消",
    figure: "取消額",
    why: ["現金をお返ししたチャージが、", "あとから残高に反映されていました。", "反映された分を残高から引きました。"],
  };
}

/**
 * Money of a wallet given back, a charge taken back: what, how much, why, and the number it is found by. `isCancelled`: a
 * payment whose sale was cancelled half-paid, and not one that was found taken late.
 */
export function composeReturnedSlip(entry: Returned, context: PaperContext, isCancelled = false): PrintLine[] {
  const { title, figure, why } = wordsOf(entry, isCancelled);
  const { key, amount } = entry.data;
  return [
    ...paperHead(context, title),
    { kind: "row", left: minuteOf(entry.at), right: `レジ ${entry.reg}  担当 ${entry.op ?? "-"}` },
    { kind: "rule" },
    ...largeRow(figure, yen(amount)),
    ...why.map((text): PrintLine => ({ kind: "text", text })),
    { kind: "rule" },
    { kind: "row", left: "お問い合わせ番号", right: key.slice(0, 8).toUpperCase() },
    ...paperFoot(context, entry),
  ];
}

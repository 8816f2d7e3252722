import type { PrintLine } from "#drivers/printer/document.ts";
import type { Intent } from "#register/book.ts";
import type { EntryOf, RefundData, TaxRow, TenderKind } from "#register/entry.ts";
import { goods } from "./receipt-goods.ts";
import { type PaperContext, largeRow, paperFoot, paperHead } from "./receipt.ts";
import { markOf, minuteOf, yen } from "./words.ts";

/** What stands beside the entry when the paper is made: money still on its way, the wallet afterwards. */
export type AfterRefund = {
  /** Of this return, not answered yet or left to a person. */
  readonly open: readonly Intent[];
  readonly balance: number | null;
  readonly debt: number | null;
  /** Day of the sale, YYYY-MM-DD, where the entry itself does not say it. */
  readonly soldOn: string | null;
};

const row = (left: string, right: string): PrintLine => ({ kind: "row", left, right });
const text = (words: string): PrintLine => ({ kind: "text", text: words });
const dateOf = (day: string): string => day.replaceAll("-", "/");
const wayBack = { cash: "現金でお返し", emoney: "電子マネーへお返し", meal: "ミールへお返し" } as const;

function taxOf({ rate, total, tax }: TaxRow): PrintLine {
  return rate === 0
    ? row("  非課税・対象外", yen(total))
    : row(`  ${rate}%対象${markOf(rate)} ${yen(total)}`, `内消費税 ${yen(tax)}`);
}

/** How the money goes back, each way with what is not done yet. */
function tenders({ tenders: all }: RefundData, open: readonly Intent[]): PrintLine[] {
  const kinds: readonly TenderKind[] = ["cash", "emoney", "meal"];
  return kinds.flatMap((kind): PrintLine[] => {
    const amount = all.filter((one) => one.kind === kind).reduce((sum, one) => sum + one.amount, 0);
    if (amount === 0) return [];
    const mine = kind === "cash" ? [] : open.filter(({ money }) => (money === "meal") === (kind === "meal"));
    const state = mine.length === 0 ? "" : mine.some((one) => one.state === "refused") ? " (確認中)" : " (処理中)";
    return [{ kind: "row", left: wayBack[kind] + state, right: yen(amount), bold: true }];
  });
}

/** What the member should know while money is under way. The number finds it at any register. */
function stillOpen(open: readonly Intent[]): PrintLine[] {
  const [first] = open;
  if (first === undefined) return [];
  const asks = open.some(({ state }) => state === "refused");
  const meals = open.filter(({ money }) => money === "meal").length;
  const wallets = meals === 0 ? "電子マネー" : meals === open.length ? "ミール" : "電子マネーとミール";
  return [
    ...(asks
      ? ["お戻しできていない分は、係員が確認しています。"]
      : ["処理中の分は、つながりしだい", `${wallets}へ自動でお戻しします。`]
    ).map(text),
    row("お問い合わせ番号", first.key.slice(0, 8).toUpperCase()),
  ];
}

function wallet({ rebate }: RefundData, { balance, debt }: AfterRefund): PrintLine[] {
  return [
    ...(rebate.total > 0 ? [row("還元の取り消し", yen(-rebate.total))] : []),
    ...(balance === null ? [] : [row("電子マネー残高", yen(balance))]),
    ...(debt === null || debt === 0 ? [] : [row("ポイント不足(次の還元から差引)", yen(debt))]),
  ];
}

/**
 * The paper of a return: a qualified return invoice (適格返還請求書, 消費税法57条の4第3項): issuer and registration number, the
 * dates of return and sale, what came back, totals and tax by rate.
 */
export function composeRefundReceipt(entry: EntryOf<"refund">, context: PaperContext, after: AfterRefund): PrintLine[] {
  const { data } = entry;
  const soldOn = data.of.day ?? after.soldOn;
  return [
    ...paperHead(context, "返 品 伝 票 (適格返還請求書)"),
    row(minuteOf(entry.at), `レジ ${entry.reg}  担当 ${entry.op ?? "-"}`),
    row(`No. ${data.receipt}`, `営業日 ${entry.day}`),
    { kind: "rule", double: true },
    row("返品日", dateOf(entry.day)),
    ...(soldOn === null ? [] : [row("お買上げ日", dateOf(soldOn))]),
    row("お買上げ番号", `No. ${data.of.receipt}`),
    { kind: "rule" },
    ...data.lines.flatMap((line) => goods(line)),
    { kind: "rule" },
    row("返品", `${data.lines.reduce((sum, { qty }) => sum + qty, 0)}点`),
    ...largeRow("返金合計", yen(data.total)),
    ...data.taxes.map(taxOf),
    { kind: "rule" },
    ...tenders(data, after.open),
    ...stillOpen(after.open),
    ...wallet(data, after),
    { kind: "rule" },
    ...(data.lines.some(({ rate }) => rate === 8) ? [text("※は軽減税率(8%)対象商品です")] : []),
    ...paperFoot(context, entry),
  ];
}

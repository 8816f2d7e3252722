import type { PrintLine } from "#drivers/printer/document.ts";
import type { EntryOf } from "#register/entry.ts";
import type { InvoiceData, PaidPart } from "#register/paper-data.ts";
import { taxLines } from "./receipt-money.ts";
import { type PaperContext, paperFoot, paperHead } from "./receipt.ts";
import { receiptWords } from "./receipt-words.ts";
import { stampLines } from "./stamp-box.ts";
import { yen } from "./words.ts";

const row = (left: string, right: string): PrintLine => ({ kind: "row", left, right });
const text = (words: string): PrintLine => ({ kind: "text", text: words });
const air: PrintLine = { kind: "feed", lines: 1 };

/** A name that brings its own 敬称 gets no second one. */
const honoured = /(?:様|御中|殿|先生|行|宛)$/u;
/** Filled in by hand where nobody was named. */
const blank = "＿＿＿＿＿＿＿＿＿＿＿＿";

function addressed(to: string): string {
  if (to === "") return `${blank} 様`;
  return honoured.test(to) ? to : `${to} 様`;
}

const ways = { cash: "現金", emoney: "電子マネー", meal: "ミールプラン" } as const;
/** How it was paid: what was not cash has to be told apart (印紙税; a buyer's own books). */
function paidBy(tenders: readonly PaidPart[]): PrintLine[] {
  return tenders.map(({ kind, amount, later }) => row(`${ways[kind]}支払${later ? "(後日引落)" : ""}`, yen(amount)));
}

/** ￥12,345-: nothing can be written before or behind it. */
export function lockedYen(amount: number): string {
  return `￥${yen(amount).slice(1)}-`;
}

/** Whether these data are a 領収書. */
export function isInvoice(
  data: EntryOf<"receipt-copy">["data"],
): data is EntryOf<"receipt-copy">["data"] & InvoiceData {
  return data.as === "invoice";
}

/**
 * 領収書: to whom, how much, for what, how it was paid; issuer, number, date, totals and tax by rate make it a qualified
 * simplified invoice (消費税法57条の4第2項). Its date is that of the sale: the day the money was received.
 */
export function composeInvoice(
  entry: EntryOf<"receipt-copy">,
  data: InvoiceData & EntryOf<"receipt-copy">["data"],
  sale: { readonly entry: EntryOf<"sale">; readonly hash: Buffer },
  context: PaperContext,
): PrintLine[] {
  const { total, taxes, tenders, proviso, to, stamp, plain, returned } = data;
  const words = receiptWords.ja;
  const day = (date: string): string => date.replaceAll("-", "/");
  return [
    ...paperHead({ ...context, lang: undefined }, "領　収　書"),
    air,
    { kind: "text", text: addressed(to), tall: true, bold: true, underline: true },
    air,
    { kind: "text", text: lockedYen(total), align: "center", wide: true, tall: true, bold: true },
    air,
    text(`但し ${proviso}`),
    text("上記の金額を正に領収いたしました"),
    { kind: "rule" },
    row("お取引日", day(sale.entry.day)),
    ...(entry.day === sale.entry.day ? [] : [row("発行日", day(entry.day))]),
    row("取引番号", `No. ${data.receipt}`),
    ...taxLines(taxes, words),
    ...(taxes.some(({ rate }) => rate === 8) ? [text("※は軽減税率(8%)対象")] : []),
    { kind: "rule" },
    ...paidBy(tenders),
    ...(returned === undefined ? [] : [text(`※返品 ${yen(returned)} を差し引いた金額です`)]),
    ...(plain === "taken-back" ? [text("※レシートは回収済みです")] : []),
    ...(plain === "out" ? [text("※同じお取引のレシートを発行済みです")] : []),
    { kind: "rule" },
    ...stampLines(stamp),
    row(`レジ ${entry.reg}  担当 ${entry.op ?? "-"}`, `発行記録 ${entry.epoch}-${entry.seq}`),
    // Number and QR are the sale's: it may come back with this paper alone.
    ...paperFoot({ ...context, lang: undefined, hash: sale.hash }, sale.entry),
  ];
}

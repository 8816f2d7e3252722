import type { PrintLine } from "#drivers/printer/document.ts";
import { campaignOf } from "#register/grant-rebate.ts";
import type { SaleData, TaxRow } from "#register/entry.ts";
import { nutritionOf } from "#register/totals.ts";
import type { ReceiptWords } from "./receipt-words.ts";
import { markOf, yen } from "./words.ts";

const row = (left: string, right: string): PrintLine => ({ kind: "row", left, right });

/** Totals and tax, a row for each rate (適格簡易請求書 (4) and (5)). */
export function taxLines(taxes: readonly TaxRow[], words: ReceiptWords): PrintLine[] {
  return taxes.map(({ rate, total, tax }) =>
    rate === 0 ? row(words.untaxed, yen(total)) : row(words.taxed(rate, markOf(rate), yen(total)), words.tax(yen(tax))),
  );
}

/** 後日引落: a payment the authority has not been asked for yet. */
function claimLines({ tenders }: SaleData, words: ReceiptWords): PrintLine[] {
  const open = tenders.filter(({ kind, key, authority }) => kind !== "cash" && key !== undefined && !authority);
  if (open.length === 0) return [];
  const amount = open.reduce((sum, tender) => sum + tender.amount, 0);
  return [
    { kind: "row", left: words.claim, right: yen(amount), bold: true },
    ...words.claimMore.map((text): PrintLine => ({ kind: "text", text })),
  ];
}

/** What was paid how, and what came back of it. */
export function tenderLines(sale: SaleData, words: ReceiptWords): PrintLine[] {
  const cash: PrintLine[] =
    sale.given > 0
      ? [row(words.given, yen(sale.given)), { kind: "row", left: words.change, right: yen(sale.change), bold: true }]
      : [];
  return [
    ...sale.tenders.map(({ kind, amount }) => row(words.tenders[kind], yen(amount))),
    ...claimLines(sale, words),
    ...cash,
  ];
}

/** What is credited later by headquarters, granted in points now, or was given by the authority's own campaign. */
function rebateLines(sale: SaleData, { rebate: words }: ReceiptWords): PrintLine[] {
  const { creditor, total } = sale.rebate;
  const line = (left: string, amount: number): PrintLine[] => (amount > 0 ? [row(left, yen(amount))] : []);
  if (creditor !== "pokepay") return line(creditor === "headquarters" ? words.later : words.points, total);
  const given = campaignOf(sale);
  const gap: PrintLine[] = given === total ? [] : [{ kind: "text", text: words.gap(yen(total)) }];
  return [...line(words.points, given), ...gap];
}

export function memberLines(sale: SaleData, balance: number | null, words: ReceiptWords): PrintLine[] {
  return [...(balance === null ? [] : [row(words.balance, yen(balance))]), ...rebateLines(sale, words)];
}

const tenth = (value: number): string => (value / 10).toFixed(1);
/** Cafeteria lines: energy, salt (recipe value) and the three groups in points of 80 kcal (3群点数法). */
export function nutritionLines(sale: SaleData, words: ReceiptWords): PrintLine[] {
  const sum = nutritionOf(sale.lines);
  if (!sum) return [];
  return [
    { kind: "rule" },
    row(
      `${words.energy} ${sum.kcal.toLocaleString("en-US")} kcal`,
      `${words.salt} ${(sum.salt_mg / 1000).toFixed(1)} g`,
    ),
    { kind: "text", text: words.groups(tenth(sum.red), tenth(sum.green), tenth(sum.yellow)) },
  ];
}

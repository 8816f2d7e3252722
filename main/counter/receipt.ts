import type { PrintLine } from "#drivers/printer/document.ts";
import type { EntryOf, Line, SaleData } from "#register/entry.ts";
import type { Settings } from "#register/settings.ts";
import { campaignOf } from "#register/grant-rebate.ts";
import { nutritionOf } from "#register/totals.ts";
import { markOf, minuteOf, tenderWords, yen } from "./words.ts";

export type PaperContext = {
  readonly settings: Settings;
  readonly mode: "rig" | "test" | "live";
  readonly hash: Buffer;
  /** 0 for the first paper; a later one is marked 再発行. */
  readonly copy: number;
};

// What is four times as large would touch the line below: a printer feeds by the height of what it printed (Epson ESC/POS, GS !).
const air: PrintLine = { kind: "feed", lines: 1 };

function largeText(text: string): PrintLine[] {
  return [{ kind: "text", text, align: "center", wide: true, tall: true }, air];
}

/** The figure of a slip. */
export function largeRow(left: string, right: string): PrintLine[] {
  return [{ kind: "row", left, right, wide: true, tall: true }, air];
}

/** Head of every slip: the test mark, the copy mark, issuer with registration number (適格簡易請求書 (1)). */
export function paperHead({ settings, mode, copy }: PaperContext, title: string): PrintLine[] {
  const { shop } = settings;
  return [
    ...(mode === "live"
      ? []
      : [{ kind: "text" as const, text: "  試 験  ", align: "center" as const, invert: true, wide: true }]),
    ...(copy > 0 ? largeText("【再発行】") : []),
    { kind: "text", text: shop.issuer, align: "center", bold: true },
    ...largeText(shop.name),
    ...[shop.address, shop.phone && `TEL ${shop.phone}`]
      .filter((text): text is string => Boolean(text))
      .map((text): PrintLine => ({ kind: "text", text, align: "center" })),
    { kind: "text", text: `登録番号 ${shop.tnumber}`, align: "center" },
    { kind: "feed", lines: 1 },
    { kind: "text", text: title, align: "center", bold: true },
  ];
}

/** Foot: the journal number with eight digits of its hash, so that the paper can be found and compared; QR identifies, it proves nothing. */
export function paperFoot({ hash }: PaperContext, entry: { reg: string; epoch: number; seq: number }): PrintLine[] {
  const short = hash.toString("hex").slice(0, 8).toUpperCase();
  const { reg, epoch, seq } = entry;
  return [
    { kind: "row", left: "電子ジャーナル", right: `${epoch}-${seq} ${short}` },
    { kind: "feed", lines: 1 },
    { kind: "qr", data: `CR1/${reg}/${epoch}/${seq}/${short}`, cell: 4 },
    { kind: "feed", lines: 1 },
    { kind: "cut" },
  ];
}

/** The lines of one article: name and amount, pieces, discount. */
export function goods(line: Line): PrintLine[] {
  const head: PrintLine = { kind: "row", left: `${line.name}${markOf(line.rate)}`, right: yen(line.amount) };
  const each: PrintLine[] = line.qty > 1 ? [{ kind: "text", text: `    @${yen(line.unit)} × ${line.qty}` }] : [];
  const discount: PrintLine[] =
    line.discount > 0 ? [{ kind: "row", left: "    値引", right: yen(-line.discount) }] : [];
  return [head, ...each, ...discount];
}

/** 後日引落: a payment the authority has not been asked for yet. */
function claim({ tenders }: SaleData): PrintLine[] {
  const open = tenders.filter(({ kind, key, authority }) => kind !== "cash" && key !== undefined && !authority);
  if (open.length === 0) return [];
  const amount = open.reduce((sum, tender) => sum + tender.amount, 0);
  return [
    { kind: "row", left: "  うち後日引落", right: yen(amount), bold: true },
    { kind: "text", text: "  通信できないため、つながりしだい" },
    { kind: "text", text: "  電子マネーから引き落とします" },
  ];
}

function money(sale: SaleData): PrintLine[] {
  const tax = sale.taxes.flatMap(({ rate, total, tax: amount }): PrintLine[] =>
    rate === 0
      ? [{ kind: "row", left: "  非課税・対象外", right: yen(total) }]
      : [{ kind: "row", left: `  ${rate}%対象${markOf(rate)} ${yen(total)}`, right: `内消費税 ${yen(amount)}` }],
  );
  const tenders = sale.tenders.map(({ kind, amount }): PrintLine => ({
    kind: "row",
    left: tenderWords[kind],
    right: yen(amount),
  }));
  const cash: PrintLine[] =
    sale.given > 0
      ? [
          { kind: "row", left: "お預り", right: yen(sale.given) },
          { kind: "row", left: "お釣り", right: yen(sale.change), bold: true },
        ]
      : [];
  return [...largeRow("合計", yen(sale.total)), ...tax, { kind: "rule" }, ...tenders, ...claim(sale), ...cash];
}

/** What is credited later by headquarters, granted in points now, or was given by the authority's own campaign. */
function rebate(sale: SaleData): PrintLine[] {
  const { creditor, total } = sale.rebate;
  const row = (left: string, amount: number): PrintLine[] =>
    amount > 0 ? [{ kind: "row", left, right: yen(amount) }] : [];
  if (creditor !== "pokepay") return row(creditor === "headquarters" ? "電子マネー還元予定" : "ポイント還元", total);
  const given = campaignOf(sale);
  const gap: PrintLine[] =
    given === total ? [] : [{ kind: "text", text: `  規定の還元 ${yen(total)} との差を確認しています` }];
  return [...row("ポイント還元", given), ...gap];
}

function member(sale: SaleData, balance: number | null): PrintLine[] {
  return [
    ...(balance === null ? [] : [{ kind: "row" as const, left: "電子マネー残高", right: yen(balance) }]),
    ...rebate(sale),
  ];
}

const tenth = (value: number): string => (value / 10).toFixed(1);
/** Cafeteria lines: energy, salt (recipe value) and the three groups in points of 80 kcal (3群点数法). */
function nutrition(sale: SaleData): PrintLine[] {
  const sum = nutritionOf(sale.lines);
  if (!sum) return [];
  return [
    { kind: "rule" },
    {
      kind: "row",
      left: `エネルギー ${sum.kcal.toLocaleString("en-US")} kcal`,
      right: `食塩 ${(sum.salt_mg / 1000).toFixed(1)} g`,
    },
    { kind: "text", text: `  赤 ${tenth(sum.red)}  緑 ${tenth(sum.green)}  黄 ${tenth(sum.yellow)} 点` },
  ];
}

/** The receipt of a sale: a qualified simplified invoice (消費税法57条の4第2項), tenders, balance, rebate, nutrition, journal number. */
export function composeReceipt(entry: EntryOf<"sale">, context: PaperContext, balance: number | null): PrintLine[] {
  const { data: sale } = entry;
  const kept = sale.lines.filter((line) => !line.void);
  return [
    ...paperHead(context, "領 収 書"),
    { kind: "row", left: minuteOf(entry.at), right: `レジ ${entry.reg}  担当 ${entry.op ?? "-"}` },
    { kind: "row", left: `No. ${sale.receipt}`, right: `営業日 ${entry.day}` },
    { kind: "rule", double: true },
    ...kept.flatMap(goods),
    { kind: "rule" },
    { kind: "row", left: "小計", right: `${kept.reduce((sum, { qty }) => sum + qty, 0)}点` },
    ...money(sale),
    ...member(sale, balance),
    ...nutrition(sale),
    { kind: "rule" },
    ...(kept.some(({ rate }) => rate === 8) ? [{ kind: "text" as const, text: "※は軽減税率(8%)対象商品です" }] : []),
    ...paperFoot(context, entry),
  ];
}

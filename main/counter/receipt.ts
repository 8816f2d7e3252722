import type { PrintLine } from "#drivers/printer/document.ts";
import type { EntryOf } from "#register/entry.ts";
import type { PaperLanguage, ReceiptCopyData } from "#register/paper-data.ts";
import { languageOf } from "#register/paper-policy.ts";
import type { Settings } from "#register/settings.ts";
import { stampDutyOf } from "#register/stamp-duty.ts";
import { soldGoods } from "./receipt-goods.ts";
import { memberLines, nutritionLines, taxLines, tenderLines } from "./receipt-money.ts";
import { receiptWords } from "./receipt-words.ts";
import { stampLines } from "./stamp-box.ts";
import { minuteOf, yen } from "./words.ts";

/** What is marked on every paper: 試験, or 練習 in practice. */
export type PaperMode = "rig" | "test" | "live" | "training";

export type PaperContext = {
  readonly settings: Settings;
  readonly mode: PaperMode;
  readonly hash: Buffer;
  /** 0 for the first paper; a later one is marked 再発行. */
  readonly copy: number;
  /** Left out: that of the settings. */
  readonly lang?: PaperLanguage | undefined;
  /** Of a paper that was asked for: what its entry says. */
  readonly asked?: ReceiptCopyData | undefined;
};

const text = (words: string): PrintLine => ({ kind: "text", text: words });

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
export function paperHead({ settings, mode, copy, lang }: PaperContext, title: string): PrintLine[] {
  const { shop } = settings;
  const words = receiptWords[lang ?? "ja"];
  return [
    ...(mode === "live"
      ? []
      : [
          {
            kind: "text" as const,
            text: mode === "training" ? "  練 習  " : "  試 験  ",
            align: "center" as const,
            invert: true,
            wide: true,
          },
        ]),
    ...(copy > 0 ? largeText(words.again) : []),
    { kind: "text", text: shop.issuer, align: "center", bold: true },
    ...largeText(shop.name),
    ...[shop.address, shop.phone && `TEL ${shop.phone}`]
      .filter((text): text is string => Boolean(text))
      .map((text): PrintLine => ({ kind: "text", text, align: "center" })),
    { kind: "text", text: `${words.number} ${shop.tnumber}`, align: "center" },
    { kind: "feed", lines: 1 },
    { kind: "text", text: title, align: "center", bold: true },
  ];
}

/** Foot: the journal number with eight digits of its hash, so that the paper can be found and compared; QR identifies, it proves nothing. */
export function paperFoot(
  { hash, lang }: PaperContext,
  entry: { reg: string; epoch: number; seq: number },
): PrintLine[] {
  const short = hash.toString("hex").slice(0, 8).toUpperCase();
  const { reg, epoch, seq } = entry;
  return [
    { kind: "row", left: receiptWords[lang ?? "ja"].journal, right: `${epoch}-${seq} ${short}` },
    { kind: "feed", lines: 1 },
    { kind: "qr", data: `CR1/${reg}/${epoch}/${seq}/${short}`, cell: 4 },
    { kind: "feed", lines: 1 },
    { kind: "cut" },
  ];
}

/** The receipt of a sale: a qualified simplified invoice (消費税法57条の4第2項), tenders, balance, rebate, nutrition, journal number. */
export function composeReceipt(entry: EntryOf<"sale">, of: PaperContext, balance: number | null): PrintLine[] {
  const { data: sale } = entry;
  const { asked } = of;
  const context = { ...of, lang: of.lang ?? languageOf(of.settings) };
  const words = receiptWords[context.lang];
  const kept = sale.lines.filter((line) => !line.void);
  const isMember = sale.member !== null;
  return [
    ...paperHead(context, words.title),
    { kind: "row", left: minuteOf(entry.at), right: words.by(entry.reg, entry.op ?? "-") },
    { kind: "row", left: `No. ${sale.receipt}`, right: `${words.day} ${entry.day}` },
    ...(asked?.returned === undefined ? [] : [text(words.returned(yen(asked.returned)))]),
    ...(asked?.invoiced ? [text(words.invoiced)] : []),
    { kind: "rule", double: true },
    ...soldGoods(sale, words),
    { kind: "rule" },
    { kind: "row", left: words.subtotal, right: words.items(kept.reduce((sum, { qty }) => sum + qty, 0)) },
    ...largeRow(words.total, yen(sale.total)),
    ...taxLines(sale.taxes, words),
    { kind: "rule" },
    ...tenderLines(sale, words),
    ...memberLines(sale, balance, words),
    ...nutritionLines(sale, words),
    { kind: "rule" },
    ...(kept.some(({ rate }) => rate === 8) ? [text(words.reduced)] : []),
    ...stampLines(stampDutyOf({ taxes: sale.taxes, tenders: sale.tenders, isMember })),
    ...paperFoot(context, entry),
  ];
}

import receiptline from "receiptline";
import type { PrintDocument, PrintLine } from "#drivers/printer/document.ts";
import { encodeDocument } from "#drivers/printer/encode.ts";
import { printerProfile } from "#drivers/printer/profile.ts";
import { composeReceipt } from "#counter/receipt.ts";
import type { Figure } from "./figure.ts";
import { settings } from "#tests/db/sample-facts.ts";
import { openTill, saleOf } from "./open-till.ts";

const lines = 20;
const profile = printerProfile("epson-tm-t88");

/** One line of ours in receiptline's language (github.com/receiptline/receiptline, "Grammar"): | parts columns, ^ sizes, " emphasises, ` inverts. */
export function translate(line: PrintLine): string[] {
  const escape = (text: string): string => text.replace(/[\\|{}~_"`^]/gu, (sign) => `\\${sign}`);
  switch (line.kind) {
    case "text":
    case "row": {
      const { bold = false, wide = false, tall = false } = line;
      // ^ is wide, ^^ is tall, ^^^ both.
      const size = wide && tall ? "^^^" : wide ? "^" : tall ? "^^" : "";
      const invert = line.kind === "text" && line.invert === true ? "`" : "";
      const emphasis = bold ? '"' : "";
      const style = (text: string): string => `${size}${emphasis}${invert}${escape(text)}${invert}${emphasis}`;
      if (line.kind === "row") return [`${style(line.left)} | ${style(line.right)}`];
      const { align = "left" } = line;
      return [
        align === "left" ? `${style(line.text)} |` : align === "right" ? `| ${style(line.text)}` : style(line.text),
      ];
    }
    case "rule":
      return ["-"];
    case "feed":
      return Array.from({ length: line.lines }, () => "");
    case "qr":
      return [`{code:${line.data};option:qrcode,${line.cell ?? 4},m}`];
    case "logo":
      return [escape(line.alt)];
    case "store-logo":
      return [];
    case "cut":
      return ["="];
  }
}

/** Latin-1 text whose characters are the bytes: what receiptline would send to the same model of printer. */
function encodeByReceiptline(document: PrintDocument): string {
  const text = document.flatMap(translate).join("\n");
  return receiptline.transform(text, {
    cpl: profile.columns,
    encoding: "cp932",
    command: "escpos",
    cutting: true,
    spacing: false,
  });
}

function compare(paper: PrintDocument): { readonly ours: number; readonly theirs: number } {
  const ours = encodeDocument(paper, profile).pieces.reduce((sum, piece) => sum + piece.length, 0);
  return { ours, theirs: encodeByReceiptline(paper).length };
}

/** A receipt of twenty lines in our bytes against the same in receiptline's; without the QR code, which it sends as a picture. */
export const receiptBytes: Figure = {
  name: "receipt-bytes",
  limit: 0.5,
  run({ dir }) {
    using till = openTill(dir);
    const { entry, hash } = saleOf(till.journal.commit(till.chargeBasket(lines)).entries);
    const whole = composeReceipt(entry, { settings, mode: "live", hash, copy: 0 }, 3_240);
    const { ours, theirs } = compare(whole.filter(({ kind }) => kind !== "qr"));
    const withQr = compare(whole);
    const baseline = { of: "the same receipt by receiptline", value: theirs, ours, unit: "bytes" };
    const notes = [`with the QR code ${withQr.ours} against ${withQr.theirs} bytes`];
    return Promise.resolve({ value: ours / theirs, unit: "×", samples: 1, baseline, notes });
  },
};

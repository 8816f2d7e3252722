import iconv from "iconv-lite";
import type { PrintDocument, PrintLine } from "#drivers/printer/document.ts";
import { wrap } from "#drivers/printer/layout.ts";

const columns = 48;

/** receiptline reads these as markup: escape them in what people wrote. Spaces beside a bar would decide the alignment. */
const escape = (text: string): string => text.replaceAll(/[\\|{}~_"`^]/g, (found) => `\\${found}`).replaceAll(" ", "~");

type Laid = { readonly text: string; readonly cells: number };
/** Lines as the printer breaks them, in the signs it prints: one byte is one cell, and 5Ch is ¥ (Epson ESC/POS, ESC R 8). */
function linesOf(text: string, cells: number): Laid[] {
  return wrap(text, cells).map(({ bytes }) => ({
    text: iconv.decode(Buffer.from(bytes), "cp932").replaceAll("\\", "¥"),
    cells: bytes.length,
  }));
}

type Size = { readonly wide?: boolean; readonly tall?: boolean; readonly bold?: boolean; readonly invert?: boolean };
function size({ wide, tall, bold, invert }: Size, text: string): string {
  const big = wide && tall ? `^^^${text}` : wide ? `^${text}` : tall ? `^^${text}` : text;
  const strong = bold ? `"${big}"` : big;
  return invert ? `\`${strong}\`` : strong;
}

/** `right` flush right beside the last line of `left`, or on a line of its own where there is no room: as the printer lays it. */
function layRow(row: Extract<PrintLine, { kind: "row" }>): string[] {
  const cells = row.wide ? columns / 2 : columns;
  const left = linesOf(row.left, cells);
  const right = linesOf(row.right, cells);
  const last = left.at(-1);
  const amount = right[0];
  const isTogether = last && amount && right.length === 1 && last.cells + 1 + amount.cells <= cells;
  const flush = (line: Laid, before: Laid = { text: "", cells: 0 }): string =>
    before.text + " ".repeat(Math.max(0, cells - before.cells - line.cells)) + line.text;
  const texts = left.map(({ text }) => text);
  return isTogether ? [...texts.slice(0, -1), flush(amount, last)] : [...texts, ...right.map((line) => flush(line))];
}

function toMarkup(line: PrintLine): string[] {
  switch (line.kind) {
    case "text": {
      const before = line.align === "center" || line.align === "right" ? "" : "|";
      const after = line.align === "right" ? " |" : "";
      return linesOf(line.text, line.wide ? columns / 2 : columns).map(
        ({ text }) => before + size(line, escape(text)) + after,
      );
    }
    case "row":
      return layRow(line).map((text) => `|${size(line, escape(text))}`);
    case "rule":
      return ["-"];
    case "feed":
      return Array.from({ length: line.lines }, () => "");
    case "qr":
      return [`{code:${line.data};option:qrcode,${line.cell ?? 4},m}`];
    case "logo":
      return [escape(line.alt)];
    case "store-logo":
    case "cut":
      return [];
  }
}

/** The paper as it is printed, as an SVG for the screen (48 columns). The library is loaded with the first preview: a start need not wait for it. */
export async function previewPaper(paper: PrintDocument): Promise<string> {
  const { transform } = await import("receiptline");
  const markup = paper.flatMap(toMarkup).join("\n");
  return transform(markup, { cpl: columns, encoding: "cp932", spacing: true, command: "svg" });
}

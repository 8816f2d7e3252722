import type { PrintDocument, PrintLine } from "#drivers/printer/document.ts";

/** receiptline reads these as markup: escape them in what people wrote. */
const escape = (text: string): string => text.replaceAll(/[\\|{}~_"`^]/g, (found) => `\\${found}`);

function size(line: { wide?: boolean; tall?: boolean; bold?: boolean; invert?: boolean }, text: string): string {
  const big = line.wide && line.tall ? `^^^${text}` : line.wide ? `^${text}` : line.tall ? `^^${text}` : text;
  const bold = line.bold ? `"${big}"` : big;
  return line.invert ? `\`${bold}\`` : bold;
}

function toMarkup(line: PrintLine): string {
  switch (line.kind) {
    case "text": {
      const text = size(line, escape(line.text));
      return line.align === "center" ? text : line.align === "right" ? `${text} |` : `|${text}`;
    }
    case "row":
      return `|${size(line, escape(line.left))} | ${size(line, escape(line.right))}|`;
    case "rule":
      return "-";
    case "feed":
      return "\n".repeat(line.lines - 1);
    case "qr":
      return `{code:${line.data};option:qrcode,${line.cell ?? 4},m}`;
    case "cut":
      return "";
  }
}

/** The paper as it is printed, as an SVG for the screen (48 columns). The library is loaded with the first preview: a start need not wait for it. */
export async function previewPaper(paper: PrintDocument): Promise<string> {
  const { transform } = await import("receiptline");
  const markup = paper.map(toMarkup).join("\n");
  return transform(markup, { cpl: 48, encoding: "cp932", spacing: false, command: "svg" });
}

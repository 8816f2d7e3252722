import escpos from "escpos";
import { CharacterSet, PrinterTypes, ThermalPrinter } from "node-thermal-printer";
import receiptline from "receiptline";
import type { PrintDocument, PrintLine } from "#drivers/printer/document.ts";
import { translate } from "./receipt-bytes.ts";

/** Turns the same receipt into a printer's bytes each time it is called; answers how many. */
export type Encode = () => number;

const WIDTH = 48;
const RULE = "-".repeat(WIDTH);

/** Half-width signs take one column, all others two. */
const widthOf = (text: string): number =>
  Array.from(text).reduce((sum, sign) => sum + (/[ -~｡-ﾟ¥]/u.test(sign) ? 1 : 2), 0);

/** A row as one text, for an encoder that has no columns or counts a wide letter as one. */
function textOf(line: PrintLine): string | undefined {
  if (line.kind === "text") return line.text;
  if (line.kind === "rule") return RULE;
  if (line.kind !== "row") return undefined;
  return `${line.left}${" ".repeat(Math.max(1, WIDTH - widthOf(line.left) - widthOf(line.right)))}${line.right}`;
}

export function receiptlineEncoder(document: PrintDocument): Encode {
  const text = document.flatMap(translate).join("\n");
  const setup = { cpl: WIDTH, encoding: "cp932", command: "escpos", cutting: true, spacing: false } as const;
  return () => receiptline.transform(text, setup).length;
}

/** escpos writes into a buffer that an adapter is given at the end. */
export function escposEncoder(document: PrintDocument): Encode {
  let bytes = 0;
  const adapter = { write: (data: Uint8Array) => void (bytes = data.length) };
  const { Printer } = escpos;
  return () => {
    const printer = new Printer(adapter, { encoding: "Shift_JIS" });
    for (const line of document) {
      const text = textOf(line);
      if (text === undefined) continue;
      const isCentred = line.kind === "text" && line.align === "center";
      const isBold = "bold" in line && line.bold;
      printer
        .align(isCentred ? "CT" : "LT")
        .style(isBold ? "B" : "NORMAL")
        .text(text);
    }
    printer.cut().flush();
    return bytes;
  };
}

export function thermalEncoder(document: PrintDocument): Encode {
  return () => {
    const printer = new ThermalPrinter({
      type: PrinterTypes.EPSON,
      interface: "/dev/null",
      width: WIDTH,
      characterSet: CharacterSet.JAPAN,
    });
    for (const line of document) {
      const text = textOf(line);
      if (text === undefined) continue;
      if (line.kind === "text" && line.align === "center") printer.alignCenter();
      else printer.alignLeft();
      printer.bold("bold" in line && line.bold);
      printer.println(text);
    }
    printer.cut();
    return printer.getBuffer().length;
  };
}

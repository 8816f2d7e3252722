import ReceiptPrinterEncoder from "@point-of-sale/receipt-printer-encoder";
import { ThermalPrinter, PrinterTypes } from "node-thermal-printer";
import { PNG } from "pngjs";
import { transform } from "receiptline";

/** Bytes that other people's encoders make of one receipt: text in both widths, styles, a picture, bar code, QR code, drawer and cut. */
export type ForeignBytes = { readonly by: string; readonly language: "escpos" | "star"; readonly bytes: Buffer };

export const JAN = "4901234567894";
export const QR = "CR1/01/1/1234/ABCDEF01";

/** A black square of 16 dots. */
function square(): PNG {
  const png = new PNG({ width: 16, height: 16 });
  for (let at = 3; at < png.data.length; at += 4) png.data[at] = 255;
  return png;
}

/** receiptline: the one with kanji. */
function byReceiptline(command: string, isLoose: boolean): ForeignBytes {
  const image = PNG.sync.write(square()).toString("base64");
  const document = [
    "{width:*}",
    `{image:${image}}`,
    "^^^京大生協",
    '"太字" `反転` _下線_',
    "---",
    "{width:20,*;border:line}",
    "カレー |¥480",
    "---",
    "{width:*;border:none}",
    `{code:${JAN};option:jan,2,60,hri}`,
    `{code:${QR};option:qrcode,4,m}`,
    "=",
  ].join("\n");
  // The library takes more commands than its types name.
  const options = { cpl: 48, encoding: "cp932", command, cutting: true, spacing: isLoose } as Parameters<
    typeof transform
  >[1];
  const bytes = Buffer.from(transform(document, options), "latin1");
  return { by: `receiptline ${command}`, language: command.startsWith("star") ? "star" : "escpos", bytes };
}

/** @point-of-sale: no kanji. */
function byPointOfSale(language: "esc-pos" | "star-prnt" | "star-line", imageMode: "column" | "raster"): ForeignBytes {
  const { data, width, height } = square();
  const image = { data: new Uint8ClampedArray(data), width, height, colorSpace: "srgb" as const };
  const bytes = new ReceiptPrinterEncoder({ language, imageMode, columns: 48, feedBeforeCut: 2 })
    .initialize()
    .codepage("cp437")
    .align("center")
    .bold(true)
    .size(2, 2)
    .line("KYOTO CO-OP")
    .size(1, 1)
    .bold(false)
    .align("left")
    .underline(true)
    .text("under")
    .underline(false)
    .invert(true)
    .text("over")
    .invert(false)
    .newline()
    .image(image, 16, 16, "threshold")
    .barcode(JAN, "ean13", { height: 60, text: true })
    .qrcode(QR, { model: 2, size: 4, errorlevel: "m" })
    .font("B")
    .line("small")
    .font("A")
    .pulse()
    .cut("partial")
    .encode();
  return {
    by: `@point-of-sale ${language} ${imageMode}`,
    language: language === "esc-pos" ? "escpos" : "star",
    bytes: Buffer.from(bytes),
  };
}

/** node-thermal-printer to an Epson, without the kick that it sends in half. To a Star it sends the length of a QR code in the wrong place. */
async function byNodeThermalPrinter(): Promise<ForeignBytes> {
  const printer = new ThermalPrinter({ type: PrinterTypes.EPSON, interface: "tcp://127.0.0.1:9", width: 48 });
  printer.clear();
  printer.alignCenter();
  printer.setTextDoubleHeight();
  printer.bold(true);
  printer.println("KYOTO CO-OP");
  printer.setTextNormal();
  printer.bold(false);
  printer.alignLeft();
  printer.underline(true);
  printer.print("under");
  printer.underline(false);
  printer.invert(true);
  printer.println("over");
  printer.invert(false);
  await printer.printImageBuffer(PNG.sync.write(square()));
  printer.printQR(QR, { cellSize: 4, correction: "M", model: 2 });
  printer.cut();
  return { by: "node-thermal-printer", language: "escpos", bytes: printer.getBuffer() };
}

/** What each encoder sends to each kind of printer it knows. */
export async function foreignBytes(): Promise<ForeignBytes[]> {
  return [
    ...["escpos", "epson", "citizen", "generic", "starlinembcs", "starmbcs"].flatMap((command) => [
      byReceiptline(command, false),
      byReceiptline(command, true),
    ]),
    ...(["esc-pos", "star-prnt", "star-line"] as const).flatMap((language) =>
      (["column", "raster"] as const).map((mode) => byPointOfSale(language, mode)),
    ),
    await byNodeThermalPrinter(),
  ];
}

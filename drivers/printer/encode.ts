import type { PrintDocument, PrintLine } from "./document.ts";
import type { Printed } from "./cp932.ts";
import { layRow, wrap } from "./layout.ts";
import { PLAIN, setStyle, type Style } from "./style.ts";
import type { PrinterProfile } from "./profile.ts";

const LF = 0x0a;
/** ─ and ━ fill their cell from edge to edge; printed twice as wide, half as many of them make a line. */
const RULE = [0x84, 0x9f];
const DOUBLE_RULE = [0x84, 0xaa];
/** Bytes a QR code may hold: ours has under 60, and 512 keep its length bytes from ever forming a real-time command (DLE EOT is 10h 04h). */
const QR_LIMIT_BYTES = 512;

/** Bytes that end where a command or a line ends, in order, and how many characters could not be printed. */
export type Encoded = { readonly pieces: readonly Uint8Array[]; readonly lost: number };

/** ESC @, GS a, FS C, ESC t, ESC R: a known state whatever the printer was told before. ESC @ also switches automatic status off (Epson TM, ESC @). */
export function initialise(profile: PrinterProfile): Uint8Array {
  const { autoStatus, kanjiCode, codePage, internationalSet } = profile;
  return Uint8Array.of(
    0x1b,
    0x40,
    0x1d,
    0x61,
    autoStatus,
    0x1c,
    0x43,
    kanjiCode,
    0x1b,
    0x74,
    codePage,
    0x1b,
    0x52,
    internationalSet,
  );
}

const ALIGNED = { left: 0, center: 1, right: 2 };

function styleOf(line: Extract<PrintLine, { kind: "text" | "row" }>): Style {
  const { bold = false, wide = false, tall = false } = line;
  if (line.kind === "row") return { ...PLAIN, bold, wide, tall };
  const { align = "left", invert = false, underline = false } = line;
  return { align: ALIGNED[align], bold, wide, tall, invert, underline };
}

/** GS ( k pL pH 31h fn data: one function of the QR symbol (Epson ESC/POS, GS ( k, cn = 49). */
function qrFunction(fn: number, ...data: readonly number[]): number[] {
  const length = data.length + 2;
  return [0x1d, 0x28, 0x6b, length & 0xff, length >> 8, 0x31, fn, ...data];
}

/** fn 65 model 2, fn 67 module size, fn 69 error correction M, fn 80 store, fn 81 print. */
function encodeQr(data: string, cell: number): number[] {
  const bytes = Buffer.from(data.replace(/[\u0000-\u001f]/gu, ""), "utf8");
  if (bytes.length > QR_LIMIT_BYTES)
    throw new RangeError(`a QR code holds at most ${QR_LIMIT_BYTES} bytes here, not ${bytes.length}`);
  const size = Math.min(16, Math.max(1, Math.trunc(cell)));
  const model = [...qrFunction(65, 0x32, 0), ...qrFunction(67, size), ...qrFunction(69, 0x31)];
  return [...model, ...qrFunction(80, 0x30, ...bytes), ...qrFunction(81, 0x30)];
}

/**
 * A document as the bytes of this printer. Starts from `initialise`, so it does not depend on what was printed before. Throws only on a QR code over 512 bytes.
 */
export function encodeDocument(document: PrintDocument, profile: PrinterProfile): Encoded {
  const pieces: Uint8Array[] = [initialise(profile)];
  let style = PLAIN;
  let lost = 0;

  function lines(line: { style: Style; printed: readonly Printed[] }): void {
    for (const { bytes } of line.printed) {
      pieces.push(Uint8Array.of(...setStyle(style, line.style), ...bytes, LF));
      style = line.style;
    }
    lost += line.printed.reduce((sum, printed) => sum + printed.lost, 0);
  }

  for (const line of document) {
    switch (line.kind) {
      case "text": {
        const next = styleOf(line);
        const columns = next.wide ? Math.floor(profile.columns / 2) : profile.columns;
        lines({ style: next, printed: wrap(line.text, columns) });
        break;
      }
      case "row":
        lines({ style: styleOf(line), printed: layRow(line, profile) });
        break;
      case "rule": {
        const cells = Math.floor(profile.columns / 4);
        const drawn = Array.from({ length: cells }, () => (line.double ? DOUBLE_RULE : RULE)).flat();
        lines({ style: { ...PLAIN, wide: true }, printed: [{ bytes: Uint8Array.from(drawn), lost: 0 }] });
        break;
      }
      case "feed":
        // ESC d n feeds whole lines; n is a byte.
        if (line.lines > 0) pieces.push(Uint8Array.of(0x1b, 0x64, Math.min(255, Math.trunc(line.lines))));
        break;
      case "qr":
        pieces.push(
          Uint8Array.of(
            ...setStyle(style, { ...PLAIN, align: ALIGNED.center }),
            ...encodeQr(line.data, line.cell ?? 4),
          ),
        );
        style = { ...PLAIN, align: ALIGNED.center };
        break;
      case "cut":
        if (profile.cut !== "") pieces.push(Buffer.from(profile.cut, "hex"));
        break;
    }
  }
  return { pieces, lost };
}

/** Pieces joined into parts of at most `windowBytes` each (a single longer piece stands alone). */
export function intoParts(pieces: readonly Uint8Array[], windowBytes: number): Uint8Array[] {
  const parts: Uint8Array[][] = [];
  let size = Infinity;
  for (const piece of pieces) {
    if (size + piece.length > windowBytes) {
      parts.push([]);
      size = 0;
    }
    parts.at(-1)?.push(piece);
    size += piece.length;
  }
  return parts.map((part) => Buffer.concat(part));
}

import qrcode from "qrcode/lib/core/qrcode.js";

/** A QR symbol as a drawing: modules of 1 × 1 unit, `size` of them each way, no quiet zone. */
export type QrDrawing = { readonly size: number; readonly path: string };

/** Modules of white all around that a reader needs to find the symbol (ISO/IEC 18004, 6.3.8). */
export const quietZone = 4;

/**
 * Draws a text as a QR symbol of level M (15 % may be hidden: glass reflects). Dark modules of one row that touch are one
 * stroke, so that no hairline stands between them. Throws on a text too long for any symbol (2,331 bytes).
 */
export function drawQr(text: string): QrDrawing {
  const { size, data } = qrcode.create(text, { errorCorrectionLevel: "M" }).modules;
  const strokes: string[] = [];
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const from = x;
      while (x < size && data[y * size + x] === 1) x += 1;
      if (x > from) strokes.push(`M${from} ${y}h${x - from}v1h${from - x}z`);
    }
  }
  return { size, path: strokes.join("") };
}

/** Bytes a QR code may hold: ours has under 60, and 512 keep its length bytes from ever forming a real-time command (DLE EOT is 10h 04h). */
const QR_LIMIT_BYTES = 512;

/** The content as its bytes, without control characters: they are no text, and could be commands. Throws RangeError over 512 bytes. */
export function qrContent(data: string): Uint8Array {
  const bytes = Buffer.from(data.replace(/[\u0000-\u001f\u007f]/gu, ""), "utf8");
  if (bytes.length > QR_LIMIT_BYTES)
    throw new RangeError(`a QR code holds at most ${QR_LIMIT_BYTES} bytes here, not ${bytes.length}`);
  return bytes;
}

/** GS ( k pL pH 31h fn data: one function of the QR symbol (Epson ESC/POS, GS ( k, cn = 49). */
function qrFunction(fn: number, ...data: readonly number[]): number[] {
  const length = data.length + 2;
  return [0x1d, 0x28, 0x6b, length & 0xff, length >> 8, 0x31, fn, ...data];
}

/** fn 65 model 2, fn 67 module size in dots (1 to 16), fn 69 error correction M, fn 80 store, fn 81 print. */
export function encodeQr(data: string, cell: number): number[] {
  const bytes = qrContent(data);
  const size = Math.min(16, Math.max(1, Math.trunc(cell)));
  const model = [...qrFunction(65, 0x32, 0), ...qrFunction(67, size), ...qrFunction(69, 0x31)];
  return [...model, ...qrFunction(80, 0x30, ...bytes), ...qrFunction(81, 0x30)];
}

import { enlarge, unpack, unpackColumns } from "./bitmap.ts";
import { atLineStart, printImage, printLine, putBand, putChar } from "./line.ts";
import type { Handler, Machine } from "./machine.ts";
import { completeEan, drawEan, drawQr } from "./symbol.ts";

const u16 = (args: Uint8Array, at: number): number => (args[at] ?? 0) + (args[at + 1] ?? 0) * 256;
const digit = (n: number | undefined): number => ((n ?? 0) >= 48 ? (n ?? 0) - 48 : (n ?? 0));

/** GS ( k cn=49 (QR): the functions of the ESC/POS reference, QR Code functions 165-182. `body` begins with fn. */
function qrFunction(machine: Machine, body: Uint8Array): boolean {
  const [fn = 0, n = 0] = body;
  const { qr } = machine.stored;
  switch (fn) {
    case 65:
      return body.length === 3 && (n === 49 || n === 50);
    case 67:
      if (body.length !== 2 || n < 1 || n > 16) return false;
      qr.module = n;
      return true;
    case 69: {
      const level = (["L", "M", "Q", "H"] as const)[n - 48];
      if (body.length !== 2 || level === undefined) return false;
      qr.level = level;
      return true;
    }
    case 80:
      if (body.length < 3 || n !== 48) return false;
      qr.data = body.slice(2);
      return true;
    case 81: {
      if (body.length !== 2 || n !== 48 || qr.data.length === 0) return false;
      if (!atLineStart(machine, "GS ( k <print>")) return true;
      const label = `QR ${Buffer.from(qr.data).toString("utf8")}`;
      printImage(machine, { kind: "image", x: 0, bitmap: drawQr(qr.data, qr.level, qr.module), label });
      return true;
    }
    default:
      return false;
  }
}

/** GS ( L and GS 8 L for graphics that stay: store raster (fn 67), delete (fn 66), print (fn 69), each by a key code of two characters. */
function storedGraphics(machine: Machine, body: Uint8Array): boolean {
  const [, fn, a = 0, b = 0, c = 0, d = 0] = body;
  const { nv } = machine.stored;
  const key = Buffer.from(fn === 67 ? [b, c] : [a, b]).toString("latin1");
  if (!/^[ -~]{2}$/u.test(key)) return false;
  if (fn === 67) {
    const [width, height] = [u16(body, 6), u16(body, 8)];
    const rowBytes = Math.ceil(width / 8);
    if (a !== 48 || d !== 1 || body[10] !== 49 || body.length !== 11 + rowBytes * height) return false;
    const bitmap = unpack(body.subarray(11), rowBytes, height);
    nv.set(key, { kind: "image", x: 0, bitmap, label: `画像 ${width}×${height}` });
    return true;
  }
  const image = nv.get(key);
  if (fn === 66) return body.length === 4 && nv.delete(key);
  if (image === undefined || body.length !== 6 || c < 1 || c > 2 || d < 1 || d > 2) return false;
  printImage(machine, { ...image, bitmap: enlarge(image.bitmap, c, d) });
  return true;
}

/** GS ( L and GS 8 L: store raster graphics (fn 112), print them (fn 50 or 2). `body` begins with m. */
function graphics(machine: Machine, body: Uint8Array): boolean {
  const [m, fn, tone, bx = 0, by = 0, colour] = body;
  if (m !== 48) return false;
  if (fn === 66 || fn === 67 || fn === 69) return storedGraphics(machine, body);
  if (fn === 50 || fn === 2) {
    const image = machine.stored.graphics;
    if (body.length !== 2 || image === undefined) return false;
    machine.stored.graphics = undefined;
    printImage(machine, image);
    return true;
  }
  if (fn !== 112) return false;
  const [width, height] = [u16(body, 6), u16(body, 8)];
  const rowBytes = Math.ceil(width / 8);
  if (tone !== 48 || colour !== 49 || bx < 1 || bx > 2 || by < 1 || by > 2 || body.length !== 10 + rowBytes * height)
    return false;
  const bitmap = enlarge(unpack(body.subarray(10), rowBytes, height), bx, by);
  machine.stored.graphics = { kind: "image", x: 0, bitmap, label: `画像 ${width}×${height}` };
  return true;
}

/** Symbols of GS k this printer draws, by m of both forms: EAN-13 and EAN-8. */
const eanLength: ReadonlyMap<number, 8 | 13> = new Map([
  [2, 13],
  [67, 13],
  [3, 8],
  [68, 8],
]);

export const graphicCommands: Readonly<Record<string, Handler>> = {
  "GS v": (machine, args) => {
    const mode = digit(args[1]);
    const [rowBytes, height] = [u16(args, 2), u16(args, 4)];
    if (args[0] !== 0x30 || mode > 3 || rowBytes === 0 || height === 0) return false;
    const bitmap = enlarge(unpack(args.subarray(6), rowBytes, height), (mode & 1) + 1, (mode >> 1) + 1);
    printImage(machine, { kind: "image", x: 0, bitmap, label: `画像 ${rowBytes * 8}×${height}` });
    return true;
  },
  // m 32 and 33: 24 dots a column; 33 is one dot for one dot, 32 twice as wide. The 8-dot modes are not part of this printer.
  "ESC *": (machine, args) => {
    const [m = 0] = args;
    if (m !== 32 && m !== 33) return false;
    putBand(machine, enlarge(unpackColumns(args.subarray(3), 3), m === 32 ? 2 : 1, 1));
    return true;
  },
  "GS ( L": (machine, args) => graphics(machine, args.subarray(3)),
  "GS 8 L": (machine, args) => graphics(machine, args.subarray(5)),
  "GS ( k": (machine, args) => args[3] === 49 && qrFunction(machine, args.subarray(4)),
  "GS h": ({ style }, [n = 0]) => {
    if (n === 0) return false;
    style.barcode.height = n;
    return true;
  },
  "GS w": ({ style }, [n = 0]) => {
    if (n < 2 || n > 6) return false;
    style.barcode.module = n;
    return true;
  },
  "GS H": ({ style }, [n]) => {
    if (digit(n) > 3) return false;
    style.barcode.text = digit(n);
    return true;
  },
  "GS f": (_, [n]) => digit(n) <= 1,
  "GS k": (machine, args) => {
    const [m = 0] = args;
    const length = eanLength.get(m);
    const data = Buffer.from(m >= 65 ? args.subarray(2) : args.subarray(1, -1)).toString("latin1");
    if (length === undefined) {
      machine.find("unsupported", `bar code system ${m}`);
      return true;
    }
    const full = completeEan(data, length);
    if (full === undefined) return false;
    if (!atLineStart(machine, "GS k")) return true;
    const { height, module, text } = machine.style.barcode;
    printImage(machine, { kind: "image", x: 0, bitmap: drawEan(full, module, height), label: `JAN ${full}` });
    // Bit 1 of GS H: the digits below the bars.
    if ((text & 2) !== 0) {
      for (const byte of Buffer.from(full)) putChar(machine, Uint8Array.of(byte));
      printLine(machine, 0);
    }
    return true;
  },
};

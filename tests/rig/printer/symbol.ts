import QRCode from "qrcode";
import { type Bitmap, enlarge, makeBitmap } from "./bitmap.ts";

/** A QR code of true modules, `dots` dots each. The quiet zone is the paper around it, as on the device. */
export function drawQr(data: Uint8Array, level: "L" | "M" | "Q" | "H", dots: number): Bitmap {
  const { modules } = QRCode.create([{ data: new Uint8Array(data), mode: "byte" }], { errorCorrectionLevel: level });
  return enlarge(
    { width: modules.size, height: modules.size, dots: Uint8Array.from(modules.data, Number) },
    dots,
    dots,
  );
}

/** Left-hand sets A and right-hand set C of EAN-13 (GS1 General Specifications 5.2.1); set B is C read backwards. */
const EAN = [
  "0001101",
  "0011001",
  "0010011",
  "0111101",
  "0100011",
  "0110001",
  "0101111",
  "0111011",
  "0110111",
  "0001011",
];
const PARITY = ["AAAAAA", "AABABB", "AABBAB", "AABBBA", "ABAABB", "ABBAAB", "ABBBAA", "ABABAB", "ABABBA", "ABBABA"];
const flip = (bits: string): string => bits.replaceAll(/[01]/g, (bit) => (bit === "0" ? "1" : "0"));
const right = (digit: string): string => flip(EAN[Number(digit)] ?? "");
const left = (digit: string, set: string): string =>
  set === "B" ? [...right(digit)].toReversed().join("") : (EAN[Number(digit)] ?? "");

/** The check digit of an EAN body: weights 3 and 1 from the right (GS1 General Specifications 7.9). */
export function eanCheck(body: string): string {
  const sum = [...body].toReversed().reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 3 : 1), 0);
  return String((10 - (sum % 10)) % 10);
}

/** All digits of an EAN symbol; the printer adds a missing check digit. Undefined for what it would refuse. */
export function completeEan(text: string, length: 8 | 13): string | undefined {
  if (!/^\d+$/.test(text) || (text.length !== length && text.length !== length - 1)) return undefined;
  const body = text.slice(0, length - 1);
  const full = body + eanCheck(body);
  return text.length === length && text !== full ? undefined : full;
}

function eanBits(full: string): string {
  const thirteen = full.length === 13;
  const digits = thirteen ? full.slice(1) : full;
  const half = digits.length / 2;
  const parity = thirteen ? (PARITY[Number(full[0])] ?? "") : "AAAA";
  const lefts = Array.from(digits.slice(0, half), (digit, i) => left(digit, parity[i] ?? "A"));
  return `101${lefts.join("")}01010${Array.from(digits.slice(half), right).join("")}101`;
}

/** Bars of a JAN/EAN symbol, `module` dots each module, `height` dots high. */
export function drawEan(full: string, module: number, height: number): Bitmap {
  const bits = [...eanBits(full)].map(Number);
  const row = makeBitmap(bits.length, 1);
  row.dots.set(bits);
  return enlarge(row, module, height);
}

import type { DeviceTrouble } from "../device-state.ts";

/** How well the last codes came in: +1 for what was no code, −1 for a code, between 0 and `most`. */
export type Clarity = { readonly bad: number; readonly trouble?: "GARBLED" | "WRONG_DEVICE" };

export const CLEAR: Clarity = { bad: 0 };

/** One torn code is a hand that slipped; this many without codes between them is a scanner that is set up wrongly. */
const MOST = 3;

/** Judges one code (`isCode`) or piece of garbage, whose last bytes are `tail`. The trouble ends after as many codes as it took to begin. */
export function judgeClarity({ bad, trouble }: Clarity, isCode: boolean, tail: Uint8Array): Clarity {
  const next = Math.min(MOST, Math.max(0, bad + (isCode ? -1 : 1)));
  if (next === 0) return CLEAR;
  if (next < MOST || isCode) return trouble ? { bad: next, trouble } : { bad: next };
  return { bad: next, trouble: isPrinterStatus(tail) ? "WRONG_DEVICE" : "GARBLED" };
}

/**
 * Whether these bytes are status a printer sends by itself: ASB, four bytes, of which the first has bits 0, 1 and 7 off and bit 4 on, the others bits 4
 * and 7 off (Epson ESC/POS command reference, GS a). No scanner sends a control character in that place.
 */
export function isPrinterStatus(bytes: Uint8Array): boolean {
  const [first = 0, ...rest] = bytes.subarray(-4);
  return bytes.length >= 4 && first < 0x20 && (first & 0x93) === 0x10 && rest.every((byte) => (byte & 0x90) === 0);
}

/** The part of a state that clarity decides. */
export function troubleOfClarity({ trouble }: Clarity): { trouble?: DeviceTrouble } {
  return trouble === undefined ? {} : { trouble };
}

import type { Bitmap } from "./bitmap.ts";
import { decodeChar } from "./charset.ts";
import type { Machine } from "./machine.ts";
import { type Ink, inkHeight, inkWidth } from "./sheet.ts";
import { CELL_DOTS, KANJI_DOTS, PRINTABLE_DOTS, type Style } from "./style.ts";

/** Width of the printing area: what GS W asks for, cut at the end of the head. */
export function areaOf(style: Style): number {
  return Math.max(1, Math.min(style.area, PRINTABLE_DOTS - style.left));
}

function shiftOf(machine: Machine): number {
  const room = areaOf(machine.style) - Math.max(0, ...machine.line.map((ink) => ink.x + inkWidth(ink)));
  if (machine.style.align === "left") return 0;
  return Math.max(0, machine.style.align === "center" ? Math.floor(room / 2) : room);
}

/** Prints what is in the line buffer and feeds at least `least` dots; an empty buffer feeds only. */
export function printLine(machine: Machine, least = machine.style.spacing): void {
  const shift = machine.style.left + shiftOf(machine);
  const ink = machine.line.map((one): Ink => ({ ...one, x: one.x + shift }));
  const feed = Math.max(least, ...ink.map(inkHeight));
  machine.line = [];
  machine.x = 0;
  machine.print({ feed, ink, upsideDown: machine.style.upsideDown, line: true });
}

/** Paper moves, nothing is printed. */
export function feedOnly(machine: Machine, dots: number): void {
  machine.print({ feed: dots, ink: [], upsideDown: false, line: false });
}

/** Commands that count only at the beginning of a line are ignored elsewhere (ESC a, GS L, GS W, ESC {: [Notes]). */
export function atLineStart(machine: Machine, name: string): boolean {
  if (machine.line.length === 0) return true;
  machine.find("mid-line", `${name} counts only at the beginning of a line`);
  return false;
}

/** Puts an image on a line of its own. */
export function printImage(machine: Machine, image: Extract<Ink, { kind: "image" }>): void {
  if (machine.line.length > 0) printLine(machine);
  machine.line = [{ ...image, x: 0 }];
  printLine(machine, 0);
}

/** A picture that stands in its line beside others: ESC *, and a Star's ESC k and ESC X. */
export function putBand(machine: Machine, bitmap: Bitmap): void {
  machine.line.push({ kind: "image", x: machine.x, bitmap, label: `画像 ${bitmap.width}×${bitmap.height}` });
  machine.x += bitmap.width;
}

/** Puts one character into the line; a line that is full is printed first. */
export function putChar(machine: Machine, bytes: Uint8Array): void {
  const { style } = machine;
  const decoded = decodeChar(bytes, style);
  if (decoded.char === undefined) machine.find("unprintable", "no character of the font");
  const { wide } = decoded;
  const narrow = style.font === "A" ? CELL_DOTS : 9;
  const low = style.font === "A" ? KANJI_DOTS : 17;
  const width = wide ? KANJI_DOTS * style.kanjiWidth : narrow * style.width;
  const height = wide ? KANJI_DOTS * style.kanjiHeight : low * style.height;
  const before = wide ? style.kanjiGapLeft * style.kanjiWidth : 0;
  const after = wide ? style.kanjiGapRight * style.kanjiWidth : style.gap * style.width;
  if (machine.x + before + width > areaOf(style) && machine.line.length > 0) printLine(machine);
  machine.line.push({
    kind: "glyph",
    char: decoded.char ?? "\ufffd",
    x: machine.x + before,
    width,
    height,
    bold: style.bold,
    inverse: style.inverse,
    underline: wide ? style.kanjiUnderline : style.underline,
    before,
    after,
  });
  machine.x += before + width + after;
}

import { type Bitmap, invert, makeBitmap, stamp, turn } from "./bitmap.ts";
import { drawGlyph } from "./glyph.ts";
import { PRINTABLE_DOTS } from "./style.ts";

/** Something in a line: a character in its cell, or an image. `x` in dots from the left edge of the printable area. */
export type Ink =
  | {
      readonly kind: "glyph";
      readonly char: string;
      readonly x: number;
      readonly width: number;
      readonly height: number;
      readonly bold: boolean;
      readonly inverse: boolean;
      readonly underline: number;
      /** Dots of the space that belongs to the character on each side; inverse and underline run through it. */
      readonly before: number;
      readonly after: number;
    }
  | { readonly kind: "image"; readonly x: number; readonly bitmap: Bitmap; readonly label: string };

/** A piece of paper moved past the head in one go. Pure feed has no ink; `line` tells a printed line from mere feed. */
export type Strip = {
  readonly feed: number;
  readonly ink: readonly Ink[];
  readonly upsideDown: boolean;
  readonly line: boolean;
};

export function inkWidth(ink: Ink): number {
  return ink.kind === "glyph" ? ink.width + ink.after : ink.bitmap.width;
}

export function inkHeight(ink: Ink): number {
  return ink.kind === "glyph" ? ink.height : ink.bitmap.height;
}

/**
 * The line as a person would type it: characters in order, a gap as as many spaces as half-width cells (12 dots) fit into it,
 * an image as its label in brackets.
 */
export function textOf(strip: Strip): string {
  let text = "";
  let edge = 0;
  for (const ink of strip.ink.toSorted((a, b) => a.x - b.x)) {
    text += " ".repeat(Math.max(0, Math.round((ink.x - edge) / 12)));
    text += ink.kind === "glyph" ? ink.char : `[${ink.label}]`;
    edge = ink.x + inkWidth(ink);
  }
  return text.replaceAll("\u00a0", " ").trimEnd();
}

function paintInk(onto: Bitmap, ink: Ink, lineHeight: number): void {
  const y = lineHeight - inkHeight(ink);
  if (ink.kind === "image") {
    stamp(onto, ink.bitmap, ink.x, y);
    return;
  }
  const glyph = drawGlyph(ink.char, ink.width, ink.height);
  stamp(onto, glyph, ink.x, y);
  if (ink.bold) stamp(onto, glyph, ink.x + 1, y);
  const from = ink.x - ink.before;
  const across = ink.before + ink.width + ink.after;
  for (let row = 0; row < ink.underline; row += 1) {
    for (let x = from; x < from + across; x += 1)
      if (x >= 0 && x < onto.width) onto.dots[(lineHeight - 1 - row) * onto.width + x] = 1;
  }
  if (ink.inverse) invert(onto, from, y, across, ink.height);
}

function paintStrip(strip: Strip): Bitmap {
  const height = Math.max(0, ...strip.ink.map(inkHeight));
  const bitmap = makeBitmap(PRINTABLE_DOTS, height);
  for (const ink of strip.ink) paintInk(bitmap, ink, height);
  return strip.upsideDown ? turn(bitmap) : bitmap;
}

/** Paper left above the first and below the last line of a picture, in dots (3 mm). */
const MARGIN_DOTS = 24;

/** The paper as the head left it. */
export function paint(strips: readonly Strip[]): Bitmap {
  const length = strips.reduce((sum, strip) => sum + strip.feed, 0);
  const paper = makeBitmap(PRINTABLE_DOTS, length + 2 * MARGIN_DOTS);
  let y = MARGIN_DOTS;
  for (const strip of strips) {
    if (strip.ink.length > 0) stamp(paper, paintStrip(strip), 0, y);
    y += strip.feed;
  }
  return paper;
}

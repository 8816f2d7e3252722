import { encodePng } from "./png.ts";
import { paint, type Strip, textOf } from "./sheet.ts";

/** A piece of paper as it lies in the hand. */
export type Paper = {
  /** The printed lines, blank ones too; full-width characters as they are, gaps as spaces, images in brackets. */
  readonly text: readonly string[];
  /** The bytes that made it, from the cut before it to its own. */
  readonly bytes: Buffer;
  /** performance.now() of the cut; of the call for paper not cut yet. */
  readonly at: number;
  /** What the head burned, 576 dots wide, one pixel a dot. Drawn at the call. */
  png(): Buffer;
};

export function makePaper(strips: readonly Strip[], bytes: Buffer): Paper {
  return {
    text: strips.filter((strip) => strip.line).map(textOf),
    bytes,
    at: performance.now(),
    png: () => encodePng(paint(strips)),
  };
}

/** The modes a printer keeps between commands; ESC @ returns all of them to these defaults. */
export type Style = {
  font: "A" | "B";
  bold: boolean;
  /** Thickness of the underline in dots, for single-byte characters (ESC -) and for kanji (FS -). */
  underline: number;
  kanjiUnderline: number;
  inverse: boolean;
  upsideDown: boolean;
  /** Enlargement 1-8. */
  width: number;
  height: number;
  kanjiWidth: number;
  kanjiHeight: number;
  /** Dots to the right of a single-byte character, and left and right of a kanji. */
  gap: number;
  kanjiGapLeft: number;
  kanjiGapRight: number;
  align: "left" | "center" | "right";
  /** Line spacing in dots. */
  spacing: number;
  left: number;
  area: number;
  /** Tab stops in dots from the left margin. */
  tabs: readonly number[];
  codes: "jis" | "sjis";
  kanji: boolean;
  page: number;
  region: number;
  barcode: { height: number; module: number; text: number };
};

/** 72 mm printable at 8 dots a millimetre. */
export const PRINTABLE_DOTS = 576;
/** Font A, and half a kanji. */
export const CELL_DOTS = 12;
export const KANJI_DOTS = 24;
/** ESC 2: the default of 1/6 inch class models. */
export const LINE_SPACING_DOTS = 30;

/** The modes after power-on and ESC @: JIS codes, code page 0, tab stops every 8 characters of font A. */
export function freshStyle(): Style {
  return {
    font: "A",
    bold: false,
    underline: 0,
    kanjiUnderline: 0,
    inverse: false,
    upsideDown: false,
    width: 1,
    height: 1,
    kanjiWidth: 1,
    kanjiHeight: 1,
    gap: 0,
    kanjiGapLeft: 0,
    kanjiGapRight: 0,
    align: "left",
    spacing: LINE_SPACING_DOTS,
    left: 0,
    area: PRINTABLE_DOTS,
    tabs: Array.from({ length: 32 }, (_, i) => (i + 1) * 8 * CELL_DOTS),
    codes: "jis",
    kanji: false,
    page: 0,
    region: 0,
    barcode: { height: 162, module: 3, text: 0 },
  };
}

import { narrowKana } from "./kana.ts";

export const DISPLAY_COLUMNS = 20;

/** Half-width kana U+FF61 to U+FF9F are bytes A1h to DFh on the katakana page (Epson DM-D, ESC t 1); ¥ is 5Ch in the Japanese set (ESC R 8). */
function byteOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (character === "¥") return 0x5c;
  return code >= 0xff61 ? code - 0xff61 + 0xa1 : code;
}

/** A line as single bytes, each below E0h; padded or cut to 20. */
export function encodeDisplayLine(text: string): Uint8Array {
  const bytes = Array.from(narrowKana(text), byteOf);
  return Uint8Array.from({ length: DISPLAY_COLUMNS }, (_, n) => bytes[n] ?? 0x20);
}

/** ESC t 1 (katakana), ESC R 8 (5Ch is ¥), US MD1 (overwrite), US C 0 (no cursor): Epson DM-D command reference. Nothing of it blanks the display. */
export const DISPLAY_SETTING = Uint8Array.of(0x1b, 0x74, 0x01, 0x1b, 0x52, 0x08, 0x1f, 0x01, 0x1f, 0x43, 0x00);

/** ESC @, which blanks it, and the setting. */
export const DISPLAY_INIT = Uint8Array.of(0x1b, 0x40, ...DISPLAY_SETTING);

/** US $ x y before each line; both are written over in place, so nothing flickers. */
export function showLines([first, second]: readonly [string, string]): Uint8Array {
  return Uint8Array.of(0x1f, 0x24, 1, 1, ...encodeDisplayLine(first), 0x1f, 0x24, 1, 2, ...encodeDisplayLine(second));
}

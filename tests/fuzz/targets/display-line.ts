import { DISPLAY_COLUMNS, encodeDisplayLine } from "#drivers/display/frame.ts";
import type { Target } from "../target.ts";

/** Bytes from here on are kanji lead bytes or pictures on other pages; the katakana page ends at DFh (Epson DM-D, ESC t 1). */
const PAST_KANA = 0xe0;

/** Any text for the customer display: always one line of twenty cells, and never a byte that is no letter on its page. */
export function displayLine(encode: typeof encodeDisplayLine = encodeDisplayLine): Target {
  const lineOf = (chunk: Uint8Array): Uint8Array => encode(Buffer.from(chunk).toString("utf16le"));
  return {
    name: "display-line",
    read: (chunks) => ({ said: chunks.map((chunk) => Buffer.from(lineOf(chunk)).toString("hex")), held: 0 }),
    heldLimit: 0,
    valid: [],
    words: ["カレー", "ﾊﾟﾝ", "か\u3099", "￥１０", "珈琲"].map((text) => Buffer.from(text, "utf16le")),
    strewn: [],
    isStream: false,
    doubt(_, chunks) {
      for (const line of chunks.map(lineOf)) {
        if (line.length !== DISPLAY_COLUMNS) return `${line.length} cells`;
        const byte = line.find((one) => one < 0x20 || one === 0x7f || one >= PAST_KANA);
        if (byte !== undefined) return `sends ${byte.toString(16)}`;
      }
      return undefined;
    },
  };
}

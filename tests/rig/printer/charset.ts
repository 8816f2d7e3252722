import iconv from "iconv-lite";
import type { Style } from "./style.ts";

/** One character as the printer reads it. `char` is undefined where the bytes name no character of the font. */
export type Decoded = { readonly char: string | undefined; readonly wide: boolean; readonly length: number };

// WHATWG's shift_jis is Windows-31J (CP932): written by other hands than the encoder under test.
const sjis = new TextDecoder("shift_jis");
const euc = new TextDecoder("euc-jp");

/** Code page 1 (katakana) of the Epson font, 80h-FFh (ESC/POS reference, character code tables, page 1). */
const KATAKANA =
  "▁▂▃▄▅▆▇█▏▎▍▌▋▊▉┼┴┬┤├▔─│▕┌┐└┘╭╮╰╯" +
  "\u00a0｡｢｣､･ｦｧｨｩｪｫｬｭｮｯｰｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜﾝﾞﾟ" +
  "═╞╪╡◢◣◥◤♠♥♦♣●○╱╲╳円年月日時分秒〒市区町村人▒\u00a0";

/** ESC t pages the rig's printer has, by iconv's names (page 1 is the table above). */
const PAGES: Readonly<Record<number, string>> = {
  0: "cp437",
  2: "cp850",
  3: "cp860",
  4: "cp863",
  5: "cp865",
  16: "cp1252",
  17: "cp866",
  18: "cp852",
  19: "cp858",
};

export function hasPage(page: number): boolean {
  return page === 1 || page in PAGES;
}

/** ESC R 8 (Japan) replaces the backslash by the yen sign; the other sets are not part of this printer. */
function asciiChar(code: number, region: number): string {
  return region === 8 && code === 0x5c ? "¥" : String.fromCharCode(code);
}

function isLead(byte: number): boolean {
  return (byte >= 0x81 && byte <= 0x9f) || (byte >= 0xe0 && byte <= 0xfc);
}

function isTrail(byte: number): boolean {
  return byte >= 0x40 && byte <= 0xfc && byte !== 0x7f;
}

function known(text: string): string | undefined {
  return text.length > 0 && !text.includes("\ufffd") ? text : undefined;
}

/** Does this byte (20h and above) begin a two-byte character in the present modes? */
export function needsTwo(byte: number, style: Style): boolean {
  if (style.codes === "sjis") return isLead(byte);
  return style.kanji && byte >= 0x21 && byte <= 0x7e;
}

/** Reads the character at the start of `bytes`; two bytes must be there when `needsTwo` says so. */
export function decodeChar(bytes: Uint8Array, style: Style): Decoded {
  const [first = 0, second = 0] = bytes;
  if (needsTwo(first, style)) {
    if (style.codes === "jis") {
      return { char: known(euc.decode(Uint8Array.of(first | 0x80, second | 0x80))), wide: true, length: 2 };
    }
    // A lead byte without its trail byte is lost alone: the next byte may be a command.
    if (!isTrail(second)) return { char: undefined, wide: false, length: 1 };
    return { char: known(sjis.decode(bytes.subarray(0, 2))), wide: true, length: 2 };
  }
  if (first < 0x7f) return { char: asciiChar(first, style.region), wide: false, length: 1 };
  if (first === 0x7f) return { char: undefined, wide: false, length: 1 };
  if (style.page === 1) return { char: KATAKANA[first - 0x80], wide: false, length: 1 };
  const page = PAGES[style.page] ?? "cp437";
  return { char: known(iconv.decode(Buffer.of(first), page)), wide: false, length: 1 };
}

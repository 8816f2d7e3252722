export const DISPLAY_COLUMNS = 20;

const SMALL = {
  ァ: "ｧ",
  ィ: "ｨ",
  ゥ: "ｩ",
  ェ: "ｪ",
  ォ: "ｫ",
  ッ: "ｯ",
  ャ: "ｬ",
  ュ: "ｭ",
  ョ: "ｮ",
  ヮ: "ﾜ",
  ヵ: "ｶ",
  ヶ: "ｹ",
  ヴ: "ｳﾞ",
  "。": "｡",
  "「": "｢",
  "」": "｣",
  "、": "､",
  "・": "･",
  ー: "ｰ",
  "〜": "-",
  "～": "-",
};
const FULL = "ヲアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";
const HALF = "ｦｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜﾝ";
const KANA = new Map<string, string>([
  ...Object.entries(SMALL),
  ...Array.from(FULL, (full, n): [string, string] => [full, HALF[n] ?? " "]),
  ["\u3099", "ﾞ"],
  ["\u309a", "ﾟ"],
]);

/** Half-width kana U+FF61 to U+FF9F are bytes A1h to DFh on the katakana page (Epson DM-D, ESC t 1). */
function byteOf(character: string): number | undefined {
  const code = character.codePointAt(0) ?? 0;
  if (character === "¥") return 0x5c;
  if (code >= 0x20 && code <= 0x7e && code !== 0x5c) return code;
  return code >= 0xff61 && code <= 0xff9f ? code - 0xff61 + 0xa1 : undefined;
}

/** A line as single bytes: ASCII and half-width kana, hiragana and wide letters turned into them; what has no such form (kanji) is left out. Padded or cut to 20. */
export function encodeDisplayLine(text: string): Uint8Array {
  const narrow = Array.from(text.normalize("NFKC").normalize("NFD"), (character) => {
    const code = character.codePointAt(0) ?? 0;
    // Hiragana lie 60h below their katakana.
    const katakana = code >= 0x3041 && code <= 0x3096 ? String.fromCodePoint(code + 0x60) : character;
    return KANA.get(katakana) ?? katakana;
  }).join("");
  const bytes = Array.from(narrow, byteOf).filter((byte) => byte !== undefined);
  return Uint8Array.from({ length: DISPLAY_COLUMNS }, (_, n) => bytes[n] ?? 0x20);
}

/** ESC @, ESC t 1 (katakana), ESC R 8 (5Ch is ¥), US MD1 (overwrite), US C 0 (no cursor): Epson DM-D command reference. */
export const DISPLAY_INIT = Uint8Array.of(0x1b, 0x40, 0x1b, 0x74, 0x01, 0x1b, 0x52, 0x08, 0x1f, 0x01, 0x1f, 0x43, 0x00);

/** US $ x y before each line; both are written over in place, so nothing flickers. */
export function showLines([first, second]: readonly [string, string]): Uint8Array {
  return Uint8Array.of(0x1f, 0x24, 1, 1, ...encodeDisplayLine(first), 0x1f, 0x24, 1, 2, ...encodeDisplayLine(second));
}

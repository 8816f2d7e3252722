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

/** A character the katakana page has: ¥, ASCII but for the backslash it replaces, half-width kana. */
function isNarrow(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return character === "¥" || (code >= 0x20 && code <= 0x7e && code !== 0x5c) || (code >= 0xff61 && code <= 0xff9f);
}

function toHalf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  // Hiragana lie 60h below their katakana.
  const katakana = code >= 0x3041 && code <= 0x3096 ? String.fromCodePoint(code + 0x60) : character;
  return KANA.get(katakana) ?? katakana;
}

/**
 * Text as a display of single-byte characters can show it, one character a cell: ASCII and half-width kana (JIS X 0201); hiragana, katakana and wide
 * letters become these. What has no such form, kanji above all, is left out.
 */
export function narrowKana(text: string): string {
  return spell(text).filter(isNarrow).join("");
}

/** Whether something of the text would be left out. */
export function losesCharacters(text: string): boolean {
  return spell(text).some((character) => !isNarrow(character));
}

/** The cells of a text. The voicing marks have cells of their own, so characters are taken apart. */
function spell(text: string): string[] {
  return Array.from(Array.from(text.normalize("NFKC").normalize("NFD"), toHalf).join(""));
}

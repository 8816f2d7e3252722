import { romajiKana } from "./romaji.ts";

/**
 * A key of the kana board: a character as it stands on the key, or what changes the text. `voice` ゛, `half-voice` ゜ and `small` change the last
 * character and change it back; `script` turns all kana of the text from hiragana to katakana and back.
 */
export type KanaKey =
  | { readonly kind: "char"; readonly char: string }
  /** A letter of the physical keyboard or of the ABC board, which becomes kana as soon as it can: k, then a is か. */
  | { readonly kind: "romaji"; readonly letter: string }
  | { readonly kind: "voice" | "half-voice" | "small" | "script" | "erase" | "clear" };

const pairs = (plain: string, changed: string): readonly (readonly [string, string])[] =>
  Array.from(plain).map((char, at) => [char, Array.from(changed)[at] ?? char] as const);
const voiced = pairs("うかきくけこさしすせそたちつてとはひふへほ", "ゔがぎぐげござじずぜぞだぢづでどばびぶべぼ");
const halfVoiced = pairs("はひふへほ", "ぱぴぷぺぽ");
const small = pairs("あいうえおつやゆよわ", "ぁぃぅぇぉっゃゅょゎ");

const hiraganaStart = 0x3041;
const hiraganaEnd = 0x3096;
/** Katakana lies this much above hiragana in Unicode. */
const toKatakana = 0x60;

/** Presses one key. What would make the text longer than `most` characters leaves it as it was. */
export function pressKana(text: string, key: KanaKey, most: number): string {
  const typed = change(text, key);
  return Array.from(typed).length > Math.max(most, Array.from(text).length) ? text : typed;
}

/** What is left open at the end is finished: an n that waited for a vowel is ん. */
export function finishKana(text: string): string {
  return text.replace(/(?<=^|[^A-Za-z])n$/, "ん").trim();
}

function change(text: string, key: KanaKey): string {
  const chars = Array.from(text);
  switch (key.kind) {
    case "char":
      // One space between words is enough, and none goes first.
      return key.char === " " && (text === "" || text.endsWith(" ")) ? text : text + key.char;
    case "romaji":
      return romajiKana(text, key.letter);
    case "erase":
      return chars.slice(0, -1).join("");
    case "clear":
      return "";
    case "voice":
      return changeLast(chars, (char) => turn(base(char), char, voiced));
    case "half-voice":
      return changeLast(chars, (char) => turn(base(char), char, halfVoiced));
    case "small":
      return changeLast(chars, (char) => (isLatin(char) ? swapCase(char) : turn(base(char), char, small)));
    case "script":
      return isHiragana(text) ? shift(text, toKatakana, isHiragana) : shift(text, -toKatakana, isKatakana);
  }
}

/** Changes the last character; a katakana keeps its script. */
function changeLast(chars: readonly string[], turnChar: (char: string) => string): string {
  const last = chars.at(-1);
  if (last === undefined) return "";
  const isKata = isKatakana(last);
  const turned = turnChar(isKata ? shift(last, -toKatakana, isKatakana) : last);
  return chars.slice(0, -1).join("") + (isKata ? shift(turned, toKatakana, isHiragana) : turned);
}

/** The character without ゛, ゜ or smallness. */
function base(char: string): string {
  const found = [...voiced, ...halfVoiced, ...small].find(([, changed]) => changed === char);
  return found?.[0] ?? char;
}

/** The changed form of a plain character; pressed on the changed form it goes back. */
function turn(plain: string, now: string, table: readonly (readonly [string, string])[]): string {
  const changed = table.find(([from]) => from === plain)?.[1];
  if (changed === undefined) return now;
  return changed === now ? plain : changed;
}

function shift(text: string, by: number, isOurs: (char: string) => boolean): string {
  return Array.from(text, (char) => (isOurs(char) ? String.fromCodePoint((char.codePointAt(0) ?? 0) + by) : char)).join(
    "",
  );
}

function isHiragana(text: string): boolean {
  return Array.from(text).some((char) => isBetween(char, hiraganaStart, hiraganaEnd));
}

function isKatakana(char: string): boolean {
  return isBetween(char, hiraganaStart + toKatakana, hiraganaEnd + toKatakana);
}

function isBetween(char: string, from: number, to: number): boolean {
  const code = char.codePointAt(0) ?? 0;
  return code >= from && code <= to;
}

function isLatin(char: string): boolean {
  return /^[A-Za-z]$/.test(char);
}

function swapCase(char: string): string {
  return char === char.toUpperCase() ? char.toLowerCase() : char.toUpperCase();
}

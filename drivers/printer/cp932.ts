import iconv from "iconv-lite";
import { FALLBACKS } from "./cp932-fallbacks.ts";

/** Text as the printer takes it. One byte is one cell wide and two bytes are two, so `bytes.length` is also the width in cells. */
export type Printed = {
  readonly bytes: Uint8Array;
  /** Characters that could not be printed and stand as 〓. */ readonly lost: number;
};

const QUESTION = 0x3f;
const GETA = Uint8Array.of(0x81, 0xac);
const NOTHING = new Uint8Array();

/** A base character with its combining marks (が as か + ゛) is one character on paper. */
const CLUSTER = /\P{M}\p{M}*|\p{M}+/gu;
/** Joiners, variation selectors, byte order mark, skin tones: they change how a character looks, and print nothing. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
const INTRICATE = /[\p{M}\p{Default_Ignorable_Code_Point}\u0000-\u001f\u007f-\u009f]/u;
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/gu;

const known = new Map<string, Uint8Array | undefined>();

function lookUp(character: string): Uint8Array | undefined {
  // ESC R 8 prints ¥ for 5Ch, so a real backslash has to be the full-width one.
  if (character === "\\") return Uint8Array.of(0x81, 0x5f);
  if (character === "¥") return Uint8Array.of(0x5c);
  // User-defined characters (外字) have a code and no shape in the printer.
  if (/\p{Co}/u.test(character)) return undefined;
  const bytes = iconv.encode(character, "cp932");
  const isMapped = bytes.length > 0 && (bytes[0] !== QUESTION || character === "?") && bytes.length <= 2;
  return isMapped ? Uint8Array.from(bytes) : undefined;
}

function direct(character: string): Uint8Array | undefined {
  if (!known.has(character)) known.set(character, lookUp(character));
  return known.get(character);
}

/** CP932 of a whole string, or undefined when one of its characters has none. */
function all(text: string): Uint8Array | undefined {
  const parts = Array.from(text, direct);
  return parts.every((part) => part !== undefined) ? Buffer.concat(parts) : undefined;
}

function encodeCluster(cluster: string): Uint8Array | undefined {
  const composed = cluster.normalize("NFC");
  const fallback = FALLBACKS[cluster] ?? FALLBACKS[composed];
  // é prints as e: the letter without its mark is better than 〓. Kana keep theirs: NFC has joined them already.
  return (
    all(cluster) ??
    all(composed) ??
    (fallback === undefined ? undefined : all(fallback)) ??
    all(cluster.normalize("NFKD").replace(/\p{M}/gu, ""))
  );
}

/** What each cluster came to; a receipt is mostly the same few hundred characters. Emptied when somebody prints a dictionary. */
const printed = new Map<string, Printed>();
const MOST_KEPT = 20_000;
/** The same by UTF-16 unit, for the characters that are one: found without making a string of each. */
const printedUnits: (Printed | undefined)[] = [];

function encodeCharacter(cluster: string): Printed {
  const kept = printed.get(cluster);
  if (kept) return kept;
  const bytes = encodeCluster(cluster);
  const fresh = bytes && (bytes.length > 0 || cluster.length === 0) ? { bytes, lost: 0 } : { bytes: GETA, lost: 1 };
  if (printed.size >= MOST_KEPT) printed.clear();
  printed.set(cluster, fresh);
  return fresh;
}

/** A text without marks to join and signs to leave out: each code point is a character. */
function encodePlain(text: string): Printed[] {
  const characters: Printed[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    let character = printedUnits[unit];
    if (!character) {
      const sign = String.fromCodePoint(text.codePointAt(at) ?? unit);
      character = encodeCharacter(sign);
      if (sign.length === 1) printedUnits[unit] = character;
      else at += 1;
    }
    characters.push(character);
  }
  return characters;
}

/** Each character of `text` (clusters are one) as it goes to the printer in Shift_JIS mode. Never a `?` that was not in the text; never a byte below 20h. */
export function encodeCharacters(text: string): Printed[] {
  if (!INTRICATE.test(text)) return encodePlain(text);
  const clean = text.replace(CONTROL, " ").replace(INVISIBLE, "");
  return (clean.match(CLUSTER) ?? []).map(encodeCharacter);
}

/** One array of many small ones; Buffer.concat is made for few large ones. */
export function concatBytes(characters: readonly Printed[]): Uint8Array {
  let length = 0;
  for (const { bytes } of characters) length += bytes.length;
  const all = new Uint8Array(length);
  let at = 0;
  for (const { bytes } of characters) for (let n = 0; n < bytes.length; n += 1) all[at++] = bytes[n] ?? 0;
  return all;
}

/** The whole text at once. */
export function encodeText(text: string): Printed {
  const characters = encodeCharacters(text);
  return {
    bytes: characters.length === 0 ? NOTHING : Buffer.concat(characters.map(({ bytes }) => bytes)),
    lost: characters.reduce((sum, { lost }) => sum + lost, 0),
  };
}

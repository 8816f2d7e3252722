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

/** Each character of `text` (clusters are one) as it goes to the printer in Shift_JIS mode. Never a `?` that was not in the text; never a byte below 20h. */
export function encodeCharacters(text: string): Printed[] {
  const clean = text.replace(CONTROL, " ").replace(INVISIBLE, "");
  return (clean.match(CLUSTER) ?? []).map((cluster) => {
    const bytes = encodeCluster(cluster);
    if (bytes && (bytes.length > 0 || cluster.length === 0)) return { bytes, lost: 0 };
    return { bytes: GETA, lost: 1 };
  });
}

/** The whole text at once. */
export function encodeText(text: string): Printed {
  const characters = encodeCharacters(text);
  return {
    bytes: characters.length === 0 ? NOTHING : Buffer.concat(characters.map(({ bytes }) => bytes)),
    lost: characters.reduce((sum, { lost }) => sum + lost, 0),
  };
}

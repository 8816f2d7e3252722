import { romajiRows, romajiVowels } from "#register/romaji-rows.ts";

/** What is typed in latin is meant by its sound: l is ら, and ヴ is looked for as バ. */
const spoken: { readonly [consonant: string]: string } = { l: "r", v: "b" };
/** What only an input method makes of these letters: in a name い stands behind y, or ぃ behind a consonant, in no goods. */
const isWritten = (consonant: string, vowel: string): boolean =>
  !(vowel === "i" && consonant.endsWith("y")) && !["ye", "wu"].includes(consonant + vowel);
const syllables = new Map(
  [...romajiRows.keys()].flatMap((consonant) =>
    (romajiRows.get(spoken[consonant] ?? consonant) ?? []).flatMap((kana, at) => {
      const vowel = romajiVowels.charAt(at);
      return isWritten(consonant, vowel) && consonant !== "x" ? [[consonant + vowel, kana] as const] : [];
    }),
  ),
);

const longest = 3;
const isConsonant = (letter: string | undefined): boolean => letter !== undefined && /[b-df-hj-np-tv-z]/u.test(letter);

/** The kana one that is half typed may become: "ry" → りゃ りゅ りょ. Those that begin with another of them are left out. */
function endings(typed: string): string[] {
  const kana = [...syllables].filter(([romaji]) => romaji.startsWith(typed)).map(([, one]) => one);
  const all = new Set(typed === "n" ? ["ん", ...kana] : kana);
  return [...all].filter((one) => ![...all].some((other) => other !== one && one.startsWith(other)));
}

/**
 * The kana that text typed so far may stand for, its last syllable perhaps half typed: "ryok" → りょか, りょき, りょく, りょけ, りょこ.
 * Other letters stay as they are; empty where the latin ones are no romaji ("usb"). @param typed NFKC, lower case
 */
export function readRomaji(typed: string): string[] {
  let kana = "";
  let at = 0;
  while (at < typed.length) {
    const rest = typed.slice(at);
    const length = [longest, 2, 1].find((size) => rest.length >= size && syllables.has(rest.slice(0, size)));
    const [letter = "", next] = rest;
    if (length !== undefined) {
      kana += syllables.get(rest.slice(0, length)) ?? "";
      at += length;
    } else if (!/[a-z]/u.test(letter)) {
      kana += letter;
      at += letter.length;
    } else if ((letter === "n" && (next === "n" || next === "'")) || (letter === "m" && /[bmp]/u.test(next ?? ""))) {
      kana += "ん";
      // "nn" closes an ん unless a vowel shows that the second begins a syllable: konna, annai.
      at += next === "'" || (next === "n" && !/[aiueoy]/u.test(rest[2] ?? "")) ? 2 : 1;
    } else if (letter === "n" && isConsonant(next) && next !== "y") {
      kana += "ん";
      at += 1;
    } else if (isConsonant(letter) && (letter === next || rest.startsWith("tch"))) {
      kana += "っ";
      at += 1;
    } else {
      return endings(rest).map((end) => kana + end);
    }
  }
  return [kana];
}

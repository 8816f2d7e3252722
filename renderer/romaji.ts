import { romajiRows, romajiVowels } from "#register/romaji-rows.ts";

/** Adds one typed letter; the letters that wait at the end become kana as soon as they make a syllable. Anything else is added as it is. */
export function romajiKana(text: string, letter: string): string {
  const typed = letter.toLowerCase();
  if (typed === "-") return `${text}ー`;
  if (!/^[a-z]$/.test(typed)) return text + letter;
  const waiting = /[a-z]{0,2}$/.exec(text)?.[0] ?? "";
  const before = text.slice(0, text.length - waiting.length);
  const vowel = romajiVowels.indexOf(typed);
  if (vowel >= 0) {
    // The longest run of waiting letters that makes a syllable.
    for (let from = 0; from <= waiting.length; from += 1) {
      const syllable = romajiRows.get(waiting.slice(from))?.[vowel];
      if (syllable !== undefined) return before + waiting.slice(0, from) + syllable;
    }
    return text + typed;
  }
  if (waiting.endsWith("n") && typed === "n") return `${before}${waiting.slice(0, -1)}ん`;
  // n before a consonant is ん, a doubled consonant is っ.
  if (waiting.endsWith("n") && typed !== "y") return `${before}${waiting.slice(0, -1)}ん${typed}`;
  if (waiting.endsWith(typed)) return `${before}${waiting.slice(0, -1)}っ${typed}`;
  return text + typed;
}

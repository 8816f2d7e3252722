const segmenter = new Intl.Segmenter("ja", { granularity: "word" });
const known = new Map<string, readonly string[]>();

/** What never begins a line: closing brackets, marks, and endings written in hiragana. */
const clings = /^[\p{Pe}\p{Po}ー々ぁ-ん]+$/u;
const opens = /\p{Ps}$/u;

/** Words of a name of goods: 鮭の|塩焼き|定食. The sum of the parts is the name. */
export function splitWords(text: string): readonly string[] {
  const found = known.get(text);
  if (found !== undefined) return found;
  const words: string[] = [];
  for (const { segment } of segmenter.segment(text)) {
    const last = words.at(-1);
    if (last !== undefined && (clings.test(segment) || opens.test(last))) words[words.length - 1] = last + segment;
    else words.push(segment);
  }
  known.set(text, words);
  return words;
}

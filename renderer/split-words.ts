const segmenter = new Intl.Segmenter("ja", { granularity: "word" });
const known = new Map<string, readonly string[]>();

const space = /^\s+$/u;
const opens = /\p{Ps}$/u;
/** What never begins a line: closing brackets, marks, one sign of kana or Latin, × and what stands after it. */
const clings = /^(?:[\p{Pe}\p{Po}ー々×]+|[\p{Script=Katakana}A-Za-z])$/u;
const hiragana = /^\p{Script=Hiragana}+$/u;
const particle = /^[のとはをでがにもや]$/u;
/** 唐|揚げ, 生姜|焼き, あん|かけ: the second half of a dish. */
const tail = /^(?:\p{Script=Han}\p{Script=Hiragana}|かけ|あげ|やき|つき)$/u;
const oneHan = /^\p{Script=Han}$/u;
const startsHan = /^\p{Script=Han}/u;
/** One character that ends a word of several: 牛|丼, 統計|学, 一日|券. */
const suffix = /^[学集券丼麺煮魚風鶏汁組枚冊個本円口罫]$/u;
const digits = /^[\d.]+$/;

/** Whether a line may end before `next`; `prev` stands before it, `first` before that. */
function mayBreak(first: string | undefined, prev: string, next: string): boolean {
  if (space.test(prev)) return true;
  if (space.test(next) || opens.test(prev) || clings.test(next) || tail.test(next) || prev === "×") return false;
  if (hiragana.test(next) && next.length === 1) return false;
  // A particle stands behind its word, never at the beginning or behind a space.
  const isParticle =
    particle.test(prev) && first !== undefined && !space.test(first) && !hiragana.test(first.slice(-1));
  if (isParticle) return true;
  if (hiragana.test(next)) return !hiragana.test(prev) || prev.length > 1;
  if (digits.test(next)) return !oneHan.test(prev);
  if (!startsHan.test(next)) return true;
  if (digits.test(prev) || oneHan.test(next)) return false;
  return !oneHan.test(prev) || (suffix.test(prev) && first !== undefined && !opens.test(first));
}

/** Words of a name of goods: 鮭の|塩焼き|定食. The sum of the parts is the name. */
export function splitWords(text: string): readonly string[] {
  const found = known.get(text);
  if (found !== undefined) return found;
  const segments = Array.from(segmenter.segment(text), ({ segment }) => segment);
  const words: string[] = [];
  segments.forEach((segment, at) => {
    const prev = segments[at - 1];
    const last = words.at(-1);
    if (prev === undefined || last === undefined || mayBreak(segments[at - 2], prev, segment)) words.push(segment);
    else words[words.length - 1] = last + segment;
  });
  known.set(text, words);
  return words;
}

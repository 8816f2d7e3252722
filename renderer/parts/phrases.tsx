import { Fragment, type ReactNode } from "react";

const segmenter = new Intl.Segmenter("ja", { granularity: "word" });
const known = new Map<string, readonly string[]>();

/** A name of goods that may break only between words: 鮭の|塩焼き|定食. `keep-all` holds the words together (see base.css). */
export function Phrases({ text }: { readonly text: string }): ReactNode {
  return splitWords(text).map((word, at) => (
    <Fragment key={`${word}:${splitWords(text).slice(0, at).join("").length}`}>
      {at > 0 && <wbr />}
      {word}
    </Fragment>
  ));
}

/** Words of a name; what follows an opening bracket or precedes a closing one stays with it. */
export function splitWords(text: string): readonly string[] {
  const found = known.get(text);
  if (found !== undefined) return found;
  const words: string[] = [];
  for (const { segment } of segmenter.segment(text)) {
    const last = words.at(-1);
    const sticks =
      last !== undefined && (/^[\p{Pe}\p{Po}ー々ぁ-んっゃゅょ]+$/u.test(segment) || /[\p{Ps}]$/u.test(last));
    if (sticks) words[words.length - 1] = last + segment;
    else words.push(segment);
  }
  known.set(text, words);
  return words;
}

import { Fragment, type ReactNode } from "react";
import { splitWords } from "../split-words.ts";

/** A name of goods that may break only between words; the style must say `word-break: keep-all`. */
export function Phrases({ text }: { readonly text: string }): ReactNode {
  const words = splitWords(text);
  return words.map((word, at) => (
    <Fragment key={words.slice(0, at + 1).join("")}>
      {at > 0 && <wbr />}
      {word}
    </Fragment>
  ));
}

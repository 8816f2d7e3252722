import type { ReactNode } from "react";
import { type Word, words } from "../words/words.ts";
import css from "./member-window.module.css";

/** A word for whoever stands there: Japanese large, English under it. */
export function Both({
  word,
  size = "large",
}: {
  readonly word: Word;
  readonly size?: "text" | "large" | "huge";
}): ReactNode {
  return (
    <span className={css["both"]} data-size={size}>
      <span lang="ja">{words.ja[word]}</span>
      <span lang="en" className={css["english"]}>
        {words.en[word]}
      </span>
    </span>
  );
}

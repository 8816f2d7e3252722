import type { ReactNode } from "react";
import { useWords } from "../hooks.ts";
import { Key } from "../parts/key.tsx";
import type { Word } from "../words/words.ts";
import css from "./menu-sheet.module.css";

/** A row of the menu: what its keys are about, and up to three of them. */
export function MenuGroup({ word, children }: { readonly word: Word; readonly children: ReactNode }): ReactNode {
  const say = useWords();
  return (
    <section className={css["group"]}>
      <p className={css["about"]}>{say(word)}</p>
      {children}
    </section>
  );
}

/** A key of the menu: a word, and under it what it takes or how it stands. */
export function MenuKey(props: {
  readonly name: string;
  readonly word: Word;
  readonly onPress: () => void;
  readonly more?: string;
  readonly disabled?: boolean;
  readonly isOn?: boolean;
}): ReactNode {
  const { name, word, onPress, more, disabled = false, isOn } = props;
  const say = useWords();
  return (
    <Key
      name={name}
      disabled={disabled}
      {...(isOn === undefined ? {} : { isOn })}
      className={css["key"]}
      onPress={onPress}
    >
      <span className={css["word"]}>{say(word)}</span>
      {more !== undefined && <span className={css["more"]}>{more}</span>}
    </Key>
  );
}

import type { ReactNode } from "react";
import { useWords } from "../hooks.ts";
import type { Word } from "../words/words.ts";
import { Icon } from "./icon.tsx";
import css from "./step-list.module.css";

/** How far a step is; open = one of several that may be taken now. */
export type Standing = "past" | "now" | "open" | "later" | "bad";

/** The steps of an errand in the order a cashier takes them; one that is behind has a mark in place of its number. */
export function StepList(props: {
  readonly steps: readonly { readonly word: Word; readonly standing: Standing }[];
}): ReactNode {
  const say = useWords();
  return (
    <ol className={css["steps"]}>
      {props.steps.map(({ word, standing }, at) => (
        <li key={word} className={css["step"]} data-step={standing}>
          <span className={css["number"]}>
            {standing === "past" || standing === "bad" ? (
              <Icon name={standing === "bad" ? "bad" : "ok"} size={22} />
            ) : (
              at + 1
            )}
          </span>
          {say(word)}
        </li>
      ))}
    </ol>
  );
}

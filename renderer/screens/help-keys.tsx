import type { ReactNode } from "react";
import { useWords } from "../hooks.ts";
import { KeyCap } from "../parts/key-cap.tsx";
import css from "./help-keys.module.css";

/** The keys that mean the same on every screen, and those of the screens one is on all day. */
const tables = [
  {
    word: "help.every",
    rows: [
      ["Enter", "help.key.enter"],
      ["Escape", "help.key.escape"],
      ["Arrows", "help.key.arrows"],
      ["F1 … F24", "help.key.functions"],
      ["Backspace", "help.key.backspace"],
      ["Delete", "help.key.delete"],
      ["PgUp PgDn", "help.key.page"],
      ["Home", "help.key.home"],
      ["End", "help.key.end"],
      ["Insert", "help.key.insert"],
      ["?", "help.key.help"],
      ["Letters", "help.key.menu"],
    ],
  },
  {
    word: "help.sale",
    rows: [
      ["Digits", "help.key.digits"],
      ["Letters", "help.key.letters"],
      ["*", "help.key.times"],
      ["/", "help.key.slash"],
      ["UpDown", "help.key.line"],
      ["Tab", "help.key.tab"],
      ["F11", "help.key.cash"],
      ["F12", "help.key.emoney"],
    ],
  },
  {
    word: "help.pay",
    rows: [
      ["F1 … F6", "help.key.quick"],
      ["F9", "help.key.cancel"],
      ["F10", "help.key.meal"],
    ],
  },
] as const;

/** The whole table of keys. */
export function AllKeys(): ReactNode {
  const say = useWords();
  return (
    <div className={css["tables"]}>
      {tables.map(({ word, rows }) => (
        <section key={word} className={css["table"]} data-length={rows.length}>
          <h2 className={css["title"]}>{say(word)}</h2>
          <ul className={css["rows"]}>
            {rows.map(([name, does]) => (
              <li key={does} className={css["row"]}>
                <KeyCap name={name} />
                <span>{say(does)}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

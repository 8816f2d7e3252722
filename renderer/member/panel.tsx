import type { CSSProperties, ReactNode } from "react";
import { Amount } from "../parts/amount.tsx";
import { Icon } from "../parts/icon.tsx";
import type { Word } from "../words/words.ts";
import { Both } from "./both.tsx";
import css from "./panel.module.css";

export type Tone = "ask" | "good" | "look";

/** What the window says now, in the middle of its half. */
export function Panel({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }): ReactNode {
  return (
    <section className={css["panel"]} data-tone={tone}>
      <div className={css["inner"]}>{children}</div>
    </section>
  );
}

const signs = { good: "ok", look: "look", wait: "say" } as const;

/** How it went, as a sign and a word: never by the colour alone. */
export function Head({ tone, word }: { readonly tone: keyof typeof signs; readonly word: Word }): ReactNode {
  return (
    <div className={css["head"]} data-tone={tone}>
      <span className={css["sign"]}>
        <Icon name={signs[tone]} size={56} />
      </span>
      <Both word={word} size="huge" />
    </div>
  );
}

/** Digits an amount has: what its size is reckoned from. */
function digitsOf(yen: number): CSSProperties {
  return { "--digits": Math.max(3, String(Math.abs(yen)).length) } as CSSProperties;
}

/** One large amount without a word: what all of it is about. */
export function Money({ yen }: { readonly yen: number }): ReactNode {
  return (
    <span className={css["money"]} style={digitsOf(yen)}>
      <Amount yen={yen} />
    </span>
  );
}

/** The figures a member gets, side by side and as large as there is room. */
export function Mains({ children }: { readonly children: ReactNode }): ReactNode {
  return <div className={css["mains"]}>{children}</div>;
}

export function Main({ word, yen }: { readonly word: Word; readonly yen: number }): ReactNode {
  return (
    <div className={css["main"]} style={digitsOf(yen)}>
      <Both word={word} />
      <Amount yen={yen} className={css["figure"]} />
    </div>
  );
}

/** A smaller figure in a row of its own. plus: what is earned. */
export function Row(props: { readonly word: Word; readonly yen: number; readonly isPlus?: boolean }): ReactNode {
  const { word, yen, isPlus = false } = props;
  return (
    <div className={css["row"]} data-plus={isPlus || undefined}>
      <Both word={word} size="text" />
      <span className={css["figure"]}>
        {isPlus && "+"}
        <Amount yen={yen} />
      </span>
    </div>
  );
}

/** Points, which are no yen to hand out; < 0 is owed. */
export function Points({ word, points }: { readonly word: Word; readonly points: number }): ReactNode {
  return (
    <div className={css["row"]} data-owed={points < 0 || undefined}>
      <Both word={word} size="text" />
      <span className={css["figure"]}>
        {points < 0 && "−"}
        {Math.abs(points).toLocaleString("en")}
        <span className={css["unit"]}>P</span>
      </span>
    </div>
  );
}

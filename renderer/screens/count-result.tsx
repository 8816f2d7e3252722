import type { ReactNode } from "react";
import type { TillView } from "#ipc/till.ts";
import { useWords } from "../hooks.ts";
import { Amount } from "../parts/amount.tsx";
import { Figure } from "../parts/figure.tsx";
import { Icon } from "../parts/icon.tsx";
import css from "./count-result.module.css";

/** 過不足: what was counted beside what ought to be there. It stands here only once the count is journalled. */
export function CountResult({ count }: { readonly count: NonNullable<TillView["count"]> }): ReactNode {
  const say = useWords();
  const { counted, expected, n } = count;
  const gap = counted - expected;
  const word = gap === 0 ? "count.even" : gap < 0 ? "count.short" : "count.over";
  return (
    <section className={css["result"]} data-gap={gap}>
      <Figure label={say("count.counted")}>
        <Amount yen={counted} />
      </Figure>
      <Figure label={say("count.expected")}>
        <Amount yen={expected} />
      </Figure>
      <p className={css["gap"]} data-tone={gap === 0 ? "good" : "look"}>
        <Icon name={gap === 0 ? "ok" : "look"} size={32} />
        <span>{say(word)}</span>
        {gap !== 0 && <Amount yen={Math.abs(gap)} />}
      </p>
      {n > 1 && <p className={css["again"]}>{say("count.again", { n })}</p>}
    </section>
  );
}

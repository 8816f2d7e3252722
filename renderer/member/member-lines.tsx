import type { ReactNode } from "react";
import type { CustomerView } from "#ipc/view.ts";
import { Amount } from "../parts/amount.tsx";
import { useFollowLines } from "../parts/use-follow-lines.ts";
import { sayOff } from "../say-off.ts";
import { Both } from "./both.tsx";
import css from "./member-lines.module.css";

/** The member's own lines and what they come to. */
export function MemberLines({ view }: { readonly view: CustomerView }): ReactNode {
  const list = useFollowLines(view.lines);
  const { nutrition, off } = view;
  return (
    <section className={css["bill"]}>
      <ol ref={list} className={css["lines"]}>
        {view.lines.map((line) => (
          <li key={line.n} data-line={line.n} data-void={line.void || undefined} className={css["line"]}>
            <span className={css["name"]}>
              {line.name}
              {line.rate === 8 && "※"}
            </span>
            <span className={css["qty"]}>×{line.qty}</span>
            <Amount yen={line.amount} className={css["amount"]} />
          </li>
        ))}
      </ol>
      {off !== undefined && (
        <p className={css["off"]} data-off>
          <span>{sayOff(off)}</span>
          <Amount yen={-off.amount} className={css["amount"]} />
        </p>
      )}
      {nutrition !== null && (
        <p className={css["nutrition"]}>
          {nutrition.kcal.toLocaleString("en")} kcal　塩分 {(nutrition.salt_mg / 1_000).toFixed(1)} g
        </p>
      )}
      <div className={css["total"]}>
        <Both word={view.cash > 0 ? "sale.left" : "sale.total"} />
        <Amount yen={view.cash > 0 ? view.due : view.total} className={css["money"]} />
      </div>
    </section>
  );
}

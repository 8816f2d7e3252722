import { memo, type ReactNode } from "react";
import type { ViewLine } from "#ipc/view.ts";
import { useWords } from "../hooks.ts";
import { formatYen } from "../money.ts";
import { type Say } from "../words/words.ts";
import { Amount } from "./amount.tsx";
import { Key } from "./key.tsx";
import css from "./line-row.module.css";

type Row = {
  readonly line: ViewLine;
  readonly isPicked: boolean;
  /** Picks this line, by its number alone. */
  readonly onPick: (() => void) | null;
};

/**
 * One line of the basket; touched, it is the one 数量 and 訂正 speak of. Every View brings all lines anew: only one that says something else is
 * drawn again, or the sixtieth scan would wait for fifty-nine lines.
 */
export const LineRow = memo(DrawRow, saysTheSame);

function saysTheSame(before: Row, after: Row): boolean {
  return (
    before.isPicked === after.isPicked &&
    (before.onPick === null) === (after.onPick === null) &&
    JSON.stringify(before.line) === JSON.stringify(after.line)
  );
}

function DrawRow({ line, isPicked, onPick }: Row): ReactNode {
  const say = useWords();
  const face = <LineFace line={line} more={describeLine(line, say)} />;
  return (
    <li
      data-line={line.n}
      data-void={line.void || undefined}
      data-picked={isPicked || undefined}
      className={css["row"]}
    >
      {onPick === null || line.void ? (
        <div className={css["face"]}>{face}</div>
      ) : (
        <Key name={`line:${line.n}`} look="bare" inList onPress={onPick} className={css["face"]}>
          {face}
        </Key>
      )}
    </li>
  );
}

/** Name, how many, how much; under it what is special about the line. */
export function LineFace({ line, more }: { readonly line: ViewLine; readonly more: string }): ReactNode {
  return (
    <>
      <span className={css["name"]} data-ellipsis>
        {line.name}
        {line.rate === 8 && <span className={css["mark"]}>※</span>}
      </span>
      <span className={css["qty"]}>×{line.qty}</span>
      <Amount yen={line.amount} className={css["amount"]} />
      {more !== "" && <span className={css["more"]}>{more}</span>}
    </>
  );
}

function describeLine({ qty, unit, bp, off, was, void: isVoid }: ViewLine, say: Say): string {
  const rebate = bp === undefined ? "" : bp === 0 ? say("sale.no-rebate") : say("sale.rebate", { percent: bp / 100 });
  const less = off === undefined ? "" : `${off.name} ${formatYen(-off.amount)}`;
  const old = was === undefined ? "" : say("sale.was", { yen: formatYen(was) });
  return [isVoid ? say("sale.voided") : "", qty > 1 ? `@${formatYen(unit)}` : "", less, old, rebate]
    .filter((part) => part !== "")
    .join("　");
}

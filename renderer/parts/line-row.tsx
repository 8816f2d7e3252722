import type { ReactNode } from "react";
import type { ViewLine } from "#ipc/view.ts";
import { useWords } from "../hooks.ts";
import { formatYen } from "../money.ts";
import { type Say } from "../words/words.ts";
import { Amount } from "./amount.tsx";
import { Key } from "./key.tsx";
import css from "./line-row.module.css";

/** One line of the basket; touched, it is the one 数量 and 訂正 speak of. */
export function LineRow(props: {
  readonly line: ViewLine;
  readonly isPicked: boolean;
  readonly onPick: (() => void) | null;
}): ReactNode {
  const { line, isPicked, onPick } = props;
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

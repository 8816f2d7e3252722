import type { ReactNode } from "react";
import type { RefundScreen } from "#ipc/view.ts";
import { useWords } from "../hooks.ts";
import { formatYen } from "../money.ts";
import { Amount } from "../parts/amount.tsx";
import { Icon } from "../parts/icon.tsx";
import { Key } from "../parts/key.tsx";
import { send } from "../register.ts";
import css from "./refund-line.module.css";

type Line = RefundScreen["lines"][number];

function pick(at: number, qty: number): void {
  send({ kind: "refund-pick", at, qty });
}

/** A line of the sale: touched, all that is left of it comes back, touched again none; − and ＋ where there are several. */
export function RefundLine({ line, isAsking }: { readonly line: Line; readonly isAsking: boolean }): ReactNode {
  const { at, name, qty, unit, left, picked, amount } = line;
  const say = useWords();
  const isGone = left === 0;
  const isPicked = picked > 0;
  return (
    <li className={css["line"]} data-refund={at} data-picked={isPicked || undefined} data-gone={isGone || undefined}>
      <Key
        name={`pick:${at}`}
        look="bare"
        inList
        disabled={isGone || isAsking}
        className={css["face"]}
        onPress={() => pick(at, isPicked ? 0 : left)}
      >
        <span className={css["box"]}>
          <Icon name={isPicked ? "boxed" : isGone ? "unknown" : "box"} size={30} />
        </span>
        <span className={css["name"]} data-ellipsis>
          {name}
        </span>
        <span className={css["facts"]}>
          {formatYen(unit)} ×{qty}
          {"　"}
          {isGone ? say("refund.gone") : left < qty ? say("refund.left", { left }) : ""}
        </span>
        <span className={css["amount"]}>{isPicked && <Amount yen={amount} />}</span>
      </Key>
      {left > 1 && (
        <span className={css["qty"]}>
          <Key
            name={`less:${at}`}
            label={say("refund.less")}
            inList
            disabled={picked === 0 || isAsking}
            className={css["step"]}
            onPress={() => pick(at, picked - 1)}
          >
            −
          </Key>
          <span className={css["count"]}>
            {picked}
            <span className={css["of"]}>/{left}</span>
          </span>
          <Key
            name={`more:${at}`}
            label={say("refund.plus")}
            inList
            disabled={picked === left || isAsking}
            className={css["step"]}
            onPress={() => pick(at, picked + 1)}
          >
            ＋
          </Key>
        </span>
      )}
    </li>
  );
}

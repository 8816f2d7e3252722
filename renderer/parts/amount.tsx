import { Fragment, type ReactNode } from "react";
import { splitYen } from "../money.ts";
import css from "./amount.module.css";

/** An amount in yen: tabular figures, ¥ smaller than the digits, a negative one both signed and coloured. */
export function Amount({
  yen,
  className,
}: {
  readonly yen: number;
  readonly className?: string | undefined;
}): ReactNode {
  const { sign, groups } = splitYen(yen);
  return (
    <span
      className={className === undefined ? css["amount"] : `${css["amount"]} ${className}`}
      data-amount={yen}
      data-negative={yen < 0 || undefined}
    >
      {sign}
      <span className={css["yen"]}>¥</span>
      {groups.map((group, at) => (
        <Fragment key={at}>
          {at > 0 && <span className={css["comma"]}>,</span>}
          {group}
        </Fragment>
      ))}
    </span>
  );
}

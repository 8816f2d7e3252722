import type { ReactNode } from "react";
import css from "./shell.module.css";

/** The middle of a screen and its keys below: quiet ones left, the way forward at the far right. */
export function Stage(props: {
  readonly children: ReactNode;
  readonly left?: ReactNode;
  readonly right?: ReactNode;
  /** Touch keys stay where they were from one sale to the next, so they take fingers at once. */
  readonly isSteady?: boolean;
}): ReactNode {
  const { children, left, right, isSteady = false } = props;
  return (
    <>
      <main className={isSteady ? css["stage"] : `${css["stage"]} ${css["ripen"]}`}>{children}</main>
      <footer className={`${css["left"]} ${css["ripen"]}`}>{left}</footer>
      <footer className={`${css["right"]} ${css["ripen"]}`}>{right}</footer>
    </>
  );
}

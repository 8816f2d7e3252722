import type { ReactNode } from "react";
import { ripenAfter } from "../ripening.ts";
import css from "./shell.module.css";

/** A second tap meant for the screen before must not hit this one (ms). */
const ripen = ripenAfter(180);

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
      <main ref={isSteady ? null : ripen} className={css["stage"]}>
        {children}
      </main>
      <footer ref={ripen} className={css["left"]}>
        {left}
      </footer>
      <footer ref={ripen} className={css["right"]}>
        {right}
      </footer>
    </>
  );
}

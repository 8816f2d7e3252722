import type { ReactNode } from "react";
import css from "./figure.module.css";

/** A labelled figure. size: line (in a row), large (in a panel), huge (what a member gets). */
export function Figure(props: {
  readonly label: string;
  readonly size?: "line" | "large" | "huge";
  readonly tone?: "plain" | "good" | "look" | "soft";
  readonly children: ReactNode;
}): ReactNode {
  const { label, size = "line", tone = "plain", children } = props;
  return (
    <div className={css["figure"]} data-size={size} data-tone={tone}>
      <span className={css["label"]}>{label}</span>
      <span className={css["value"]}>{children}</span>
    </div>
  );
}

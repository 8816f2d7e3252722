import type { ReactNode } from "react";
import css from "./entry-field.module.css";

/** Where what the pad types appears. No native text field: no keyboard of the system may ever open. */
export function EntryField(props: {
  readonly label: string;
  readonly isActive: boolean;
  readonly children: ReactNode;
  readonly name: string;
}): ReactNode {
  return (
    <div className={css["field"]} data-active={props.isActive || undefined} data-field={props.name}>
      <span className={css["label"]}>{props.label}</span>
      <span className={css["value"]}>
        {props.children}
        {props.isActive && <span className={css["caret"]} />}
      </span>
    </div>
  );
}

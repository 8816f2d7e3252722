import type { ReactNode } from "react";
import css from "./key-cap.module.css";

/** How the keys of a keyboard are labelled where their names differ from what stands on them. */
const labels: Readonly<Record<string, string>> = {
  PageUp: "PgUp",
  PageDown: "PgDn",
  Insert: "Ins",
  Escape: "Esc",
  Delete: "Del",
  Backspace: "BS",
  Arrows: "← ↑ ↓ →",
  UpDown: "↑ ↓",
  Letters: "A … Z",
  Digits: "0 … 9",
};

/** A key of a keyboard, drawn as one. Nothing to press. */
export function KeyCap({ name }: { readonly name: string }): ReactNode {
  return <kbd className={css["cap"]}>{labels[name] ?? name}</kbd>;
}

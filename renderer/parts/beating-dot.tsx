import type { ReactNode } from "react";
import css from "./beating-dot.module.css";

/** Something is under way by itself; the words beside it say what. */
export function BeatingDot(): ReactNode {
  return <span className={css["dot"]} />;
}

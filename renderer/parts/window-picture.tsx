import type { ReactNode } from "react";
import css from "./card-picture.module.css";

/** The customer's window, turned to the customer. */
export function WindowPicture(): ReactNode {
  return (
    <svg className={css["picture"]} aria-hidden="true" viewBox="0 0 240 130" fill="none">
      <rect x="20" y="10" width="124" height="88" rx="7" className={css["reader"]} />
      <rect x="28" y="18" width="108" height="72" rx="3" className={css["glass"]} />
      <path d="M44 42h44M44 56h76M44 70h60" className={css["rows"]} />
      <path d="M68 116h28M82 98v18" className={css["stand"]} />
      <circle cx="196" cy="52" r="20" className={css["face"]} />
      <path d="M160 124c0-26 14-42 36-42s36 16 36 42z" className={css["face"]} />
    </svg>
  );
}

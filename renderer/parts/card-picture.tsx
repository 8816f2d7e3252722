import type { ReactNode } from "react";
import css from "./card-picture.module.css";

/** A card over a reader: it breathes while the register waits, and stands still while money is asked for. */
export function CardPicture({ isStill = false }: { readonly isStill?: boolean }): ReactNode {
  return (
    <svg
      className={css["picture"]}
      data-still={isStill || undefined}
      aria-hidden="true"
      viewBox="0 0 240 130"
      fill="none"
    >
      <rect x="30" y="96" width="180" height="26" rx="13" className={css["reader"]} />
      <path d="M96 109h48" className={css["slot"]} />
      <g className={css["waves"]}>
        <path d="M88 84a45 45 0 0 1 64 0" />
        <path d="M101 90a27 27 0 0 1 38 0" />
      </g>
      <g className={css["card"]}>
        <rect x="66" y="8" width="108" height="64" rx="9" className={css["face"]} />
        <rect x="66" y="22" width="108" height="12" className={css["band"]} />
        <rect x="78" y="46" width="42" height="6" rx="3" className={css["line"]} />
        <rect x="78" y="57" width="26" height="6" rx="3" className={css["line"]} />
      </g>
    </svg>
  );
}

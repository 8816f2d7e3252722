import type { ReactNode } from "react";
import css from "./card-picture.module.css";

/** Bars of a code: place, width. */
const bars = [
  [97, 3],
  [102, 2],
  [106, 4],
  [113, 2],
  [117, 3],
  [123, 5],
  [130, 2],
  [134, 4],
  [141, 2],
] as const;
/** Modules of a small square code, row by row; no code at all, only its look. */
const cells = ["1110111", "1010101", "1110111", "0001010", "1110101", "1010011", "1110110"];

/** A phone that shows a code to the scanner, or reads the one on a screen. */
export function PhonePicture(props: {
  readonly does: "shows" | "reads";
  /** Without the room around it. */
  readonly isNarrow?: boolean;
}): ReactNode {
  const { does, isNarrow = false } = props;
  return (
    <svg className={css["picture"]} aria-hidden="true" viewBox={isNarrow ? "76 0 88 130" : "0 0 240 130"} fill="none">
      {does === "shows" ? (
        <g>
          <rect x="84" y="6" width="72" height="118" rx="11" className={css["face"]} />
          <rect x="91" y="16" width="58" height="98" rx="4" className={css["glass"]} />
          {bars.map(([x, width]) => (
            <rect key={x} x={x} y="42" width={width} height="34" className={css["ink"]} />
          ))}
          <path d="M80 59h80" className={css["beam"]} />
        </g>
      ) : (
        <g>
          <rect x="20" y="14" width="112" height="84" rx="7" className={css["reader"]} />
          <rect x="28" y="22" width="96" height="68" rx="3" className={css["glass"]} />
          {cells.flatMap((row, y) =>
            [...row].map((cell, x) =>
              cell === "1" ? (
                <rect key={`${x}:${y}`} x={51 + x * 7} y={31 + y * 7} width="7" height="7" className={css["ink"]} />
              ) : null,
            ),
          )}
          <path d="M62 112h28M76 98v14" className={css["stand"]} />
          <rect x="158" y="24" width="60" height="100" rx="10" className={css["face"]} />
          <path d="M170 46v-8h8M206 46v-8h-8M170 66v8h8M206 66v8h-8" className={css["slot"]} />
          <path d="M172 56h32" className={css["beam"]} />
        </g>
      )}
    </svg>
  );
}

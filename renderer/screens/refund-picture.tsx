import type { ReactNode } from "react";
import css from "./refund-find.module.css";

/** The dark squares of the picture, [x, y] in cells of a QR of 9 × 9; it cannot be scanned. */
const cells = "30 50 41 32 52 03 23 43 63 83 14 34 54 74 05 45 65 85 36 56 76 47 67 87 38 58 78 48".split(" ");
const corners = ["00", "60", "06"];

/** A receipt whose QR a beam runs over. */
export function RefundPicture({ isStill }: { readonly isStill: boolean }): ReactNode {
  const place = (cell: string): { x: number; y: number } => ({ x: Number(cell[0]) * 8, y: Number(cell[1]) * 8 });
  return (
    <svg
      className={css["picture"]}
      data-still={isStill || undefined}
      aria-hidden="true"
      viewBox="0 0 200 190"
      fill="none"
    >
      <path d="M34 6h132v172l-11-8-11 8-11-8-11 8-11-8-11 8-11-8-11 8-11-8-11 8-11-8-11 8z" className={css["paper"]} />
      <path d="M52 26h62 M52 40h96 M52 54h96" className={css["print"]} />
      <g transform="translate(64 74)" className={css["dots"]}>
        {cells.map((cell) => (
          <rect key={cell} {...place(cell)} width="8" height="8" />
        ))}
        {corners.map((corner) => {
          const { x, y } = place(corner);
          return <path key={corner} d={`M${x} ${y}h24v24h-24z M${x + 5} ${y + 5}v14h14v-14z`} fillRule="evenodd" />;
        })}
        {corners.map((corner) => {
          const { x, y } = place(corner);
          return <rect key={corner} x={x + 9} y={y + 9} width="6" height="6" />;
        })}
      </g>
      <path d="M20 110h160" className={css["beam"]} />
    </svg>
  );
}

import type { ReactNode } from "react";
import type { Bar } from "../hour-bars.ts";
import { axisRoom, describeScale } from "../scale.ts";
import { formatYen } from "../money.ts";
import { PlotScale } from "./plot-scale.tsx";
import css from "./plot.module.css";

/** A drawing of its own size, scaled as a whole: figures in it stay readable on the smallest screen. */
const size = { width: 640, height: 300, right: 8, top: 30, bottom: 34 } as const;

/** Sums as bars from a common zero, with lines at round sums; above each bar how many made it. */
export function Bars({ bars, title }: { readonly bars: readonly Bar[]; readonly title: string }): ReactNode {
  const scale = describeScale(Math.max(...bars.map(({ yen }) => yen)));
  const left = axisRoom(scale.steps.map(formatYen));
  const height = size.height - size.top - size.bottom;
  const y = (yen: number): number => size.top + height - (height * yen) / scale.top;
  const room = (size.width - left - size.right) / bars.length;
  const wide = Math.min(room * 0.7, 72);
  return (
    <svg className={css["plot"]} viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={title}>
      <PlotScale steps={scale.steps} left={left} right={size.width - size.right} y={y} />
      {bars.map(({ label, yen, count }, at) => {
        const middle = left + room * (at + 0.5);
        return (
          <g key={label} data-bar={label}>
            <rect
              className={css["bar"]}
              x={middle - wide / 2}
              y={y(yen)}
              width={wide}
              height={size.top + height - y(yen)}
              rx={3}
            />
            {count > 0 && (
              <text className={css["count"]} x={middle} y={y(yen) - 7} textAnchor="middle">
                {count}
              </text>
            )}
            <text className={css["axis"]} x={middle} y={size.height - 10} textAnchor="middle">
              {label}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

import type { ReactNode } from "react";
import { formatYen } from "../money.ts";
import { axisRoom, describeScale } from "../scale.ts";
import { PlotScale } from "./plot-scale.tsx";
import css from "./plot.module.css";

export type Point = { readonly key: number; readonly label: string; readonly yen: number };

const size = { width: 640, height: 128, right: 24, top: 16, bottom: 30 } as const;

/** How sums went from day to day, oldest first: a line, a dot for each, the one that is looked at filled larger. */
export function Trend(props: {
  readonly points: readonly Point[];
  readonly picked: number | null;
  readonly title: string;
}): ReactNode {
  const { points, picked, title } = props;
  const scale = describeScale(Math.max(...points.map(({ yen }) => yen)), 2);
  const left = axisRoom(scale.steps.map(formatYen));
  const height = size.height - size.top - size.bottom;
  const room = size.width - left - size.right;
  const x = (at: number): number => left + (points.length === 1 ? room / 2 : (room * at) / (points.length - 1));
  const y = (yen: number): number => size.top + height - (height * yen) / scale.top;
  const path = points.map(({ yen }, at) => `${x(at)},${y(yen)}`).join(" ");
  return (
    <svg className={css["plot"]} viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={title}>
      <PlotScale steps={scale.steps} left={left} right={size.width - size.right} y={y} />
      <polyline className={css["line"]} points={path} />
      {points.map(({ key, yen }, at) => (
        <circle key={key} className={css["dot"]} cx={x(at)} cy={y(yen)} r={key === picked ? 8 : 4} />
      ))}
      {points.map(({ key, label }, at) =>
        at === 0 || at === points.length - 1 ? (
          <text
            key={key}
            className={css["axis"]}
            x={x(at)}
            y={size.height - 8}
            textAnchor={points.length === 1 ? "middle" : at === 0 ? "start" : "end"}
          >
            {label}
          </text>
        ) : null,
      )}
    </svg>
  );
}

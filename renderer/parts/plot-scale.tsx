import type { ReactNode } from "react";
import { formatYen } from "../money.ts";
import css from "./plot.module.css";

/** Lines across a drawing at round sums, each with its sum to the left of it. @param y where a sum lies */
export function PlotScale(props: {
  readonly steps: readonly number[];
  readonly left: number;
  readonly right: number;
  readonly y: (yen: number) => number;
}): ReactNode {
  const { steps, left, right, y } = props;
  return steps.map((step) => (
    <g key={step}>
      <line className={css["grid"]} x1={left} x2={right} y1={y(step)} y2={y(step)} />
      <text className={css["axis"]} x={left - 8} y={y(step) + 6} textAnchor="end">
        {/* A comma sits at the left of its half-width cell. */}
        {formatYen(step)
          .split(/(?<=,)/)
          .map((group, at) => (
            <tspan key={at} dx={at === 0 ? undefined : "-0.22em"}>
              {group}
            </tspan>
          ))}
      </text>
    </g>
  ));
}

import type { Baseline, Row } from "./figure.ts";

/** Three significant figures and no more. */
function round(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(3)));
}

function describe(baseline: Baseline | null): string {
  if (baseline === null) return "";
  const { of, value, ours, unit } = baseline;
  return `${round(ours)} ${unit} against ${round(value)} ${unit}: ${of}`;
}

/** The rows as a table: one line each, columns aligned, `MISSED` where a figure is not held. */
export function formatTable(rows: readonly { readonly row: Row; readonly isHeld: boolean }[]): string {
  const head = ["figure", "value", "limit", "unit", "n", "", "measured against"];
  const cells = rows.map(({ row: { name, value, limit, unit, samples, baseline }, isHeld }) => [
    name,
    round(value),
    round(limit),
    unit,
    String(samples),
    isHeld ? "ok" : "MISSED",
    describe(baseline),
  ]);
  const all = [head, ...cells];
  const widths = head.map((_, at) => Math.max(...all.map((line) => line[at]?.length ?? 0)));
  return all
    .map((line) =>
      line
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

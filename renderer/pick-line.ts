import type { ViewLine } from "#ipc/view.ts";

/** The line 数量 and 訂正 speak of: the one touched, else the last that is not void. */
export function pickLine(lines: readonly ViewLine[], selected: number | null): ViewLine | undefined {
  const live = lines.filter((line) => !line.void);
  return live.find((line) => line.n === selected) ?? live.at(-1);
}

/** The number of the line before or after the one picked, by the arrows; at either end it stays. */
export function stepLine(lines: readonly ViewLine[], selected: number | null, by: 1 | -1): number | null {
  const live = lines.filter((line) => !line.void);
  const picked = pickLine(lines, selected);
  const at = live.findIndex((line) => line.n === picked?.n);
  return live[Math.min(Math.max(0, at + by), live.length - 1)]?.n ?? null;
}

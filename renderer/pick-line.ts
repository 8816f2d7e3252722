import type { ViewLine } from "#ipc/view.ts";

/** The line 数量 and 訂正 speak of: the one touched, else the last that is not void. */
export function pickLine(lines: readonly ViewLine[], selected: number | null): ViewLine | undefined {
  const live = lines.filter((line) => !line.void);
  return live.find((line) => line.n === selected) ?? live.at(-1);
}

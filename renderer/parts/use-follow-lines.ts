import { type RefObject, useLayoutEffect, useRef } from "react";
import type { ViewLine } from "#ipc/view.ts";

/** A change flashes once, where it happened (ms). */
const flashMs = 200;

/** Keeps the newest or changed line of a list in sight and flashes it once. Returns the ref of the list. */
export function useFollowLines(lines: readonly ViewLine[]): RefObject<HTMLOListElement | null> {
  const list = useRef<HTMLOListElement>(null);
  const before = useRef<readonly ViewLine[] | null>(null);
  useLayoutEffect(() => {
    const element = list.current;
    if (element === null) return;
    const changed = findChanged(before.current ?? lines, lines);
    if (before.current === null) element.scrollTo({ top: element.scrollHeight });
    before.current = lines;
    if (changed === undefined) return;
    const row = element.querySelector<HTMLElement>(`[data-line="${changed.n}"]`);
    if (row === null) return;
    // On and off are two frames; a fading one would keep the page drawing, and the next line waiting, for as long as it lasts.
    row.style.backgroundColor = "var(--key-down)";
    setTimeout(() => row.style.removeProperty("background-color"), flashMs);
    row.scrollIntoView({ block: "nearest" });
  }, [lines]);
  return list;
}

/** The last line that is new, or whose quantity or standing changed. */
function findChanged(before: readonly ViewLine[], after: readonly ViewLine[]): ViewLine | undefined {
  if (before === after) return undefined;
  const known = new Map(before.map((line) => [line.n, line]));
  return after.findLast((line) => {
    const was = known.get(line.n);
    return was === undefined || was.qty !== line.qty || was.void !== line.void || was.amount !== line.amount;
  });
}

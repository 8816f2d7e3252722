import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import type { ViewLine } from "#ipc/view.ts";

/** A change flashes once, where it happened (ms). */
const flashMs = 200;

/** Keeps the newest or changed line in sight and flashes it once. Returns whether there are more lines than fit. */
export function useFollowLines(list: RefObject<HTMLElement | null>, lines: readonly ViewLine[]): boolean {
  const before = useRef<readonly ViewLine[] | null>(null);
  const [overflows, setOverflows] = useState(false);
  useLayoutEffect(() => {
    const element = list.current;
    if (element === null) return;
    const changed = findChanged(before.current ?? lines, lines);
    const isFirst = before.current === null;
    before.current = lines;
    setOverflows(element.scrollHeight > element.clientHeight);
    if (isFirst) element.scrollTop = element.scrollHeight;
    if (changed === undefined) return;
    const row = element.querySelector(`[data-line="${changed.n}"]`);
    row?.scrollIntoView({ block: "nearest" });
    const ink = getComputedStyle(element).getPropertyValue("--key-down");
    row?.animate([{ backgroundColor: ink }, {}], { duration: flashMs });
  }, [list, lines]);
  return overflows;
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

/** Where the ring stands; null while no arrow was pressed. */
let ring: HTMLElement | null = null;
const ways: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * The arrows walk over every key of the screen, Enter presses the one they stand on: whatever has no key of its own is reached so. A finger, or any other
 * key, takes the ring away. Returns whether the key was meant for this. `hasMove`: up and down mean something else until the ring stands.
 */
export function walk(key: string, hasMove: boolean): boolean {
  const isThere = ring !== null && isUsable(ring);
  if (key === "Enter" && isThere) {
    ring?.click();
    // What was pressed may be gone now, or greyed.
    return true;
  }
  const way = ways[key];
  if (way === undefined || (hasMove && !isThere && way[1] !== 0)) {
    leaveRing();
    return false;
  }
  const all = [...document.querySelectorAll<HTMLElement>("[data-key]")].filter(isUsable);
  const next =
    isThere && ring !== null
      ? nearest(ring, all, way)
      : (all.find((element) => element.closest("main") !== null) ?? all[0] ?? null);
  leaveRing();
  ring = next;
  ring?.setAttribute("data-ring", "");
  ring?.scrollIntoView({ block: "nearest" });
  return true;
}

/** Takes the ring away. */
export function leaveRing(): void {
  ring?.removeAttribute("data-ring");
  ring = null;
}

function isUsable(element: HTMLElement): boolean {
  return element.isConnected && !element.matches(":disabled") && element.checkVisibility({ visibilityProperty: true });
}

/** The nearest in that way; what lies aside counts double. Where there is none it stays. */
function nearest(from: HTMLElement, all: readonly HTMLElement[], [x, y]: readonly [number, number]): HTMLElement {
  const here = from.getBoundingClientRect();
  const middle = (rect: DOMRect): readonly [number, number] => [rect.left + rect.width / 2, rect.top + rect.height / 2];
  const [fromX, fromY] = middle(here);
  let best: { readonly element: HTMLElement; readonly far: number } | null = null;
  for (const element of all) {
    const [toX, toY] = middle(element.getBoundingClientRect());
    const along = (toX - fromX) * x + (toY - fromY) * y;
    const aside = Math.abs((toX - fromX) * y) + Math.abs((toY - fromY) * x);
    if (element === from || along <= 4) continue;
    const far = along + aside * 2;
    if (best === null || far < best.far) best = { element, far };
  }
  return best?.element ?? from;
}

/** At most one anchor a minute: it says that headquarters countersigned, it is not a heartbeat. */
const everyMs = 60_000;

/**
 * Milliseconds until an anchor is due: 0 = now, null = none. `facts`: an entry other than `anchor` was acknowledged since the last
 * anchor; `z`: one of those was a Z. Times on one clock that does not jump.
 */
export function anchorDue(i: {
  readonly facts: boolean;
  readonly z: boolean;
  readonly nowMs: number;
  readonly lastAnchorMs: number;
  readonly timeScale?: number;
}): number | null {
  if (!i.facts) return null;
  if (i.z) return 0;
  return Math.max(0, i.lastAnchorMs + everyMs * (i.timeScale ?? 1) - i.nowMs);
}

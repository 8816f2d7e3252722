/** The level of pin 3, with what is too short to be a drawer left out. */
export type DrawerLevel = {
  /** The level that has stood long enough; undefined while the printer does not say it. */
  readonly high: boolean | undefined;
  /** Since when another level is heard, on the clock that drives it (ms). */
  readonly turningSince?: number;
  /** We stood still when it should have settled, and give it the same time once more. */
  readonly isDoubted?: true;
};

export const NO_LEVEL: DrawerLevel = { high: undefined };

/** A switch that is hit by the drawer chatters; nobody opens and shuts a drawer in this time. */
export const BOUNCE_MS = 50;
/** Woken later than this share of the time, we have stood still. */
const LATE = 1.5;

/** The level after `heard` was last said at or before `at`. A level that is lost, and the first one after it, count at once. */
export function settleLevel(level: DrawerLevel, heard: boolean | undefined, at: number, bounceMs: number): DrawerLevel {
  if (heard === undefined || level.high === undefined || heard === level.high) {
    return level.high === heard && level.turningSince === undefined ? level : { high: heard };
  }
  const turningSince = level.turningSince ?? at;
  const heldMs = at - turningSince;
  // A process that stood still is woken by its clock before it has read what came meanwhile: the way back may lie there.
  if (heldMs > bounceMs * LATE && !level.isDoubted) return { high: level.high, turningSince: at, isDoubted: true };
  if (heldMs >= bounceMs) return { high: heard };
  return level.turningSince === undefined ? { high: level.high, turningSince } : level;
}

/** When `settleLevel` wants to be asked again though nothing is said. */
export function settlesAt({ turningSince }: DrawerLevel, bounceMs: number): number {
  return turningSince === undefined ? Infinity : turningSince + bounceMs;
}

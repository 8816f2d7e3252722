import type { DeviceTrouble } from "../device-state.ts";

export type KickOutcome =
  /** The pulse was given; `confirmed` when the drawer was seen open within a second of it, null where its state is not known: nobody can say. */
  | { kind: "done"; confirmed: boolean | null }
  /** No pulse was asked for: nothing will open. */
  | { kind: "failed"; code: DeviceTrouble }
  /** It may have opened. Never kick again for the same reason. */
  | { kind: "unknown"; code: DeviceTrouble };

/** At least this between two kicks, so that the coil's duty stays under 0.2 whatever the pulse. */
export const KICK_SPACING_MS = 1_000;
/** How long after the pulse an opening still counts as its effect. */
export const CONFIRM_MS = 1_000;
/** A kick that could not start within this is refused: a drawer that opens late opens for the wrong person. */
export const KICK_WAIT_MS = 3_000;

/** When the next kick may start. */
export function nextKickAt(lastKickAt: number | undefined, at: number, spacingMs: number): number {
  return lastKickAt === undefined ? at : Math.max(at, lastKickAt + spacingMs);
}

/** After the pulse: what is known about it, or undefined while it is worth waiting. `drawer` is the state now, `confirmBy` the end of the wait. */
export function judgeKick(
  drawer: "open" | "closed" | "unknown",
  at: number,
  confirmBy: number,
): KickOutcome | undefined {
  if (drawer === "open") return { kind: "done", confirmed: true };
  if (drawer === "unknown") return { kind: "done", confirmed: null };
  if (at >= confirmBy) return { kind: "done", confirmed: false };
  return undefined;
}

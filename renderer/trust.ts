import type { View } from "#ipc/view.ts";

/** Whether a card may be charged later now: trust mode is on, and neither its time nor its caps are used up. */
export function canClaim({ trust }: Pick<View, "trust">): boolean {
  return trust !== null && trust.untilMs > Date.now() && trust.yen > 0 && trust.sales > 0;
}

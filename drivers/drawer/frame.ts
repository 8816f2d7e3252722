export type DrawerPin = 2 | 5;

/** The level of pin 3 as a drawer state. Without knowing this drawer's polarity, or before the printer has said the level, it is unknown. */
export function readDrawer(
  high: boolean | undefined,
  openWhenHigh: boolean | undefined,
): "open" | "closed" | "unknown" {
  if (high === undefined || openWhenHigh === undefined) return "unknown";
  return high === openWhenHigh ? "open" : "closed";
}

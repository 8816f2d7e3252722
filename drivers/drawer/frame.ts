export type DrawerPin = 2 | 5;

/** 100 ms on, 500 ms off: duty 0.17, under the 0.2 the drawer connector allows (Epson TM technical manual, drawer kick connector). */
const ON_UNITS = 0x32;
const OFF_UNITS = 0xfa;

/** ESC p m t1 t2: a kick in its place among the print data; units of 2 ms. */
export function kick(pin: DrawerPin): Uint8Array {
  return Uint8Array.of(0x1b, 0x70, pin === 2 ? 0 : 1, ON_UNITS, OFF_UNITS);
}

/** DLE DC4 fn 1 m t: a kick at once, even while the printer is offline; t × 100 ms (Epson ESC/POS, DLE DC4 fn = 1). */
export function kickAtOnce(pin: DrawerPin): Uint8Array {
  return Uint8Array.of(0x10, 0x14, 0x01, pin === 2 ? 0 : 1, 0x01);
}

/** The level of pin 3 as a drawer state. Without knowing this drawer's polarity, or before the printer has said the level, it is unknown. */
export function readDrawer(
  high: boolean | undefined,
  openWhenHigh: boolean | undefined,
): "open" | "closed" | "unknown" {
  if (high === undefined || openWhenHigh === undefined) return "unknown";
  return high === openWhenHigh ? "open" : "closed";
}

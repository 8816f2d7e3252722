import type { DeviceTrouble } from "../device-state.ts";

/** What the printer last said about itself; `unknown` and undefined until it has said it. */
export type PrinterStatus = {
  readonly offline: boolean | undefined;
  readonly cover: "open" | "closed" | "unknown";
  readonly paper: "ok" | "near-end" | "end" | "unknown";
  /** Level of pin 3 of the drawer connector. Which level means open depends on the drawer. */
  readonly drawerHigh: boolean | undefined;
  readonly error: "CUTTER" | "UNRECOVERABLE" | "AUTO_RECOVERABLE" | "FAILURE" | undefined;
  /** Somebody holds the FEED button down. */
  readonly feed: boolean;
  /** XOFF received, no XON since. */
  readonly held: boolean;
};

export const NOTHING_SAID: PrinterStatus = {
  offline: undefined,
  cover: "unknown",
  paper: "unknown",
  drawerHigh: undefined,
  error: undefined,
  feed: false,
  held: false,
};

const has = (byte: number, bits: number) => (byte & bits) !== 0;

function paperOf(end: boolean, near: boolean): PrinterStatus["paper"] {
  if (end) return "end";
  return near ? "near-end" : "ok";
}

/** An auto-recoverable error (hot head, cover opened while printing) goes away with its cause. */
function errorOf(byte: number): PrinterStatus["error"] {
  if (has(byte, 0x20)) return "UNRECOVERABLE";
  if (has(byte, 0x08)) return "CUTTER";
  if (has(byte, 0x04)) return "FAILURE";
  return has(byte, 0x40) ? "AUTO_RECOVERABLE" : undefined;
}

/** DLE EOT n answered `byte` (Epson TM technical manual, DLE EOT; the same table at Citizen and Samsung). */
export function heardRealtime(status: PrinterStatus, n: number, byte: number): PrinterStatus {
  if (n === 1) return { ...status, drawerHigh: has(byte, 0x04), offline: has(byte, 0x08), feed: has(byte, 0x40) };
  if (n === 2) return { ...status, cover: has(byte, 0x04) ? "open" : "closed" };
  if (n === 3) return { ...status, error: errorOf(byte) };
  if (n === 4) return { ...status, paper: paperOf(has(byte, 0x60), has(byte, 0x0c)) };
  return status;
}

/** Four bytes of automatic status (Epson TM technical manual, GS a). */
export function heardAsb(
  status: PrinterStatus,
  [b0, b1, b2]: readonly [number, number, number, number],
): PrinterStatus {
  return {
    offline: has(b0, 0x08),
    cover: has(b0, 0x20) ? "open" : "closed",
    paper: paperOf(has(b2, 0x0c), has(b2, 0x03)),
    drawerHigh: has(b0, 0x04),
    error: errorOf(b1),
    feed: has(b0, 0x40),
    held: status.held,
  };
}

/** Why the printer stands still, if it does: it goes on by itself once a person has seen to it, except after UNRECOVERABLE. */
export function stoppedBy(status: PrinterStatus): DeviceTrouble | undefined {
  if (status.error === "UNRECOVERABLE" || status.error === "CUTTER") return status.error;
  if (status.cover === "open") return "COVER_OPEN";
  if (status.paper === "end") return "PAPER_END";
  if (status.error) return status.error;
  if (status.feed) return "FEED";
  return status.offline ? "OFFLINE" : undefined;
}

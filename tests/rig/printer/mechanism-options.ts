import type { Origin } from "./behaviours.ts";
import type { Pin } from "./machine.ts";
import type { Strip } from "./sheet.ts";

/** Does a pulse of this length move a drawer's solenoid, and not burn it? */
export function isPulse(onMs: number): boolean {
  return onMs >= 50 && onMs <= 200;
}

export type Kick = { readonly at: number; readonly pin: Pin; readonly onMs: number; readonly offMs: number };
export type MechanismOptions = {
  readonly baud: number;
  readonly timeScale: number;
  readonly bufferBytes: number;
  /** Dots across the paper: 576 on 80 mm, 384 on 58 mm. */
  readonly widthDots: number;
  readonly flow: "xon-xoff" | "none";
  readonly language: "escpos" | "star";
  /** What its BUSY means: a full buffer only (it keeps eating while it stands still), or being offline as well. */
  readonly busy: "full" | "offline";
  /** Whether it talks over Ethernet just now. */
  readonly isNetwork: () => boolean;
  /** Print speed; 1,200 dots a second are 150 mm a second. */
  readonly dotsPerSecond: number;
  readonly say: (bytes: Uint8Array, origin: Origin) => void;
  readonly onKick: (kick: Kick) => void;
  readonly onCut: (strips: readonly Strip[], bytes: Buffer) => void;
  readonly onLine: () => void;
  readonly lineMs: (ms: number) => number;
};

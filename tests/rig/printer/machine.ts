import type { Ink, Strip } from "./sheet.ts";
import type { Style } from "./style.ts";

/** Something the printer was sent that a correct driver never sends, or that it could not carry out. */
export type Finding = {
  readonly finding:
    | "unknown"
    | "range"
    | "incomplete"
    | "overrun"
    | "unprintable"
    | "mid-line"
    | "kick"
    | "foreign"
    | "unsupported";
  readonly detail: string;
  /** The bytes in hex. */
  readonly bytes: string;
  /** performance.now() */
  readonly at: number;
};

export type Pin = 2 | 5;

/** What the command handlers may do; the mechanism behind it is in mechanism.ts. */
export type Machine = {
  style: Style;
  /** What stands in the line buffer, x from the left margin. */
  line: Ink[];
  /** Where the next character goes, dots from the left margin. */
  x: number;
  /** The raster graphics stored by GS ( L function 112 and the QR code stored by GS ( k. */
  stored: {
    graphics: Extract<Ink, { kind: "image" }> | undefined;
    qr: { data: Uint8Array; module: number; level: "L" | "M" | "Q" | "H" };
    /** By key code; it outlives the power. */
    nv: Map<string, Extract<Ink, { kind: "image" }>>;
  };
  /** False after ESC = has sent the data elsewhere. */
  selected: boolean;
  print(strip: Strip): void;
  cut(): void;
  kick(pin: Pin, onMs: number, offMs: number): void;
  /** What a Star's pulses of drawer 1 are (ESC BEL); 200 ms on and off unless told. */
  pulse: { onMs: number; offMs: number };
  /** A Star's counter of ETB: one more and told, or 0. */
  etb(act: "pass" | "reset"): void;
  /** The modes of power-on. */
  restyle(): void;
  reply(bytes: Uint8Array): void;
  status: { paper(): number; drawer(): number };
  setAutoStatus(bits: number): void;
  setRealTimeKick(enabled: boolean): void;
  find(finding: Finding["finding"], detail: string): void;
};

/** A command's effect; false means its parameters are out of range and it is ignored, as the device does. */
export type Handler = (machine: Machine, args: Uint8Array) => boolean | void;

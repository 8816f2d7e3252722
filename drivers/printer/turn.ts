import type { DeviceTrouble } from "../device-state.ts";
import { KICK_SPACING_MS, KICK_WAIT_MS, CONFIRM_MS, type KickOutcome } from "../drawer/machine.ts";
import type { DrawerPin } from "../drawer/frame.ts";
import { NOTHING_SAID, type PrinterStatus } from "./status.ts";
import type { PrinterProfile } from "./profile.ts";

export type PrintOutcome =
  /** The printer itself said that everything up to the cut has been printed. */
  | { kind: "done" }
  /** Not one byte of it left: it is safe to send it again. */
  | { kind: "failed"; code: DeviceTrouble }
  /** It may be on paper, wholly or in part. */
  | { kind: "unknown"; code: DeviceTrouble };

/** Every wait of the machine, in ms of the clock that drives it. */
export type Times = {
  /** A live printer answers DLE EOT at once, offline or not; this also covers a loaded register. */
  answerMs: number;
  helloMs: number;
  syncMs: number;
  heartbeatMs: number;
  /** How long a job may wait for a printer that is just being greeted. */
  graceMs: number;
  kickSpacingMs: number;
  kickWaitMs: number;
  confirmMs: number;
  pollMs: number;
};

export const TIMES: Times = {
  answerMs: 750,
  helloMs: 1_000,
  syncMs: 2_000,
  heartbeatMs: 2_000,
  graceMs: 2_000,
  kickSpacingMs: KICK_SPACING_MS,
  kickWaitMs: KICK_WAIT_MS,
  confirmMs: CONFIRM_MS,
  pollMs: 200,
};

export type Settings = {
  profile: PrinterProfile;
  drawerPin: DrawerPin;
  openWhenHigh: boolean | undefined;
  times: Times;
};

export type PrintJob = { kind: "print"; job: number; parts: readonly Uint8Array[]; allowedMs: number; startBy: number };
export type KickJob = { kind: "kick"; job: number; startBy: number };
export type Job = PrintJob | KickJob;

/** What tells that the printer has come this far in its input. */
export type Fence = { kind: "echo"; id: string } | { kind: "queued" } | { kind: "info" } | { kind: "none" };

export type Printing = {
  job: PrintJob;
  stage: "asked" | "sent";
  sentParts: number;
  fence: Fence;
  probe?: Fence;
  leftMs: number;
  by?: number;
};
export type Kicking = {
  job: KickJob;
  stage: "asked" | "kicked" | "confirming";
  fence: Fence;
  by: number;
  pollAt: number;
};

export type LinkPhase =
  /** Before the first attempt has ended: jobs may wait for it a little. */
  | { kind: "opening" }
  | { kind: "down"; code: DeviceTrouble }
  /** `noisy` counts the rounds that brought something no printer says. */
  | { kind: "hello"; by: number; noisy: number; garbage: number }
  | { kind: "sync"; fence: Fence; by: number; tries: number }
  | { kind: "ready" };

export type PrinterMachine = {
  settings: Settings;
  link: LinkPhase;
  status: PrinterStatus;
  /** DLE EOT numbers still to be answered, in order, and by when. */
  asked: readonly number[];
  answerBy: number;
  heartbeatAt: number;
  /** Questions in a row that stayed without an answer. */
  silent: number;
  fences: number;
  queue: readonly Job[];
  printing: Printing | undefined;
  kicking: Kicking | undefined;
  lastKickAt: number | undefined;
};

export type PrinterEffect =
  | { kind: "write"; bytes: Uint8Array }
  | { kind: "printed"; job: number; outcome: PrintOutcome }
  | { kind: "kicked"; job: number; outcome: KickOutcome }
  | { kind: "good" }
  | { kind: "drop"; code: DeviceTrouble }
  | { kind: "count"; name: string };

/** One step in the making: a copy of the machine that this step may change, and what it asks for. */
export type Turn = { m: PrinterMachine; effects: PrinterEffect[]; at: number };

export function newPrinterMachine(settings: Settings, firstFence: number): PrinterMachine {
  return {
    settings,
    link: { kind: "opening" },
    status: NOTHING_SAID,
    asked: [],
    answerBy: Infinity,
    heartbeatAt: Infinity,
    silent: 0,
    fences: firstFence,
    queue: [],
    printing: undefined,
    kicking: undefined,
    lastKickAt: undefined,
  };
}

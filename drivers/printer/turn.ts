import type { DeviceTrouble } from "../device-state.ts";
import { KICK_SPACING_MS, KICK_WAIT_MS, CONFIRM_MS, type KickOutcome } from "../drawer/machine.ts";
import type { DrawerPin } from "../drawer/frame.ts";
import { BOUNCE_MS, type DrawerLevel, NO_LEVEL } from "../drawer/level.ts";
import { NOTHING_SAID, type PrinterStatus } from "./status.ts";
import type { CommandBytes } from "./dialect/bytes.ts";
import type { Dialect } from "./dialect/dialect.ts";
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
  /** A shorter change of the drawer's level is no change. */
  bounceMs: number;
  /** How often a printer that does not tell the drawer's level by itself is asked for it. */
  drawerMs: number;
  /** How long XOFF may last without a reason a person can see to; a head that cools down takes less. */
  heldMs: number;
  /** After this the cashier is told that the printer takes nothing: a full buffer of a slow one empties sooner. */
  stallMs: number;
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
  bounceMs: BOUNCE_MS,
  drawerMs: 150,
  heldMs: 120_000,
  stallMs: 3_000,
};

export type Settings = {
  profile: PrinterProfile;
  drawerPin: DrawerPin;
  openWhenHigh: boolean | undefined;
  times: Times;
  /** Rounds of hello without an answer after which the link is opened anew: a peer that is gone without a FIN never says so. */
  silentRounds?: number;
};

/** The number of a job that nobody waits for: the mark on a paper that was broken off. */
export const NOBODY = 0;

export type PrintJob = {
  kind: "print";
  job: number;
  parts: readonly CommandBytes[];
  /** Wire and head need this long for each part: what a printer that proves nothing is given. */
  partMs?: readonly number[] | undefined;
  allowedMs: number;
  startBy: number;
};
export type KickJob = { kind: "kick"; job: number; startBy: number };
export type Job = PrintJob | KickJob;

/** A fence that is out. Answers to GS r carry no number: it is the `nth` of them, and passed when so many have come. */
export type Awaited = { readonly fence: ReturnType<Dialect["fence"]>["fence"]; readonly nth: number };
export const NOTHING_AWAITED: Awaited = { fence: { kind: "none" }, nth: 0 };

export type Printing = {
  job: PrintJob;
  stage: "asked" | "sent";
  sentParts: number;
  awaited: Awaited;
  probe?: Awaited;
  leftMs: number;
  by?: number;
  /** When a printer that proves nothing is taken to have printed the part. */
  passAt?: number;
  /** The next part may go, and waits for XON. */
  isDue?: true;
};
export type Kicking = {
  job: KickJob;
  stage: "asked" | "kicked" | "confirming";
  awaited: Awaited;
  by: number;
  pollAt: number;
};

export type LinkPhase =
  /** Before the first attempt has ended: jobs may wait for it a little. */
  | { kind: "opening" }
  | { kind: "down"; code: DeviceTrouble }
  /** `noisy` counts the rounds that brought something no printer says. */
  | { kind: "hello"; by: number; noisy: number; garbage: number }
  | { kind: "sync"; awaited: Awaited; by: number; tries: number }
  | { kind: "ready" };

export type PrinterMachine = {
  settings: Settings;
  link: LinkPhase;
  status: PrinterStatus;
  /** What the questions still to be answered are about, in order, and by when. */
  asked: readonly number[];
  answerBy: number;
  heartbeatAt: number;
  /** Questions in a row that stayed without an answer. */
  silent: number;
  fences: number;
  /** GS r questions sent, and answered. */
  queuedSent: number;
  queuedHeard: number;
  /** Since when XOFF has lasted without a reason, or since the reason was last heard. */
  heldSince: number;
  /** It has lasted longer than a full buffer does. */
  isStalled: boolean;
  /** The automatic status heard last, and how many are due because we enabled it: the same again, out of the blue, is a printer that was switched on. */
  lastAsb: string | undefined;
  asbDue: number;
  /** A job was given up with bytes of it out: its paper hangs there without an end. */
  isTorn: boolean;
  queue: readonly Job[];
  printing: Printing | undefined;
  kicking: Kicking | undefined;
  lastKickAt: number | undefined;
  drawer: DrawerLevel;
  /** When the drawer's level was last asked for. */
  lookedAt: number;
};

export type PrinterEffect =
  | { kind: "write"; bytes: CommandBytes }
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
    queuedSent: 0,
    queuedHeard: 0,
    heldSince: 0,
    isStalled: false,
    lastAsb: undefined,
    asbDue: 0,
    isTorn: false,
    queue: [],
    printing: undefined,
    kicking: undefined,
    lastKickAt: undefined,
    drawer: NO_LEVEL,
    lookedAt: 0,
  };
}

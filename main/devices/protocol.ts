import type { DeviceState, DeviceTrouble } from "#drivers/device-state.ts";
import type { Frame } from "#drivers/frame-log.ts";
import type { PortAddress } from "#drivers/port.ts";
import type { PrinterState, PrintOutcome, KickOutcome } from "#drivers/printer/open-printer.ts";
import type { PrintDocument } from "#drivers/printer/document.ts";
import type { CardReading } from "#drivers/reader/open-reader.ts";
import type { DrawerLesson } from "#register/drawer-lesson.ts";

/** Between `register` and a device host. Jobs carry the journal's job id; a host remembers the outcome of its last 64. */
export type HostName = "devices-serial" | "devices-card";
export type ToHost =
  | { readonly kind: "print"; readonly id: string; readonly document: PrintDocument }
  | { readonly kind: "kick"; readonly id: string }
  | { readonly kind: "recall"; readonly ids: readonly string[] }
  /** The reading `n` has been dealt with. A host keeps one until then, 2 s at most, and then says it was lost. */
  | { readonly kind: "answered"; readonly n: number }
  /** For the customer display; the last value wins, and without one nothing happens. */
  | { readonly kind: "show"; readonly lines: readonly [string, string] }
  /** How is everything? Answered by `health` with the same n. */
  | { readonly kind: "look"; readonly n: number }
  /** What a technician wants to see happen. Answered by `tried` with the same n, within `tryMs` whatever hangs. */
  | ({ readonly kind: "try"; readonly n: number } & Trial)
  /** The bindings have changed: end, and be started again on the configuration as it now stands. */
  | { readonly kind: "leave" };

/** Devices that a host has a state of. The drawer hangs on the printer and is part of its state. */
export type HostDevice = "printer" | "scanner" | "reader" | "display";

/** One thing to see happen. Nothing of it is a sale, and nothing of it opens the drawer. */
export type Trial =
  /** A slip marked 試験 with profile, width and port. */
  | { readonly device: "printer"; readonly act: "print" }
  /** Two lines for three seconds; then what stood there before. */
  | { readonly device: "display"; readonly act: "show" }
  /** The next card or code goes here and not to the sale. `code`: only this one counts. */
  | { readonly device: "reader" | "scanner"; readonly act: "read"; readonly code?: string }
  /** The guided test of the drawer's switch, which only the printer can see: start over, or what the step asks was done. */
  | { readonly device: "printer"; readonly act: "learn"; readonly step: "begin" | "next" }
  /** Who answers on a port that is not ours yet: by protocol, nothing is printed or kicked. */
  | { readonly device: "printer"; readonly act: "probe"; readonly port: PortAddress }
  /** Writes on a port that is not ours yet: a display never answers, a person looks. */
  | { readonly device: "display"; readonly act: "probe"; readonly port: PortAddress }
  /** Which of these ports hears `code`: a scanner cannot be asked who it is. */
  | {
      readonly device: "scanner";
      readonly act: "probe";
      readonly ports: readonly PortAddress[];
      readonly code: string;
    };

export type TrialOutcome =
  | { readonly kind: "done" }
  /** `shown` is masked: the last two characters of what was read at most. */
  | { readonly kind: "read"; readonly what: "fcf" | "idm" | "code"; readonly shown: string }
  /** The device answered as what it should be; `port` where several were asked. */
  | { readonly kind: "found"; readonly port: PortAddress }
  | { readonly kind: "lesson"; readonly lesson: DrawerLesson }
  /** It may have happened. */
  | { readonly kind: "unknown"; readonly code: DeviceTrouble }
  | { readonly kind: "failed"; readonly code: DeviceTrouble };

/** A trial that waits for a person (a card, a code) ends after this (ms). */
export const tryMs = 20_000;

/** `port` and `profile` as configured. */
export type DeviceHealth = {
  readonly frames: readonly Frame[];
  readonly port: string;
  readonly profile?: string;
} & (
  | { readonly device: "printer"; readonly state: PrinterState }
  | { readonly device: Exclude<HostDevice, "printer">; readonly state: DeviceState }
);

export type JobOutcome = PrintOutcome | KickOutcome;
export type Reading =
  /** `sinceMs`: when the card came into the field, as `monotonicMs`. */
  | { readonly device: "reader"; readonly reading: CardReading; readonly sinceMs?: number }
  /** `symbology`: its AIM identifier, where the scanner sends one. */
  | { readonly device: "scanner"; readonly code: string; readonly symbology?: string };
export type FromHost =
  | { readonly kind: "state"; readonly device: "printer"; readonly state: PrinterState }
  | { readonly kind: "state"; readonly device: "scanner" | "reader" | "display"; readonly state: DeviceState }
  | ({ readonly kind: "reading"; readonly n: number } & Reading)
  | { readonly kind: "lost"; readonly device: "reader" | "scanner" }
  | { readonly kind: "outcome"; readonly id: string; readonly outcome: JobOutcome }
  /** Answer to `recall`: jobs not named are not remembered. */
  | { readonly kind: "recalled"; readonly outcomes: { readonly [id: string]: JobOutcome | "busy" } }
  /** Answer to `look`: frames are masked already, as the driver's kind and profile want it. */
  | { readonly kind: "health"; readonly n: number; readonly devices: readonly DeviceHealth[] }
  /** Answer to `try`. */
  | { readonly kind: "tried"; readonly n: number; readonly outcome: TrialOutcome };

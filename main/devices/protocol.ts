import type { DeviceState } from "#drivers/device-state.ts";
import type { PrinterState, PrintOutcome, KickOutcome } from "#drivers/printer/open-printer.ts";
import type { PrintDocument } from "#drivers/printer/document.ts";
import type { CardReading } from "#drivers/reader/open-reader.ts";

/** Between `register` and a device host. Jobs carry the journal's job id; a host remembers the outcome of its last 64. */
export type HostName = "devices-serial" | "devices-card";
export type ToHost =
  | { readonly kind: "print"; readonly id: string; readonly document: PrintDocument }
  | { readonly kind: "kick"; readonly id: string }
  | { readonly kind: "recall"; readonly ids: readonly string[] }
  /** The reading `n` has been dealt with. A host keeps one until then, 2 s at most, and then says it was lost. */
  | { readonly kind: "answered"; readonly n: number };

export type JobOutcome = PrintOutcome | KickOutcome;
export type Reading =
  | { readonly device: "reader"; readonly reading: CardReading }
  | { readonly device: "scanner"; readonly code: string };
export type FromHost =
  | { readonly kind: "state"; readonly device: "printer"; readonly state: PrinterState }
  | { readonly kind: "state"; readonly device: "scanner" | "reader" | "display"; readonly state: DeviceState }
  | ({ readonly kind: "reading"; readonly n: number } & Reading)
  | { readonly kind: "lost"; readonly device: "reader" | "scanner" }
  | { readonly kind: "outcome"; readonly id: string; readonly outcome: JobOutcome }
  /** Answer to `recall`: jobs not named are not remembered. */
  | { readonly kind: "recalled"; readonly outcomes: { readonly [id: string]: JobOutcome | "busy" } };

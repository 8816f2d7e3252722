import type { DeviceTrouble } from "./device-state.ts";
import { openPcscPort } from "./card-port-pcsc.ts";
import { openRigPort } from "./card-port-rig.ts";

/** `pcsc` is a reader's name as pcscd gives it, without its two numbers if need be, or "*" for the first there is. `rig` is the path of a socket of the rig. */
export type CardAddress = { pcsc: string } | { rig: string };

/** `reader` with no trouble: it is there and says of itself if a card lies on it. A card that lies there already is told with the reader. */
export type CardEvent =
  | { kind: "reader"; trouble?: DeviceTrouble }
  | { kind: "card"; state: "present"; atr: Uint8Array }
  | { kind: "card"; state: "empty" };

export type CardAnswer = { kind: "answer"; data: Uint8Array } | { kind: "trouble"; code: DeviceTrouble };
/** `refused`: the reader's driver does not let such commands through (libccid: ifdDriverOptions in Info.plist), or the reader failed at it: pcscd says the same of both. */
export type ControlAnswer = CardAnswer | { kind: "refused" };

/** One reader, whatever is under it. Every exchange ends with its answer, or when `signal` does. */
export type CardPort = AsyncDisposable & {
  transmit(apdu: Uint8Array, o: { signal: AbortSignal }): Promise<CardAnswer>;
  /** An escape command to the reader itself (LED, buzzer). */
  control(bytes: Uint8Array, o: { signal: AbortSignal }): Promise<ControlAnswer>;
};

export function openCardPort(card: CardAddress, on: (event: CardEvent) => void, timeScale: number): CardPort {
  return "pcsc" in card ? openPcscPort(card.pcsc, on) : openRigPort(card.rig, on, timeScale);
}

import type { DeviceTrouble } from "./device-state.ts";
import { openSerial } from "./serial.ts";
import { openTcp } from "./tcp.ts";

/** Where a device is attached: a serial port by path, or TCP as host:port (port 9100 when left out). */
export type PortAddress = { serial: string; baud: number } | { tcp: string };

/** One open connection. It is opened once, lives, and is never opened again. */
export type Link = {
  /** Hands bytes to the operating system; false, and nothing sent, unless the link is open at this moment. `sent` is called once the system has taken them. */
  write(bytes: Uint8Array, sent?: () => void): boolean;
  /** Resolves when the operating system has let go of it, after 1 s at the latest. */
  close(): Promise<void>;
};

export type LinkListener = { data(bytes: Uint8Array): void; down(code: DeviceTrouble): void };
export type Opened = { kind: "open"; link: Link } | { kind: "trouble"; code: DeviceTrouble };

/** Opens it within 3 s or says what stands in the way; `signal` ends the attempt at once. */
export function openLink(address: PortAddress, listener: LinkListener, signal?: AbortSignal): Promise<Opened> {
  return "serial" in address
    ? openSerial(address.serial, address.baud, listener, signal)
    : openTcp(address.tcp, listener, signal);
}

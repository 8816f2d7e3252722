import { connect } from "node:net";
import { SerialPort } from "serialport";
import type { DeviceTrouble } from "./device-state.ts";
import { hangUpBinding } from "./serial-binding.ts";
import { within } from "./within.ts";

/** Where a device is attached: a serial port by path, or TCP as host:port (port 9100 when left out). */
export type PortAddress = { serial: string; baud: number } | { tcp: string };

/** One open connection. It is opened once, lives, and is never opened again. */
export type Link = {
  /** Hands bytes to the operating system; false, and nothing sent, unless the link is open at this moment. */
  write(bytes: Uint8Array): boolean;
  /** Resolves when the operating system has let go of it, after 1 s at the latest. */
  close(): Promise<void>;
};

export type LinkListener = { data(bytes: Uint8Array): void; down(code: DeviceTrouble): void };
export type Opened = { kind: "open"; link: Link } | { kind: "trouble"; code: DeviceTrouble };

const OPEN_LIMIT_MS = 3_000;
const CLOSE_LIMIT_MS = 1_000;

export function openLink(address: PortAddress, listener: LinkListener): Promise<Opened> {
  return "serial" in address ? openSerial(address.serial, address.baud, listener) : openTcp(address.tcp, listener);
}

function troubleOf(error: Error): DeviceTrouble {
  if (/lock/i.test(error.message)) return "LOCKED";
  if (/no such (file|device)|ENOENT|ENXIO|ENODEV|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ENOTFOUND/i.test(error.message))
    return "NOHARDWARE";
  if (/timed? ?out|ETIMEDOUT/i.test(error.message)) return "TIMEOUT";
  return "FAILURE";
}

function openSerial(path: string, baud: number, listener: LinkListener): Promise<Opened> {
  const { promise, resolve } = Promise.withResolvers<Opened>();
  // A write issued on a closed SerialPort is queued and goes out at its next open (a late drawer kick),
  // so each open has an object of its own and nothing is written unless it is open now.
  // The types leave out `binding`, which the constructor takes all the same.
  const options = { path, baudRate: baud, autoOpen: false, endOnClose: true, binding: hangUpBinding };
  const port = new SerialPort(options);
  const closed = Promise.withResolvers<void>();
  const link: Link = {
    write(bytes) {
      if (!port.isOpen) return false;
      port.write(Buffer.from(bytes));
      return true;
    },
    async close() {
      if (port.isOpen) {
        // Stuck output would hold the close of a real UART for up to 30 s (closing_wait); drop it first.
        port.flush(() => port.isOpen && port.close(() => closed.resolve()));
        await within(closed.promise, CLOSE_LIMIT_MS);
      }
    },
  };
  // "data" is always listened to: an unplugged device is noticed by its reader only.
  port.on("data", (bytes: Buffer) => listener.data(bytes));
  // "error" stays listened to for the life of the object: a pending write fails with "Canceled" while closing.
  port.on("error", (error) => resolve({ kind: "trouble", code: troubleOf(error) }));
  port.on("close", (error: Error | null) => {
    closed.resolve();
    listener.down(error ? "NOHARDWARE" : "CLOSED");
  });
  port.open((error) => resolve(error ? { kind: "trouble", code: troubleOf(error) } : { kind: "open", link }));
  return promise;
}

function openTcp(address: string, listener: LinkListener): Promise<Opened> {
  const { promise, resolve } = Promise.withResolvers<Opened>();
  const [, host = "", port = "9100"] = /^\[?([^\]]*?)\]?(?::(\d+))?$/.exec(address) ?? [];
  const socket = connect({ host, port: Number(port), noDelay: true, keepAlive: true });
  const overdue = setTimeout(() => socket.destroy(new Error("timed out")), OPEN_LIMIT_MS);
  const closed = Promise.withResolvers<void>();
  const link: Link = {
    write: (bytes) => !socket.destroyed && socket.writable && (socket.write(bytes), true),
    async close() {
      socket.destroy();
      await within(closed.promise, CLOSE_LIMIT_MS);
    },
  };
  socket.on("data", (bytes) => listener.data(bytes));
  socket.on("error", (error) => resolve({ kind: "trouble", code: troubleOf(error) }));
  socket.on("end", () => socket.destroy());
  socket.on("close", () => {
    clearTimeout(overdue);
    closed.resolve();
    listener.down("OFFLINE");
  });
  socket.on("connect", () => {
    clearTimeout(overdue);
    resolve({ kind: "open", link });
  });
  return promise;
}

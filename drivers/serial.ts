import { stat } from "node:fs/promises";
import { SerialPort } from "serialport";
import { CLOSE_LIMIT_MS, troubleOf, UNSENT_LIMIT_BYTES } from "./link-limits.ts";
import type { Link, LinkListener, Opened } from "./port.ts";
import { hangUpBinding } from "./serial-binding.ts";
import { within } from "./within.ts";

/** How often the name is looked up again, ms. */
const LOOK_MS = 1_000;
/** udev takes a link away for a moment when its rules are run again; longer than that, and the device is gone. */
const LOOKS_WITHOUT = 3;

/** Which device a name stands for. */
async function deviceOf(path: string): Promise<number | undefined> {
  return stat(path).then(
    ({ rdev }) => rdev,
    () => undefined,
  );
}

/** Tells when `path`, often a link of udev's, stands for another device than at the start: the adapter came back under another number. */
function watchName(path: string, moved: () => void): () => void {
  let first: number | undefined;
  let missed = 0;
  let isOver = false;
  async function look(): Promise<void> {
    const device = await deviceOf(path);
    if (isOver) return;
    first ??= device;
    missed = device === undefined ? missed + 1 : 0;
    if ((device !== undefined && device !== first) || missed >= LOOKS_WITHOUT) moved();
    else timer = setTimeout(() => void look(), LOOK_MS).unref();
  }
  let timer = setTimeout(() => void look(), 0).unref();
  return () => {
    isOver = true;
    clearTimeout(timer);
  };
}

/** Opens a serial port, 8N1, without flow control of the system's: an XOFF is heard by the driver, which must know of it. */
export function openSerial(path: string, baud: number, listener: LinkListener, signal?: AbortSignal): Promise<Opened> {
  const { promise, resolve } = Promise.withResolvers<Opened>();
  if (signal?.aborted) return Promise.resolve({ kind: "trouble", code: "CANCELED" });
  // A write issued on a closed SerialPort is queued and goes out at its next open (a late drawer kick),
  // so each open has an object of its own and nothing is written unless it is open now.
  // The types leave out `binding`, which the constructor takes all the same.
  const options = { path, baudRate: baud, autoOpen: false, endOnClose: true, binding: hangUpBinding };
  const port = new SerialPort(options);
  const closed = Promise.withResolvers<void>();
  let stopWatching = (): void => undefined;
  let isOurs = false;
  const link: Link = {
    write(bytes, sent) {
      if (!port.isOpen || port.closing || port.destroyed) return false;
      if (port.writableLength + bytes.length > UNSENT_LIMIT_BYTES) {
        listener.down("TIMEOUT");
        return false;
      }
      port.write(Buffer.from(bytes), undefined, (error) => !error && sent?.());
      return true;
    },
    async close() {
      isOurs = true;
      stopWatching();
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
  port.on("close", () => {
    stopWatching();
    closed.resolve();
    // A line that hangs up under a write is closed by the library without a word of the reason.
    listener.down(isOurs ? "CLOSED" : "NOHARDWARE");
  });
  port.open((error) => {
    if (!error) stopWatching = watchName(path, () => listener.down("NOHARDWARE"));
    resolve(error ? { kind: "trouble", code: troubleOf(error) } : { kind: "open", link });
  });
  return promise;
}

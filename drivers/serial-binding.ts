import { read } from "node:fs";
import { promisify } from "node:util";
import { SerialPort } from "serialport";

const readBytes = promisify(read);

type Binding = typeof SerialPort.binding;
type Port = Awaited<ReturnType<Binding["open"]>>;
/** The part of bindings-cpp's Linux port that its own read uses. */
type UnixPort = Port & {
  readonly fd: number | null;
  readonly poller: { once(event: "readable", told: (error: Error | null) => void): unknown };
};

function isUnix(port: Port): port is UnixPort {
  return "fd" in port && "poller" in port;
}

const WAITING = new Set<unknown>(["EAGAIN", "EWOULDBLOCK", "EINTR"]);

function isWaiting(error: unknown): boolean {
  return error instanceof Error && "code" in error && WAITING.has(error.code);
}

function lost(message: string, cause?: unknown): Error {
  return Object.assign(new Error(message, { cause }), { disconnect: true });
}

/** What serialport expects of a read that our own close ended. */
function closed(): Error {
  return Object.assign(new Error("Port is not open"), { canceled: true });
}

function isCanceled(error: Error): boolean {
  return "canceled" in error && error.canceled === true;
}

function whenReadable(port: UnixPort): Promise<void> {
  return new Promise((resolve, reject) => {
    // Closed while it was being read: its poller is destroyed, and asking it would end the process with a segmentation fault.
    if (!port.isOpen || port.fd === null) {
      reject(closed());
      return;
    }
    // Anything but our own close, EBADF above all, is the poller's way of telling a hang-up.
    port.poller.once("readable", (error) => {
      if (!error) resolve();
      else reject(isCanceled(error) ? error : lost("the line is gone", error));
    });
  });
}

/**
 * bindings-cpp 13.0.0 takes a read of zero bytes for "nothing yet" and reads again at once, for ever. On a tty that waits for one byte at least it
 * means that the line was hung up (tty_ioctl(4)): an unplugged adapter would never be noticed and keep a core busy.
 */
async function readUntilLost(
  port: UnixPort,
  buffer: Buffer,
  offset: number,
  length: number,
): Promise<{ buffer: Buffer; bytesRead: number }> {
  for (;;) {
    if (port.fd === null) throw closed();
    try {
      const { bytesRead } = await readBytes(port.fd, buffer, offset, length, null);
      if (bytesRead > 0) return { buffer, bytesRead };
    } catch (error) {
      if (!isWaiting(error)) throw lost("the line is gone", error);
      await whenReadable(port);
      continue;
    }
    throw lost("the line was hung up");
  }
}

/** serialport's own binding with a read that notices the end of the line. */
export const hangUpBinding = {
  list: () => SerialPort.binding.list(),
  async open(options: { path: string; baudRate: number }): Promise<Port> {
    const port = await SerialPort.binding.open(options);
    if (isUnix(port)) port.read = (buffer, offset, length) => readUntilLost(port, buffer, offset, length);
    return port;
  },
};

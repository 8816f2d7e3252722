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

const WAITING = new Set(["EAGAIN", "EWOULDBLOCK", "EINTR"]);

function lost(message: string, cause?: unknown): Error {
  return Object.assign(new Error(message, { cause }), { disconnect: true });
}

function whenReadable(port: UnixPort): Promise<void> {
  return new Promise((resolve, reject) => {
    port.poller.once("readable", (error) => (error ? reject(error) : resolve()));
  });
}

/**
 * bindings-cpp 13.0.0 takes a read of zero bytes for "nothing yet" and reads again at once, for ever. On a tty that waits for one byte at least it
 * means that the line was hung up (tty_ioctl(4)): an unplugged adapter would never be noticed and keep a core busy.
 */
async function readUntilLost(port: UnixPort, buffer: Buffer, offset: number, length: number): Promise<{ buffer: Buffer; bytesRead: number }> {
  for (;;) {
    if (!port.isOpen || port.fd === null) throw Object.assign(new Error("Port is not open"), { canceled: true });
    try {
      const { bytesRead } = await readBytes(port.fd, buffer, offset, length, null);
      if (bytesRead > 0) return { buffer, bytesRead };
    } catch (error) {
      const code: unknown = error instanceof Error && "code" in error ? error.code : undefined;
      if (typeof code !== "string" || !WAITING.has(code)) throw lost("the line is gone", error);
      await whenReadable(port).catch((cause: unknown) => {
        // "Canceled" is our own close; anything else, EBADF above all, is the poller's way of telling a hang-up.
        throw cause instanceof Error && "canceled" in cause && cause.canceled === true ? cause : lost("the line is gone", cause);
      });
      continue;
    }
    throw lost("the line was hung up");
  }
}

/** serialport's own binding with a read that notices the end of the line. */
export const hangUpBinding = {
  list: () => SerialPort.binding.list(),
  async open(options: Parameters<Binding["open"]>[0]): Promise<Port> {
    const port = await SerialPort.binding.open(options);
    if (isUnix(port)) port.read = (buffer, offset, length) => readUntilLost(port, buffer, offset, length);
    return port;
  },
};

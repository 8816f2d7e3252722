import { connect } from "node:net";
import { CLOSE_LIMIT_MS, OPEN_LIMIT_MS, troubleOf, UNSENT_LIMIT_BYTES } from "./link-limits.ts";
import type { Link, LinkListener, Opened } from "./port.ts";
import { within } from "./within.ts";

/** Raw printing, as the network printers of Epson and Star offer it. */
const PRINTER_PORT = "9100";
/** First keep-alive of an idle connection. The printer's answers tell sooner; this one frees the socket of a scanner or display that never answers. */
const KEEP_ALIVE_MS = 10_000;

function readAddress(address: string): { host: string; port: number } {
  const [, host = "", port = PRINTER_PORT] = /^\[?([^\]]*?)\]?(?::(\d+))?$/u.exec(address) ?? [];
  return { host, port: Number(port) };
}

/** Opens host:port. A socket is thrown away with what was in it: nothing of one connection is ever sent on the next. */
export function openTcp(address: string, listener: LinkListener, signal?: AbortSignal): Promise<Opened> {
  const { promise, resolve } = Promise.withResolvers<Opened>();
  const socket = connect({
    ...readAddress(address),
    noDelay: true,
    keepAlive: true,
    keepAliveInitialDelay: KEEP_ALIVE_MS,
  });
  const overdue = setTimeout(() => socket.destroy(new Error("timed out")), OPEN_LIMIT_MS);
  const cancel = (): void => void socket.destroy(new Error("aborted"));
  signal?.addEventListener("abort", cancel, { once: true });
  if (signal?.aborted) cancel();
  const closed = Promise.withResolvers<void>();
  const link: Link = {
    write(bytes, sent) {
      if (socket.destroyed || !socket.writable) return false;
      if (socket.writableLength + bytes.length > UNSENT_LIMIT_BYTES) {
        listener.down("TIMEOUT");
        return false;
      }
      socket.write(bytes, (error) => !error && sent?.());
      return true;
    },
    async close() {
      // What the printer has not taken by now must not reach it any more: a reset instead of a polite end.
      socket.resetAndDestroy();
      await within(closed.promise, CLOSE_LIMIT_MS);
    },
  };
  socket.on("data", (bytes) => listener.data(bytes));
  socket.on("error", (error) => resolve({ kind: "trouble", code: troubleOf(error) }));
  socket.on("end", () => socket.destroy());
  socket.on("close", () => {
    clearTimeout(overdue);
    signal?.removeEventListener("abort", cancel);
    closed.resolve();
    listener.down("OFFLINE");
  });
  socket.on("connect", () => {
    clearTimeout(overdue);
    signal?.removeEventListener("abort", cancel);
    resolve({ kind: "open", link });
  });
  return promise;
}

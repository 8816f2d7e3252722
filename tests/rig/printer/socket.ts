import { once } from "node:events";
import { createServer, type Server, type Socket } from "node:net";

/** The printer's network connector: one host at a time, as port 9100 of a printer without multi-session. */
export type PrinterSocket = {
  readonly address: string;
  /** Whether a host is connected. */
  isActive(): boolean;
  plugged(): boolean;
  write(bytes: Uint8Array): void;
  plug(): Promise<void>;
  /** Connections are reset and new ones refused. */
  unplug(): Promise<void>;
};

const RAW_PORT = 9_100;

/** Listens at `host` on loopback; port 0 takes any. */
export async function openSocket(o: {
  host: string;
  port?: number;
  onBytes: (bytes: Buffer) => void;
}): Promise<PrinterSocket> {
  let port = o.port ?? RAW_PORT;
  let host: Socket | undefined;
  let server: Server | undefined;

  const meet = (socket: Socket): void => {
    host?.destroy();
    host = socket;
    socket.setNoDelay(true);
    socket.on("data", o.onBytes);
    socket.on("error", () => socket.destroy());
    socket.on("end", () => socket.destroy());
    socket.on("close", () => {
      if (host === socket) host = undefined;
    });
  };
  const plug = async (): Promise<void> => {
    if (server) return;
    const opened = createServer(meet);
    server = opened;
    opened.listen(port, o.host);
    await once(opened, "listening");
    const bound = opened.address();
    if (bound !== null && typeof bound === "object") ({ port } = bound);
  };
  await plug();
  return {
    address: `${o.host}:${port}`,
    isActive: () => host !== undefined,
    plugged: () => server !== undefined,
    write: (bytes) => void host?.write(bytes),
    plug,
    async unplug() {
      const open = server;
      server = undefined;
      host?.destroy();
      if (!open) return;
      const closed = once(open, "close");
      open.close();
      await closed;
    },
  };
}

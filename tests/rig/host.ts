import { once } from "node:events";
import { SerialPort } from "serialport";

/** The register's end of a serial line, as bare as a test needs it. */
export type Host = {
  write(bytes: Uint8Array): void;
  received(): Buffer;
  /** Resolves when the port has hung up. */
  readonly closed: Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
};

/** Opens a serial line through the real serialport package, with XON/XOFF unless told otherwise. */
export async function openHost(path: string, o: { flow?: boolean } = {}): Promise<Host> {
  const flow = o.flow ?? true;
  const port = new SerialPort({ path, baudRate: 38_400, xon: flow, xoff: flow });
  const heard: Buffer[] = [];
  port.on("data", (chunk: Buffer) => heard.push(chunk));
  port.on("error", () => undefined);
  const closed = new Promise<void>((resolve) => port.once("close", () => resolve()));
  await once(port, "open");
  return {
    write: (bytes) => void port.write(Buffer.from(bytes)),
    received: () => Buffer.concat(heard),
    closed,
    async [Symbol.asyncDispose]() {
      if (port.isOpen) port.close();
      await closed;
    },
  };
}

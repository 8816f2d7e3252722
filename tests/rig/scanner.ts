import { openPty } from "./pty.ts";

/** A bar code scanner on a serial line (8N1, suffix CR, the factory setting of most). */
export type RigScanner = {
  /** Sends the code with CR; resolves with performance.now() right after write() returned. */
  scan(code: string): Promise<number>;
  /** Sends bytes as they are: halves of codes, noise. */
  send(bytes: Uint8Array): number;
  cable(state: "in" | "out"): Promise<void>;
  readonly path: string;
};

export async function openScanner(o: { link: string }): Promise<RigScanner & AsyncDisposable> {
  const pty = await openPty({ link: o.link });
  return {
    path: o.link,
    scan: (code) => Promise.resolve(pty.write(Buffer.from(`${code}\r`, "latin1"))),
    send: (bytes) => pty.write(bytes),
    cable: (state) => (state === "in" ? pty.plug() : pty.unplug()),
    [Symbol.asyncDispose]: () => pty[Symbol.asyncDispose](),
  };
}

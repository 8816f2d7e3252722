import { setTimeout as wait } from "node:timers/promises";
import { openPty } from "./pty.ts";

/** A bar code scanner on a serial line (8N1, suffix CR, the factory setting of most). */
export type RigScanner = {
  /** Sends the code with CR; resolves with performance.now() right after write() returned. */
  scan(code: string): Promise<number>;
  /** Sends bytes as they are: halves of codes, noise. */
  send(bytes: Uint8Array): number;
  cable(state: "in" | "out"): Promise<void>;
  /** From now on a scanned code goes out like this, piece by piece; the newest such behaviour holds. Returns its undo. */
  behave(send: Garbler): () => void;
  readonly path: string;
};

type Garbler = (code: string) => readonly Buffer[];

/** Between two pieces of one code, ms: within what a driver takes for one. */
const PIECE_MS = 3;

export async function openScanner(o: { link: string }): Promise<RigScanner & AsyncDisposable> {
  const pty = await openPty({ link: o.link });
  let stack: readonly { readonly send: Garbler }[] = [];
  const honest: Garbler = (code) => [Buffer.from(`${code}\r`, "latin1")];
  return {
    path: o.link,
    async scan(code) {
      const [first = Buffer.alloc(0), ...rest] = (stack[0]?.send ?? honest)(code);
      let at = pty.write(first);
      for (const piece of rest) {
        await wait(PIECE_MS);
        at = pty.write(piece);
      }
      return at;
    },
    behave(send) {
      const mine = { send };
      stack = [mine, ...stack];
      return () => {
        stack = stack.filter((one) => one !== mine);
      };
    },
    send: (bytes) => pty.write(bytes),
    cable: (state) => (state === "in" ? pty.plug() : pty.unplug()),
    [Symbol.asyncDispose]: () => pty[Symbol.asyncDispose](),
  };
}

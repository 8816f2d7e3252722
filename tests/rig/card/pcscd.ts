import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Child } from "../child.ts";
import { DRIVERS, makeDaemon } from "./daemon.ts";
import type { Field } from "./field.ts";
import type { CardService } from "./service.ts";
import { connectCard } from "./vpcd-cable.ts";

const READER = "Co-op Rig FeliCa Reader";
/** vpcd's default port; its channel number is 8C7Bh = 35963. It listens on all addresses, hence the network namespace. */
const PORT = 35_963;

export type Pcscd = CardService & {
  /** The reader's name as pcscd lists it. */
  readonly reader: string;
  readonly socket: string;
  /** The pid of the running pcscd. */
  pid(): number | undefined;
  [Symbol.asyncDispose](): Promise<void>;
};

/** Is all there that a pcscd of our own needs? */
export function canHavePcscd(): boolean {
  return existsSync(`${DRIVERS}/serial/libifdvpcd.so`) && ["/usr/sbin/pcscd", "/sbin/pcscd"].some(existsSync);
}

/** Starts a real pcscd with one virtual reader under `dir`, in namespaces of its own. Throws where the kernel or the packages say no. */
export async function openPcscd(o: { dir: string; field: Field }): Promise<Pcscd> {
  const library = join(o.dir, "drivers", "libifdvpcd.so");
  const conf = `FRIENDLYNAME "${READER}"\nDEVICENAME /dev/null:0x8C7B\nLIBPATH ${library}\nCHANNELID 0x8C7B\n`;
  let isPlugged = true;
  const daemon = makeDaemon({ dir: o.dir, conf: () => (isPlugged ? conf : "") });
  let cable: Child | undefined;
  /** One change at a time: a lift must not overtake the put before it. */
  let turn: Promise<void> = Promise.resolve();
  const inTurn = (action: () => Promise<void>): Promise<void> => {
    turn = turn.then(action, action);
    return turn;
  };

  const unplug = async (): Promise<void> => {
    await cable?.stop("SIGKILL");
    cable = undefined;
  };
  const plug = async (): Promise<void> => {
    await unplug();
    if (!daemon.running() || !isPlugged || o.field.card() === undefined) return;
    // Retried, because vpcd takes a card only when pcscd polls it (every 400 ms) and has no backlog.
    const far = `TCP:127.0.0.1:${PORT},retry=100,interval=0.05`;
    cable = await connectCard(daemon.inside("socat", "STDIO", far), o.field);
  };
  const start = async (): Promise<void> => {
    if (daemon.running()) return;
    await daemon.start();
    await plug();
  };
  const stop = async (signal: "SIGTERM" | "SIGKILL"): Promise<void> => {
    await daemon.stop(signal);
    await unplug();
  };

  await start();
  const stopListening = o.field.onChange((card) => void inTurn(card === undefined ? unplug : plug));
  return {
    reader: `${READER} 00 00`,
    socket: daemon.socket,
    pid: daemon.pid,
    running: daemon.running,
    start: () => inTurn(start),
    stop: (signal) => inTurn(() => stop(signal)),
    plug: (state) =>
      inTurn(async () => {
        isPlugged = state === "in";
        await stop("SIGTERM");
        await start();
      }),
    freeze(is) {
      const pid = daemon.pid();
      if (pid !== undefined) process.kill(pid, is ? "SIGSTOP" : "SIGCONT");
    },
    async [Symbol.asyncDispose]() {
      stopListening();
      await inTurn(() => stop("SIGTERM"));
    },
  };
}

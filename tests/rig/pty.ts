import { closeSync, constants, existsSync, openSync, rmSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { boundToParent, type Child, startChild } from "./child.ts";

/**
 * A serial line whose far end is the rig. The rig reads the master side eagerly: a byte counts as received when `onBytes` was
 * told of it, never when a kernel buffer took it (a bare PTY swallows 17 KB).
 */
export type Pty = {
  /** The path a driver opens. */
  readonly path: string;
  /** Hands bytes to the line and returns performance.now() right after the write() call. */
  write(bytes: Uint8Array): number;
  /** Pulls the plug: the driver's end hangs up and the path is gone. Nothing more is received. */
  unplug(): Promise<void>;
  /** Puts the plug back under the same path. */
  plug(): Promise<void>;
  /** Something at the far end hangs: nothing is read off the line until it is let go. */
  hang(is: boolean): void;
  readonly plugged: () => boolean;
  [Symbol.asyncDispose](): Promise<void>;
};

const START_MS = 5_000;

type Line = { readonly child: Child; readonly hold: number };

async function openLine(link: string, onBytes: (bytes: Buffer) => void): Promise<Line> {
  rmSync(link, { force: true });
  const child = await startChild(boundToParent("socat", "STDIO", `PTY,link=${link},rawer,mode=660`));
  child.stdout.on("data", onBytes);
  const until = performance.now() + START_MS;
  while (!existsSync(link)) {
    if (!child.alive() || performance.now() > until) throw new Error(`No serial line at ${link}: ${child.said()}`);
    await wait(2);
  }
  // With one slave end held open by the rig the line survives the driver's closing and opening (tty_ioctl(4): the master reads EIO
  // once the last slave end is closed).
  return { child, hold: openSync(link, constants.O_RDWR | constants.O_NOCTTY) };
}

/** Opens a serial line at `link`, a symbolic link to the PTY's slave side. */
export async function openPty(o: { link: string; onBytes?: (bytes: Buffer) => void }): Promise<Pty> {
  const hear = o.onBytes ?? (() => undefined);
  let line: Line | undefined = await openLine(o.link, hear);
  const unplug = async (): Promise<void> => {
    if (line === undefined) return;
    const old = line;
    line = undefined;
    old.child.stdout.off("data", hear);
    closeSync(old.hold);
    await old.child.stop("SIGKILL");
    rmSync(o.link, { force: true });
  };
  return {
    path: o.link,
    write(bytes) {
      line?.child.stdin.write(bytes);
      return performance.now();
    },
    unplug,
    async plug() {
      line ??= await openLine(o.link, hear);
    },
    hang: (is) => void (line && process.kill(line.child.pid, is ? "SIGSTOP" : "SIGCONT")),
    plugged: () => line !== undefined,
    [Symbol.asyncDispose]: unplug,
  };
}

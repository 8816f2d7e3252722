import { boundToParent, startChild } from "./child.ts";

/**
 * PTYs that can be hung up as an unplugged adapter hangs up: TIOCVHANGUP on the slave side (tty_ioctl(4)), which only root may do; for others the master
 * is closed, with the same end for whoever has the slave open. After each a new PTY stands under the same name, under another number.
 * Node has no ioctl. Nobody reads the master: what is written stays in the line.
 */
const SCRIPT = `
import fcntl, os, pty, sys, termios, tty
link = sys.argv[1]
TIOCVHANGUP = 0x5437  # <asm-generic/ioctls.h>; the module has no name for it
def new():
    master, slave = pty.openpty()
    tty.setraw(slave)
    fresh = link + ".new"
    os.symlink(os.ttyname(slave), fresh)
    os.replace(fresh, link)
    return master, slave
master, slave = new()
print("ready", flush=True)
for _ in sys.stdin:
    try:
        fcntl.ioctl(slave, TIOCVHANGUP)
        how = "vhangup"
    except OSError:
        how = "closed"
    os.close(slave)
    os.close(master)
    master, slave = new()
    print(how, flush=True)
`;

export type HangUpLine = AsyncDisposable & {
  readonly path: string;
  /** Hangs up; resolves with how, once the next PTY stands under the name. */
  hangUp(): Promise<string>;
};

/** Opens such a line at `path`. */
export async function openHangUpLine(path: string): Promise<HangUpLine> {
  const child = await startChild(boundToParent("python3", "-u", "-c", SCRIPT, path));
  const heard: string[] = [];
  let rest = "";
  let told: () => void = () => undefined;
  child.stdout.on("data", (bytes: Buffer) => {
    const lines = (rest + bytes.toString()).split("\n");
    rest = lines.pop() ?? "";
    heard.push(...lines);
    told();
  });
  void child.ended.then(() => told());
  async function next(): Promise<string> {
    while (heard.length === 0) {
      if (!child.alive()) throw new Error(`the line at ${path} is gone: ${child.said()}`);
      await new Promise<void>((resolve) => (told = resolve));
    }
    return heard.shift() ?? "";
  }
  await next();
  return {
    path,
    async hangUp() {
      child.stdin.write("again\n");
      return next();
    },
    [Symbol.asyncDispose]: () => child.stop("SIGKILL"),
  };
}

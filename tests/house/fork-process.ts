import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { LinkName } from "#main/link.ts";

const root = join(import.meta.dirname, "../..");

export type Forked = {
  readonly child: ChildProcess;
  readonly ready: Promise<void>;
  readonly exited: Promise<number | null>;
  send(message: unknown): void;
  /** What travels on a link of this name, from the process. */
  onLink(name: LinkName, hear: (message: unknown) => void): void;
};

/**
 * One of our processes under plain Node, as main would start it. `entry` is the source (`main/register-process.ts`) or a built bundle;
 * `env` is added to ours (LD_PRELOAD, NODE_OPTIONS, …); `log` is told each line it writes.
 */
export function forkProcess(
  entry: string,
  args: readonly string[],
  env: { readonly [name: string]: string } = {},
  log?: (line: string) => void,
): Forked {
  const child = fork(join(root, entry), [...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ["ignore", log ? "pipe" : process.env["HOUSE_LOG"] ? "inherit" : "ignore", "inherit", "ipc"],
    serialization: "advanced",
  });
  if (log && child.stdout) createInterface({ input: child.stdout }).on("line", log);
  const hearers = new Map<string, (message: unknown) => void>();
  const ready = new Promise<void>((resolve, reject) => {
    child.on("message", (raw: unknown) => {
      const message = raw as { kind?: string; on?: string; message?: unknown; detail?: string };
      if (message.on !== undefined) hearers.get(message.on)?.(message.message);
      else if (message.kind === "ready") resolve();
      else if (message.kind === "failed") reject(new Error(message.detail));
    });
    child.once("exit", (code, signal) => reject(new Error(`${entry} ended before it was ready: ${code ?? signal}`)));
  });
  ready.catch(() => {});
  const exited = new Promise<number | null>((resolve) => child.once("exit", resolve));
  return {
    child,
    ready,
    exited,
    // One that is being killed no longer hears: that is told by `exited`.
    send: (message) => void (child.connected && child.send(message as object, () => {})),
    onLink: (name, hear) => void hearers.set(name, hear),
  };
}

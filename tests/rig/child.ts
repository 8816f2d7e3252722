import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";

/** A process of the rig's own. `stop` ends it by its own pid and waits until it is gone. */
export type Child = {
  readonly pid: number;
  readonly stdin: ChildProcessWithoutNullStreams["stdin"];
  readonly stdout: ChildProcessWithoutNullStreams["stdout"];
  /** The last 4,000 characters it said on stderr. */
  said(): string;
  readonly alive: () => boolean;
  /** Resolves when the process has ended, for whatever reason. */
  readonly ended: Promise<void>;
  stop(signal?: "SIGTERM" | "SIGKILL"): Promise<void>;
};

/** How long a process may take to end on SIGTERM before it is killed. */
const GRACE_MS = 1_000;

/**
 * The arguments that make the kernel kill `command` when the rig itself dies, even by SIGKILL (prctl(2), PR_SET_PDEATHSIG).
 * Placed after unshare or nsenter, because a change of credentials clears the setting.
 */
export function boundToParent(...command: readonly string[]): string[] {
  return ["setpriv", "--pdeathsig", "KILL", ...command];
}

/** Starts a process. Throws when the program is not there. */
export async function startChild(command: readonly string[]): Promise<Child> {
  const [program = "", ...rest] = command;
  const child = spawn(program, rest, { stdio: ["pipe", "pipe", "pipe"] });
  let said = "";
  let alive = true;
  child.stderr.on("data", (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-4_000);
  });
  // A pipe into a process that has just died breaks; the end itself is told by `ended`.
  child.stdin.on("error", () => undefined);
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => {
      alive = false;
      resolve();
    });
  });
  await once(child, "spawn");
  child.on("error", () => undefined);
  const { pid } = child;
  if (pid === undefined) throw new Error(`${program} did not start`);
  return {
    pid,
    stdin: child.stdin,
    stdout: child.stdout,
    said: () => said,
    alive: () => alive,
    ended,
    async stop(signal = "SIGTERM") {
      if (!alive) return;
      child.kill(signal);
      const timer = setTimeout(() => child.kill("SIGKILL"), GRACE_MS);
      await ended;
      clearTimeout(timer);
    },
  };
}

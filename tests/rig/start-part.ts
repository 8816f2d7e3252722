import { spawn } from "node:child_process";

/** One process of `npm start`. */
export type Part = AsyncDisposable & {
  /** Its exit code, however it ended. */
  readonly ended: Promise<number>;
  /** The first message it sends. */
  readonly message: Promise<unknown>;
};

/** How long a part may take to end on SIGTERM, ms: the register finishes its commit and the printer its receipt. */
const graceMs = 12_000;

/**
 * Starts a program in a session of its own, so that Ctrl-C reaches `npm start` alone, which ends its parts in order; killed without
 * warning, it takes them along (prctl(2), PR_SET_PDEATHSIG).
 */
export function startPart(o: {
  readonly name: string;
  readonly command: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** It is a Node program that sends a message and prints for people; what others print is in their logs. */
  readonly speaks?: boolean;
}): Part {
  const child = spawn("setpriv", ["--pdeathsig", "TERM", ...o.command], {
    env: { ...process.env, ...o.env },
    detached: true,
    stdio: [
      "ignore",
      ...(o.speaks === true ? (["inherit", "inherit", "ipc"] as const) : (["ignore", "inherit"] as const)),
    ],
  });
  const message = new Promise<unknown>((resolve) => child.once("message", resolve));
  const ended = new Promise<number>((resolve) => {
    child.once("error", (error) => {
      console.error(`${o.name}: ${error.message}`);
      resolve(1);
    });
    child.once("exit", (code, signal) => resolve(code ?? (signal === null ? 0 : 1)));
  });
  return {
    ended,
    message,
    async [Symbol.asyncDispose]() {
      if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
      // An open channel would keep it alive.
      if (child.connected) child.disconnect();
      const late = setTimeout(() => child.kill("SIGKILL"), graceMs);
      await ended;
      clearTimeout(late);
    },
  };
}

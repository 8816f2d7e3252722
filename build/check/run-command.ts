import { spawn } from "node:child_process";
import { constants } from "node:os";
import { root } from "../runtime/pins.ts";

/** Runs a command with our own input and output; answers its exit code (128 + signal when killed). */
export async function runCommand(
  command: string,
  args: string[],
  env: NodeJS.ProcessEnv,
  limitMs?: number,
): Promise<number> {
  const child = spawn(command, args, {
    cwd: root,
    env,
    stdio: "inherit",
    ...(limitMs === undefined ? {} : { timeout: limitMs, killSignal: "SIGKILL" }),
  });
  const pass = (signal: NodeJS.Signals): boolean => child.kill(signal);
  const wait = (): void => {};
  process.on("SIGTERM", pass).on("SIGHUP", pass).on("SIGINT", wait);
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  child.once("error", reject);
  child.once("close", (code, signal) => resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
  try {
    return await promise;
  } finally {
    process.off("SIGTERM", pass).off("SIGHUP", pass).off("SIGINT", wait);
  }
}

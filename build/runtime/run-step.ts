import { spawn } from "node:child_process";

/** A step's time is up after fifteen minutes, whatever it waits for. */
const limitMs = 15 * 60_000;

/** Progress goes to standard error: standard output belongs to the command that was asked for. */
export function say(text: string): void {
  process.stderr.write(`setup: ${text}\n`);
}

/** Runs a command to its end. Throws, with what it printed, when it fails. */
export async function runStep(
  command: string,
  args: string[],
  cwd: string,
  extra: NodeJS.ProcessEnv = {},
): Promise<void> {
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...extra },
    stdio: ["ignore", "pipe", "pipe"],
    timeout: limitMs,
  });
  const printed: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => printed.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => printed.push(chunk));
  const { promise, resolve, reject } = Promise.withResolvers<string | null>();
  child.once("error", reject);
  child.once("close", (code, signal) => resolve(code === 0 ? null : (signal ?? `exit ${code}`)));
  const failure = await promise;
  if (failure === null) return;
  throw new Error(`${command} ${args.join(" ")}: ${failure}\n${Buffer.concat(printed).toString().slice(-4_000)}`);
}

import { spawn } from "node:child_process";
import { once } from "node:events";

/** An X display that nobody sees; disposing ends its server. */
export interface Display extends AsyncDisposable {
  /** What DISPLAY must be, as in ":99". */
  name: string;
}

/** An Xvfb of our own on a free number (Xserver(1), -displayfd). Throws where Xvfb is missing or does not start. */
export async function openVirtualDisplay(screen: string): Promise<Display> {
  const args = ["-displayfd", "3", "-screen", "0", screen, "-nolisten", "tcp", "-noreset"];
  const server = spawn("Xvfb", args, { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  const ended = new Promise<void>((resolve) => server.once("close", () => resolve()));
  const numbers = server.stdio[3];
  if (!numbers) throw new Error("Xvfb has no pipe for its number");
  const failure = Promise.race([
    once(server, "error").then(([error]) => error),
    ended.then(() => new Error("Xvfb ended before it was ready")),
  ]);
  const ready = once(numbers, "data").then(([chunk]) => String(chunk).trim());
  const answer: unknown = await Promise.race([ready, failure]);
  if (typeof answer !== "string") throw answer;
  return {
    name: `:${answer}`,
    [Symbol.asyncDispose]: async () => {
      server.kill();
      await ended;
    },
  };
}

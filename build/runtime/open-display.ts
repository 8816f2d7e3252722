import { spawn } from "node:child_process";
import { once } from "node:events";

/** An X display for programs to draw on; disposing ends the server it may have started. */
export interface Display extends AsyncDisposable {
  /** What DISPLAY must be, as in ":99". */
  name: string;
  /** True when nobody can look at it. */
  isVirtual: boolean;
}

/** The display there is, or else an Xvfb of our own on a free number (Xvfb(1): -displayfd). Throws where Xvfb is missing. */
export async function openDisplay(screen = "1280x1024x24"): Promise<Display> {
  const present = process.env["DISPLAY"];
  if (present) return { name: present, isVirtual: false, [Symbol.asyncDispose]: async () => {} };
  return openVirtualDisplay(screen);
}

/** An Xvfb of our own, whatever else there is. */
export async function openVirtualDisplay(screen: string): Promise<Display> {
  const args = ["-displayfd", "3", "-screen", "0", screen, "-nolisten", "tcp", "-noreset"];
  const server = spawn("Xvfb", args, { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  const ended = new Promise<void>((resolve) => server.once("close", () => resolve()));
  const numbers = server.stdio[3];
  if (!numbers || !("setEncoding" in numbers)) throw new Error("Xvfb has no pipe for its number");
  const failed = ended.then(() => Promise.reject(new Error("Xvfb ended before it was ready")));
  const [chunk]: unknown[] = await Promise.race([
    once(numbers, "data"),
    once(server, "error").then(([error]) => Promise.reject(error)),
    failed,
  ]);
  failed.catch(() => {});
  return {
    name: `:${String(chunk).trim()}`,
    isVirtual: true,
    [Symbol.asyncDispose]: async () => {
      server.kill();
      await ended;
    },
  };
}

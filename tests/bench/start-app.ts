import { spawn } from "node:child_process";
import { join } from "node:path";
import { findRuntime } from "#build/runtime/find-runtime.ts";
import { root } from "#build/runtime/pins.ts";

const watched = join(import.meta.dirname, "watched-app");
const startWithinMs = 60_000;
const stopWithinMs = 15_000;

/** An app to be started: its entry, its arguments, and what its page shows when it is ready. */
export type App = { readonly main: string; readonly args: readonly string[]; readonly ready: string };

/** One empty window. */
export const bareApp: App = { main: join(import.meta.dirname, "bare-app", "main.mjs"), args: [], ready: "#echo" };

/** The kiosk on a configuration whose journal has an operator signed on and the day open: it is ready once goods can be pressed. */
export function kioskApp(config: string): App {
  const { sqliteBinding } = findRuntime();
  const sqlite = sqliteBinding === null ? [] : ["--sqlite", sqliteBinding];
  const ready = '[data-screen="sale"] [data-key^="item:"]';
  return { main: join(root, "out", "app", "main.js"), args: ["--config", config, ...sqlite], ready };
}

/** Starts an app, waits until it is ready, ends it; ms from just before its process was made until it had painted. */
export async function timeStart(
  { main, args, ready }: App,
  o: { readonly display: string; readonly env: Readonly<Record<string, string>> },
): Promise<number> {
  const runtime = findRuntime();
  const env = { ...process.env, ...o.env, DISPLAY: o.display, BENCH_MAIN: main, BENCH_READY: ready };
  const from = performance.now();
  const child = spawn(runtime.path, [...runtime.args, watched, ...args], { env, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said = (said + chunk.toString()).slice(-2_000)));
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const isReady = new Promise<number>((resolve, reject) => {
    let heard = "";
    child.stdout.on("data", (chunk: Buffer) => {
      heard = (heard + chunk.toString()).slice(-100);
      if (heard.includes("ready\n")) resolve(performance.now() - from);
    });
    child.once("error", reject);
    void ended.then(() => reject(new Error(`it ended before it was ready: ${said}`)));
    setTimeout(() => reject(new Error(`not ready within ${startWithinMs} ms: ${said}`)), startWithinMs).unref();
  });
  try {
    return await isReady;
  } finally {
    child.kill("SIGTERM");
    const late = setTimeout(() => child.kill("SIGKILL"), stopWithinMs);
    await ended;
    clearTimeout(late);
  }
}

import process from "node:process";
import { app, powerSaveBlocker } from "electron";
import type { Log } from "./log.ts";

/**
 * Keeps the shell itself alive and its end orderly: whoever ends it (SIGTERM, a closed window, a bug of our own), the processes
 * of the house are asked to finish first.
 */
export function stayAlive(
  { note }: Log,
  stop: (reason: string) => Promise<void>,
): { leave(reason: string, code?: number): void } {
  powerSaveBlocker.start("prevent-display-sleep");
  let isLeaving = false;
  const leave = (reason: string, code = 0): void => {
    if (isLeaving) return;
    isLeaving = true;
    note("stopping", { reason });
    void stop(reason).finally(() => {
      note("stopped", { code });
      app.exit(code);
    });
  };
  const bug = (error: unknown): void => {
    note("bug", { detail: error instanceof Error ? (error.stack ?? error.message).slice(0, 1_500) : "no error" });
    leave("bug", 1);
  };
  process.on("uncaughtException", bug);
  process.on("unhandledRejection", bug);
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, () => leave(signal));
  app.on("before-quit", (event) => {
    event.preventDefault();
    leave("quit");
  });
  // The cashier window is never closed; without a listener Electron would quit on the last one.
  app.on("window-all-closed", () => {});
  app.on("child-process-gone", (_, { type, reason, exitCode, serviceName = "" }) =>
    note("child-process-gone", { type, reason, exitCode, serviceName }),
  );
  return { leave };
}

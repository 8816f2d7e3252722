import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { utilityProcess } from "electron";
import type { Log } from "./log.ts";

/** The kiosk asks to be started again: as what it is then, it finds written in DIR. Whoever starts it takes this exit code for that. */
export const againCode = 10;

/** Written in DIR while the register is to practise: a power cut in the middle of it comes back to practice, which says so everywhere. */
const markOf = (dir: string): string => join(dir, "training.on");

export function isTrainingMarked(dir: string): boolean {
  return existsSync(markOf(dir));
}

export function markTraining(dir: string, on: boolean): void {
  if (on) writeFileSync(markOf(dir), "", { mode: 0o600 });
  else rmSync(markOf(dir), { force: true });
}

export type TrainingServers = {
  /** The configuration `register` and the device hosts practise on. */
  readonly config: string;
  stop(): void;
};

/** Their certificates are made at the first start, ms. */
const startWithinMs = 30_000;

/**
 * Starts the servers of a practice as a process of their own, beside the app and never part of it.
 * @throws when they do not come up
 */
export function startTrainingServers(o: {
  /** Where the built entry points lie; the rig lies beside that. */
  readonly folder: string;
  /** Configuration of the register itself. */
  readonly kiosk: string;
  readonly log: Log;
}): Promise<TrainingServers> {
  const child = utilityProcess.fork(join(o.folder, "..", "rig", "rig.js"), ["--training", o.kiosk], {
    serviceName: "training-servers",
    stdio: "pipe",
    env: process.env,
  });
  for (const printed of [child.stdout, child.stderr]) if (printed) o.log.collect("training-servers", printed);
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      child.kill();
      reject(new Error("the servers of the practice did not start in time"));
    }, startWithinMs);
    child.once("message", ({ config }: { readonly config: string }) => {
      clearTimeout(late);
      resolve({ config, stop: () => void child.kill() });
    });
    child.once("exit", (code) => {
      clearTimeout(late);
      o.log.note("training-servers-ended", { code });
      reject(new Error(`the servers of the practice ended with ${code}`));
    });
  });
}

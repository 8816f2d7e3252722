import { join } from "node:path";
import process from "node:process";
import { app } from "electron";
import type { House } from "#ipc/contract.ts";
import type { Arguments } from "./arguments.ts";
import { keepProcess, type KeptProcess, type ProcessName } from "./keep-process.ts";
import type { Log } from "./log.ts";

export type Processes = {
  readonly register: KeptProcess;
  readonly serial: KeptProcess;
  readonly card: KeptProcess;
  begin(): void;
  house(): House;
  /** `register` first: it finishes its commit while the printer still answers. 5 s at most. */
  stop(reason: string): Promise<void>;
};

type Options = {
  /** Where the built entry points lie. */
  readonly folder: string;
  readonly given: Arguments;
  readonly log: Log;
  /** A process is new and has no links yet. */
  readonly started: (kept: KeptProcess) => void;
  readonly changed: () => void;
  /** `register` asks the house to end and to come back as this. */
  readonly asked: (as: "training" | "register") => void;
};

const devices = { silentMs: 5_000, startMs: 15_000 } as const;
/** Its start may copy a database before a migration; killed half-way it would begin anew for ever. */
const register = { silentMs: 10_000, startMs: 60_000 } as const;
const stopMs = { register: 4_000, devices: 1_000 } as const;

/** On two cores three processes and two pages get in each other's way: the hosts start when `register` is up and its first screen painted, */
const hostsAfterUpMs = 500;
/** or after this (ms). */
const hostsAfterMs = 2_000;

/** The three processes of the house, kept alive. */
export function openProcesses({ folder, given, log, started, changed, asked }: Options): Processes {
  let sinceMs = Date.now();
  const env = { ...process.env, npm_package_version: app.getVersion() };
  const keep = (name: ProcessName, file: string, args: readonly string[]): KeptProcess =>
    keepProcess({
      name,
      file: join(folder, file),
      args: ["--config", given.config, ...args],
      env,
      limits: name === "register" ? register : devices,
      log,
      started,
      asked,
      changed: () => {
        sinceMs = Date.now();
        changed();
        if (all.register.status() === "up") setTimeout(beginHosts, hostsAfterUpMs);
      },
    });
  const host = (name: ProcessName): KeptProcess => keep(name, "devices-process.js", ["--list", name]);
  const all = {
    register: keep("register", "register-process.js", given.sqlite === null ? [] : ["--sqlite", given.sqlite]),
    serial: host("devices-serial"),
    card: host("devices-card"),
  };
  let hasBegun = false;
  function beginHosts(): void {
    if (hasBegun) return;
    hasBegun = true;
    all.serial.begin();
    all.card.begin();
  }
  return {
    ...all,
    begin() {
      all.register.begin();
      setTimeout(beginHosts, hostsAfterMs);
    },
    house: () => ({
      register: all.register.status(),
      cards: all.card.status(),
      serial: all.serial.status(),
      sinceMs,
    }),
    async stop(reason) {
      // A host that has not begun by now never does.
      hasBegun = true;
      await all.register.stop(reason, stopMs.register);
      await Promise.all([all.serial.stop(reason, stopMs.devices), all.card.stop(reason, stopMs.devices)]);
    },
  };
}

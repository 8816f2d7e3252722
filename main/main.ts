import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import process from "node:process";
import { claimScheme, servePages } from "#shell/app-protocol.ts";
import { type Arguments, asksTechnician, listShellFaults, readArguments } from "#shell/arguments.ts";
import { guardContents, guardSession } from "#shell/lock-down.ts";
import { type Log, openLog } from "#shell/log.ts";
import { openPorts } from "#shell/ports.ts";
import { openProcesses } from "#shell/processes.ts";
import { stayAlive } from "#shell/stay.ts";
import { againCode, isTrainingMarked, markTraining, startTrainingServers } from "#shell/training.ts";
import { openWindows } from "#shell/windows.ts";
import { app, session as sessions } from "electron";
import { type Config, ConfigError, readConfig } from "./config.ts";

/**
 * The shell: windows, lock-down, supervision. Loads no native module, knows no money.
 * `electron FOLDER --config FILE [--sqlite ADDON] [--technician] [--training]`; exit 2 = does not start with this configuration,
 * 3 = already running, 10 = start me again.
 */
const folder = import.meta.dirname;

function refuse(sentence: string, code: number): never {
  process.stderr.write(`${sentence}\n`);
  app.exit(code);
  process.exit(code);
}

function prepare(): { given: Arguments; config: Config; log: Log } {
  const given = readArguments(process.argv);
  if (given === null) refuse("usage: --config FILE [--technician] [--training]", 2);
  try {
    const config = readConfig(given.config);
    const { commandLine } = app;
    const shell = { electron: process.versions["electron"] ?? "", sqlite: given.sqlite };
    const faults = listShellFaults({ ...shell, hasSwitch: (name) => commandLine.hasSwitch(name) });
    if (config.mode === "live" && faults.length > 0)
      throw new ConfigError(`${given.config}: mode live does not start: ${faults.join("; ")}`);
    const userData = join(config.data, "electron");
    mkdirSync(userData, { recursive: true, mode: 0o700 });
    // Electron's single-instance lock lies in userData: one kiosk per DIR.
    app.setPath("userData", userData);
    if (!app.requestSingleInstanceLock()) refuse("the register is already running", 3);
    return { given, config, log: openLog(join(config.data, "log")) };
  } catch (error) {
    refuse(error instanceof Error ? error.message : String(error), 2);
  }
}

const { given, config, log } = prepare();
claimScheme();
// As root (rig and test only) Chromium has no sandbox to enable.
if (!app.commandLine.hasSwitch("no-sandbox")) app.enableSandbox();
// Touch: neither pinch zoom nor the swipe that goes back.
app.commandLine.appendSwitch("disable-pinch");
app.commandLine.appendSwitch("overscroll-history-navigation", "0");

const hasTools = config.mode === "rig";
const guards = { hasTools, note: log.note };
/** Set once the windows are open: the chord of a page that is there before does nothing. */
let openTechnician = (): void => {};
guardContents({ ...guards, technician: () => openTechnician() });

/** The first screen is painted before the second window is made. */
const customerAfterUpMs = 500;

/** The servers of a practice, and the configuration the processes of the house run on in it; null = no practice. */
async function openPractice() {
  if (!given.training && !isTrainingMarked(config.data)) return null;
  try {
    return await startTrainingServers({ folder, kiosk: resolve(given.config), log });
  } catch (error) {
    log.note("training-failed", { detail: String(error) });
    // The register itself is still there.
    markTraining(config.data, false);
    app.exit(againCode);
    return process.exit(againCode);
  }
}

async function run(): Promise<void> {
  const practice = await openPractice();
  const session = sessions.fromPartition("kiosk");
  guardSession(session, guards);
  servePages(session, join(folder, "renderer"));
  const processes = openProcesses({
    folder,
    given: practice ? { ...given, config: practice.config } : given,
    log,
    started: (kept) => (kept === processes.register ? ports.linkAll() : ports.linkHost(kept)),
    asked: (as) => {
      markTraining(config.data, as === "training");
      leave(as === "training" ? "practice begins" : "practice ends", againCode);
    },
    changed: () => {
      ports.tellHouse();
      if (processes.register.status() === "up") setTimeout(windows.showCustomer, customerAfterUpMs);
    },
  });
  const { leave } = stayAlive(log, async (reason) => {
    windows.openNoMore();
    await processes.stop(reason);
    practice?.stop();
  });
  const ports = openPorts({
    register: () => processes.register,
    hosts: () => [processes.serial, processes.card],
    find: (contents) => windows.find(contents),
    house: processes.house,
    note: log.note,
  });
  processes.begin();
  const windows = openWindows({ config, folder, session, ...guards, leave: () => leave("window closed") });
  openTechnician = windows.openTechnician;
  if (given.technician) openTechnician();
  app.on("second-instance", (_, argv) => (asksTechnician(argv) ? openTechnician() : windows.focus()));
}

// Not awaited: Electron is ready only after its entry has been evaluated.
app.whenReady().then(run, (error: unknown) => refuse(String(error), 1));

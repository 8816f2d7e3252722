import { type Display, openDisplay } from "#drivers/display/open-display.ts";
import { openPrinter, type Printer, type PrinterState } from "#drivers/printer/open-printer.ts";
import { openReader } from "#drivers/reader/open-reader.ts";
import { openScanner } from "#drivers/scanner/open-scanner.ts";
import type { DeviceState } from "#drivers/device-state.ts";
import type { Config } from "#main/config.ts";
import type { Link } from "#main/link.ts";
import { openDrawerLesson } from "./learn-drawer.ts";
import type { DeviceHealth, FromHost, HostDevice, HostName, JobOutcome, Reading, ToHost, Trial } from "./protocol.ts";
import { openOutageLog, type OutageLine } from "./outage-log.ts";
import { openReadings } from "./readings.ts";
import { openMemory } from "./remember.ts";
import { readLearned } from "./learned.ts";
import { sayPort } from "./test-slip.ts";
import { openTrials } from "./trials.ts";

export type Host = AsyncDisposable & { link(link: Link): void };

/** Offset, length and pattern of the student number in FCF block 0 (Kyoto: bytes 2-11, ten digits). */
const fcf = { system: "FE00", service: "1A8B", offset: 2, length: 10, pattern: "^[0-9]{10}$" } as const;

const blank = ["", ""] as const;

/**
 * The devices of one list behind one link: printer, scanner and display, or the card reader, so that a pcscd hiccup never touches a receipt in flight.
 * Knows no money and no journal: jobs come by id, outcomes are remembered by id.
 */
export function openHost(
  config: Config,
  name: HostName,
  o: { readonly leave?: () => void; readonly log?: (line: OutageLine) => void } = {},
): Host {
  const { devices, time_scale: timeScale = 1 } = config;
  let current: Link | null = null;
  const states = new Map<string, FromHost>();
  const post = (message: FromHost): void => current?.post(message);
  const memory = openMemory();
  const readings = openReadings({ post, timeScale });
  const open: AsyncDisposable[] = [];
  const outages = openOutageLog({ say: (line) => o.log?.(line), timeScale });

  function show(message: FromHost & { kind: "state" }): void {
    states.set(message.device, message);
    outages.note(message.device, message.state);
    post(message);
  }
  /** What a technician waits for is no sale's. */
  function add(reading: Reading): void {
    if (!trials.takes(reading)) readings.add(reading);
  }
  const see = (device: Exclude<HostDevice, "printer">) => (state: DeviceState) =>
    show({ kind: "state", device, state });

  let printer: Printer | null = null;
  let display: Display | null = null;
  let lines: readonly [string, string] = blank;
  const looks: (() => DeviceHealth)[] = [];
  if (name === "devices-serial") {
    const openWhen = readLearned(config.data).drawer?.open_when ?? devices.drawer.open_when;
    printer = openPrinter({
      port: devices.printer.port,
      profile: devices.printer.profile,
      drawerPin: devices.drawer.pin,
      ...(openWhen === undefined ? {} : { openWhenHigh: openWhen === "high" }),
      see: (state: PrinterState) => show({ kind: "state", device: "printer", state }),
      timeScale,
    });
    open.push(printer);
    const { state, frames } = printer;
    const about = { port: sayPort(devices.printer.port), profile: devices.printer.profile };
    looks.push(() => ({ device: "printer", state: state(), frames: frames(), ...about }));
    if (devices.scanner && "port" in devices.scanner) {
      const { port, dedupe_ms: dedupeMs = 0, suffix = true, aim = false } = devices.scanner;
      const scanner = openScanner({
        port,
        suffix,
        aim,
        dedupeMs,
        see: see("scanner"),
        hear: ({ code, symbology }) =>
          add({ device: "scanner", code, ...(symbology === undefined ? {} : { symbology }) }),
        garbled: () => post({ kind: "lost", device: "scanner" }),
        timeScale,
      });
      open.push(scanner);
      looks.push(() => ({ device: "scanner", state: scanner.state(), frames: scanner.frames(), port: sayPort(port) }));
    }
    if (devices.display) {
      const { port } = devices.display;
      const shown = (display = openDisplay({ port, see: see("display"), timeScale }));
      open.push(shown);
      looks.push(() => ({ device: "display", state: shown.state(), frames: shown.frames(), port: sayPort(port) }));
    }
  } else {
    const { reader } = devices;
    const card = "rig" in reader ? { rig: reader.rig } : { pcsc: reader.pcsc };
    const opened = openReader({
      card,
      profile: reader.profile,
      fcf,
      see: see("reader"),
      hear: (reading, sinceMs) => add({ device: "reader", reading, sinceMs }),
      // Cards and pcscd keep their own time even on a rig that runs faster.
      timeScale: Math.max(1, timeScale),
    });
    open.push(opened);
    const about = { port: "rig" in reader ? reader.rig : `pcsc ${reader.pcsc}`, profile: reader.profile };
    looks.push(() => ({ device: "reader", state: opened.state(), frames: opened.frames(), ...about }));
  }
  const trials = openTrials({
    config,
    printer: () => printer,
    display: () => display,
    shown: () => lines,
    lesson: printer && openDrawerLesson({ data: config.data, printer }),
    timeScale: name === "devices-card" ? Math.max(1, timeScale) : timeScale,
  });

  async function attempt(n: number, trial: Trial): Promise<void> {
    post({ kind: "tried", n, outcome: await trials.run(trial) });
  }

  async function run(id: string, work: (device: Printer) => Promise<JobOutcome>): Promise<void> {
    // The same job twice is one job: a link that came back may have asked again.
    if (!printer || memory.isTaken(id)) return;
    memory.begin(id);
    const outcome = await work(printer);
    memory.end(id, outcome);
    post({ kind: "outcome", id, outcome });
  }

  function hear(message: ToHost): void {
    switch (message.kind) {
      case "print":
        return void run(message.id, (device) => device.print(message.document));
      case "kick":
        return void run(message.id, (device) => device.kick());
      case "recall":
        return post({ kind: "recalled", outcomes: memory.recall(message.ids) });
      case "answered":
        return readings.answered(message.n);
      case "show":
        lines = message.lines;
        return display?.show(lines);
      case "look":
        return post({ kind: "health", n: message.n, devices: looks.map((look) => look()) });
      case "try":
        return void attempt(message.n, message);
      case "leave":
        return o.leave?.();
    }
  }

  return {
    link(link) {
      current?.close();
      current = link;
      link.listen((message) => hear(message as ToHost));
      for (const state of states.values()) link.post(state);
      readings.again();
    },
    [Symbol.asyncDispose]: async () => {
      for (const device of open) await device[Symbol.asyncDispose]();
      outages[Symbol.dispose]();
    },
  };
}

import { openPrinter, type Printer, type PrinterState } from "#drivers/printer/open-printer.ts";
import { openReader } from "#drivers/reader/open-reader.ts";
import { openScanner } from "#drivers/scanner/open-scanner.ts";
import type { DeviceState } from "#drivers/device-state.ts";
import type { Config } from "#main/config.ts";
import type { Link } from "#main/link.ts";
import type { FromHost, HostName, JobOutcome, ToHost } from "./protocol.ts";
import { openReadings } from "./readings.ts";
import { openMemory } from "./remember.ts";

export type Host = AsyncDisposable & { link(link: Link): void };

/** Offset, length and pattern of the student number in FCF block 0 (Kyoto: bytes 2-11, ten digits). */
const fcf = { system: "FE00", service: "1A8B", offset: 2, length: 10, pattern: "^[0-9]{10}$" } as const;

/**
 * The devices of one list behind one link: printer and scanner, or the card reader, so that a pcscd hiccup never touches a receipt in flight.
 * Knows no money and no journal: jobs come by id, outcomes are remembered by id.
 */
export function openHost(config: Config, name: HostName): Host {
  const { devices, time_scale: timeScale = 1 } = config;
  let current: Link | null = null;
  const states = new Map<string, FromHost>();
  const post = (message: FromHost): void => current?.post(message);
  const memory = openMemory();
  const readings = openReadings({ post, timeScale });
  const open: AsyncDisposable[] = [];

  function show(message: FromHost & { kind: "state" }): void {
    states.set(message.device, message);
    post(message);
  }
  const see = (device: "scanner" | "reader") => (state: DeviceState) => show({ kind: "state", device, state });

  let printer: Printer | null = null;
  if (name === "devices-serial") {
    printer = openPrinter({
      port: devices.printer.port,
      profile: devices.printer.profile,
      drawerPin: devices.drawer.pin,
      openWhenHigh: devices.drawer.open_when === "high",
      see: (state: PrinterState) => show({ kind: "state", device: "printer", state }),
      timeScale,
    });
    open.push(printer);
    if (devices.scanner && "port" in devices.scanner) {
      const hear = ({ code }: { code: string }) => readings.add({ device: "scanner", code });
      open.push(openScanner({ port: devices.scanner.port, see: see("scanner"), hear, timeScale }));
    }
  } else {
    const { reader } = devices;
    const card = "rig" in reader ? { rig: reader.rig } : { pcsc: reader.pcsc };
    open.push(
      openReader({
        card,
        profile: reader.profile,
        fcf,
        see: see("reader"),
        hear: (reading) => readings.add({ device: "reader", reading }),
        // Cards and pcscd keep their own time even on a rig that runs faster.
        timeScale: Math.max(1, timeScale),
      }),
    );
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
    },
  };
}

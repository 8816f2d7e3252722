import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { type CardAddress, openReader, type RigReader } from "./card/open-reader.ts";
import { openDisplay, type RigDisplay } from "./display.ts";
import { type DrawerOptions, openDrawer, type RigDrawer } from "./drawer.ts";
import { openPrinter, type PrinterOptions, type RigPrinter } from "./printer/open-printer.ts";
import { openScanner, type RigScanner } from "./scanner.ts";

/**
 * Every device of a register, simulated at its bytes. RTS/CTS and DTR/DSR are not simulated: a PTY has no such lines.
 */
export type RigDevices = {
  readonly printer: RigPrinter;
  readonly drawer: RigDrawer;
  readonly scanner: RigScanner;
  readonly display: RigDisplay;
  readonly reader: RigReader;
  /** What a driver opens. */
  readonly paths: { readonly printer: string; readonly scanner: string; readonly display: string };
  /** A reader of the rig's own pcscd, or the socket of the stand-in. */
  readonly cardAddress: CardAddress;
  /** Why there is no real pcscd, where there is none and none was declined. */
  readonly cardStandIn: string | undefined;
  /** Environment for whoever opens the reader (PCSCLITE_CSOCK_NAME). */
  readonly env: Readonly<Record<string, string>>;
};

export type DeviceOptions = {
  /** Sockets and serial lines appear here; a unix socket's path holds 107 bytes, so keep it short. */
  readonly dir: string;
  /** Factor on wire, print and drawer times; 0 is at once. Cards keep pcscd's own time. */
  readonly timeScale?: number;
  readonly card?: "pcscd" | "port";
  readonly drawer?: Pick<DrawerOptions, "pin" | "openLevel" | "shutAfterMs">;
  readonly printer?: Omit<PrinterOptions, "link" | "timeScale" | "onKick">;
};

/** Switches all devices on. They go off when disposed, or with the process that opened them. */
export async function openDevices(o: DeviceOptions): Promise<RigDevices & AsyncDisposable> {
  const dir = resolve(o.dir);
  mkdirSync(dir, { recursive: true });
  await using stack = new AsyncDisposableStack();
  const timeScale = o.timeScale ?? 1;
  const printer = stack.use(
    await openPrinter({ ...o.printer, link: join(dir, "printer"), timeScale, onKick: (kick) => drawer.feel(kick) }),
  );
  const drawer = stack.use(openDrawer({ ...o.drawer, timeScale, onLevel: printer.setPin3 }));
  const scanner = stack.use(await openScanner({ link: join(dir, "scanner") }));
  const display = stack.use(await openDisplay({ link: join(dir, "display") }));
  const reader = stack.use(await openReader({ dir, ...(o.card === undefined ? {} : { card: o.card }) }));
  const all = stack.move();
  return {
    printer,
    drawer,
    scanner,
    display,
    reader,
    paths: { printer: printer.path, scanner: scanner.path, display: display.path },
    cardAddress: reader.address,
    cardStandIn: reader.standIn,
    env: reader.env,
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}

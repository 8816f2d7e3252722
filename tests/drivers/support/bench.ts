import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDrawer } from "#rig/drawer.ts";
import { openPrinter as openRigPrinter, type PrinterOptions as RigOptions } from "#rig/printer/open-printer.ts";
import { openPrinter, type Printer, type PrinterOptions, type PrinterState } from "#drivers/printer/open-printer.ts";

/** A folder of this test's own, gone when disposed. */
export function makeFolder(): Disposable & { path: string } {
  const path = mkdtempSync(join(tmpdir(), "drv-"));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

/** The rig's printer with its drawer, and our driver on it, and every state the driver showed. */
export async function openBench(
  o: { driver?: Partial<PrinterOptions>; rig?: Omit<Partial<RigOptions>, "link" | "onKick"> } = {},
) {
  await using stack = new AsyncDisposableStack();
  const folder = stack.use(makeFolder());
  const baud = o.rig?.baud ?? 115_200;
  const timeScale = o.rig?.timeScale ?? 1;
  const link = join(folder.path, "printer");
  const printer = stack.use(
    await openRigPrinter({ ...o.rig, link, baud, timeScale, onKick: (kick) => drawer.feel(kick) }),
  );
  const drawer = stack.use(openDrawer({ timeScale, onLevel: (high) => printer.setPin3(high) }));
  const states: PrinterState[] = [];
  const options: PrinterOptions = {
    port: printer.address === undefined ? { serial: link, baud } : { tcp: printer.address },
    profile: "epson-tm-t88",
    openWhenHigh: false,
    see: (state) => states.push(state),
    ...o.driver,
  };
  const driver: Printer = stack.use(openPrinter(options));
  const all = stack.move();
  return { printer, drawer, driver, states, options, [Symbol.asyncDispose]: () => all.disposeAsync() };
}

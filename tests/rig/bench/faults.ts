import type { Fault } from "./fault.ts";
import { displayFaults } from "./faults/display.ts";
import { drawerFaults } from "./faults/drawer.ts";
import { headquartersFaults } from "./faults/headquarters.ts";
import { pokepayFaults } from "./faults/pokepay.ts";
import { printerFaults } from "./faults/printer.ts";
import { readerFaults } from "./faults/reader.ts";
import { scannerFaults } from "./faults/scanner.ts";

/** Every switch of the bench window, device by device. */
export const deviceFaults: readonly Fault[] = [
  ...printerFaults,
  ...drawerFaults,
  ...scannerFaults,
  ...readerFaults,
  ...displayFaults,
];
export const faults: readonly Fault[] = [...deviceFaults, ...pokepayFaults, ...headquartersFaults];

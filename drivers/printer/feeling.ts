import type { DeviceState, Feeling } from "../device-state.ts";
import { readDrawer } from "../drawer/frame.ts";
import { stoppedBy } from "./status.ts";
import type { PrinterMachine } from "./turn.ts";

/** A printer's state: what UnifiedPOS calls CoverState, RecPaper state and DrawerOpened stand beside it, each with `unknown`. */
export type PrinterState = DeviceState & {
  cover: "open" | "closed" | "unknown";
  paper: "ok" | "near-end" | "end" | "unknown";
  drawer: "open" | "closed" | "unknown";
  /** The level of the drawer's switch, from which `drawer` is read; left out while the printer does not say it. */
  pin3?: "high" | "low";
};

type Mood = Pick<DeviceState, "state" | "power" | "trouble">;

function moodOf({ link, status, silent, isStalled, printing, kicking }: PrinterMachine): Mood {
  if (link.kind === "opening") return { state: "closed", power: "unknown", trouble: "CLOSED" };
  if (link.kind === "down")
    return { state: "closed", power: link.code === "CLOSED" ? "unknown" : "off-or-offline", trouble: link.code };
  if (link.kind === "hello") {
    if (link.noisy > 0 || link.garbage > 0) return { state: "error", power: "online", trouble: "WRONG_DEVICE" };
    return silent > 0
      ? { state: "error", power: "off-or-offline", trouble: "OFFLINE" }
      : { state: "busy", power: "unknown" };
  }
  if (silent > 1) return { state: "error", power: "off-or-offline", trouble: "OFFLINE" };
  const stopped = stoppedBy(status);
  if (stopped) return { state: "error", power: "offline", trouble: stopped };
  if (isStalled) return { state: "error", power: "offline", trouble: "BUSY" };
  return { state: link.kind === "sync" || printing || kicking ? "busy" : "idle", power: "online" };
}

/** The machine's state as others see it. */
export function feelPrinter(machine: PrinterMachine): Feeling<PrinterState> {
  const { status, settings, drawer } = machine;
  return {
    ...moodOf(machine),
    cover: status.cover,
    paper: status.paper,
    drawer: readDrawer(drawer.high, settings.openWhenHigh),
    ...(drawer.high === undefined ? {} : { pin3: drawer.high ? ("high" as const) : ("low" as const) }),
  };
}

import { existsSync, readdirSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Bindable, PortCandidate } from "#ipc/technician.ts";

/** Where names of serial ports are found; other folders in tests. */
export type PortPlaces = { readonly dev: string; readonly sys: string };
export const portPlaces: PortPlaces = { dev: "/dev", sys: "/sys" };

/** The paths devices are bound to now. */
type Used = { readonly [device in Bindable]?: string };
type Found = Omit<PortCandidate, "usedBy">;

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch {
    return [];
  }
}

/** The links of a folder that lead somewhere. */
function linksIn(folder: string, by: PortCandidate["by"]): Found[] {
  return namesIn(folder).flatMap((name) => {
    const path = join(folder, name);
    const target = realOf(path);
    return target === path ? [] : [{ path, target, by }];
  });
}

/** Ports the kernel knows with a device behind them; the 8250 driver invents some with none (type 0, PORT_UNKNOWN in serial_core.h). */
function kernelPorts({ dev, sys }: PortPlaces): Found[] {
  const folder = join(sys, "class", "tty");
  return namesIn(folder)
    .filter((name) => /^tty(?:USB|ACM|AMA|S)\d+$/.test(name) && existsSync(join(folder, name, "device")))
    .map((name) => ({ path: join(dev, name), target: join(dev, name), by: "sys" as const }));
}

/**
 * Serial ports something may hang on, each once, under the name that lasts longest: our own udev rules (/dev/pos), the adapter's serial number
 * (/dev/serial/by-id), links beside those in use, and last the kernel's own number, which another plug may have tomorrow. No udevadm is needed.
 */
export function listPorts(used: Used, places: PortPlaces = portPlaces): PortCandidate[] {
  const paths = Object.values(used);
  const beside = [...new Set(paths.map((path) => dirname(path)))].filter((folder) => folder !== places.dev);
  const found = [
    ...linksIn(join(places.dev, "pos"), "pos"),
    ...linksIn(join(places.dev, "serial", "by-id"), "by-id"),
    ...beside.flatMap((folder) => linksIn(folder, "beside")),
    ...kernelPorts(places),
  ];
  const byTarget = new Map<string, Found>();
  for (const one of found) if (!byTarget.has(one.target)) byTarget.set(one.target, one);
  return [...byTarget.values()].map((one) => ({ ...one, usedBy: userOf(one, used) }));
}

/** What a name leads to; the name itself where it leads nowhere now. */
function realOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

function userOf({ path, target }: Found, used: Used): PortCandidate["usedBy"] {
  const isIt = (bound: string | undefined): boolean =>
    bound !== undefined && (bound === path || realOf(bound) === target);
  return (["printer", "scanner", "display"] as const).find((device) => isIt(used[device])) ?? null;
}

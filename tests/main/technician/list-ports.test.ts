import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeTempDir } from "#rig/temp-dir.ts";
import { listPorts } from "#technician/list-ports.ts";

/** A /dev and a /sys as udev leaves them, without udev. */
function makePlaces() {
  const dir = makeTempDir();
  const places = { dev: join(dir.path, "dev"), sys: join(dir.path, "sys") };
  for (const folder of ["dev/pos", "dev/serial/by-id", "sys/class/tty"])
    mkdirSync(join(dir.path, folder), { recursive: true });
  const port = (name: string, hasDevice = true): string => {
    writeFileSync(join(places.dev, name), "");
    mkdirSync(join(places.sys, "class/tty", name), { recursive: true });
    if (hasDevice) mkdirSync(join(places.sys, "class/tty", name, "device"));
    return join(places.dev, name);
  };
  return { ...dir, places, port, [Symbol.dispose]: () => dir[Symbol.dispose]() };
}

test("Each port comes once, under the name that lasts longest, and the kernel's number is the last resort", () => {
  using made = makePlaces();
  const { places, port } = made;
  const [usb0, usb1, acm0] = [port("ttyUSB0"), port("ttyUSB1"), port("ttyACM0")];
  port("ttyS7", false);
  const byId = join(places.dev, "serial/by-id");
  symlinkSync("../../ttyUSB0", join(byId, "usb-FTDI_A50285BI-if00-port0"));
  symlinkSync("../../ttyUSB1", join(byId, "usb-Prolific-if00-port0"));
  symlinkSync("../../ttyUSB9", join(byId, "usb-gone"));
  symlinkSync("../ttyUSB0", join(places.dev, "pos/printer"));
  const ports = listPorts({ printer: join(places.dev, "pos/printer"), scanner: acm0 }, places);
  expect(ports).toEqual([
    { path: join(places.dev, "pos/printer"), target: usb0, by: "pos", usedBy: "printer" },
    { path: join(byId, "usb-Prolific-if00-port0"), target: usb1, by: "by-id", usedBy: null },
    { path: acm0, target: acm0, by: "sys", usedBy: "scanner" },
  ]);
});

test("A device bound under another name of the same port is known by it", () => {
  using made = makePlaces();
  const { places, port } = made;
  port("ttyUSB0");
  const byId = join(places.dev, "serial/by-id/usb-FTDI");
  symlinkSync("../../ttyUSB0", byId);
  symlinkSync("../ttyUSB0", join(places.dev, "pos/till"));
  expect(listPorts({ display: byId }, places)).toMatchObject([
    { path: join(places.dev, "pos/till"), usedBy: "display" },
  ]);
});

test("A machine without /dev/serial, /dev/pos and /sys has no ports, and nothing fails", () => {
  using dir = makeTempDir();
  expect(listPorts({}, { dev: join(dir.path, "dev"), sys: join(dir.path, "sys") })).toEqual([]);
});

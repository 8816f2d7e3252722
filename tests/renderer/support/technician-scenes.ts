import type { House } from "#ipc/contract.ts";
import type { DeviceReport, FromTechnician, HealthReport, PortCandidate, TechnicianAnswer } from "#ipc/technician.ts";
import { noonMs } from "./view-of.ts";

/** What the technician's window is told: the answers to what it asks, by kind, and the keys pressed on it. */
export type TechnicianScene = {
  readonly answers: Readonly<Partial<Record<FromTechnician["kind"], TechnicianAnswer>>>;
  readonly keys: readonly string[];
  readonly house: House;
};

const house: House = { register: "up", cards: "up", serial: "up", sinceMs: noonMs - 3_600_000 };
const frames = Array.from({ length: 50 }, (_, n) => ({
  at: noonMs - (50 - n) * 740,
  way: n % 2 === 0 ? ("in" as const) : ("out" as const),
  hex: n % 2 === 0 ? "14 00 00 0f" : "10 04 01 1d 61 ff ·· ·· ·· ·· ·· ·· ·· ·· 1b 40 1d 28 48 06 00 30 30 30 30 30 31",
  bytes: n % 2 === 0 ? 4 : 27,
}));
const well: DeviceReport["state"] = {
  state: "idle",
  power: "online",
  sinceMs: noonMs - 7_400_000,
  lastGoodMs: noonMs - 1_400,
  counters: { opens: 3, timeouts: 1 },
};
const printer: DeviceReport = {
  device: "printer",
  port: "/dev/serial/by-id/usb-EPSON_TM-T88VI_583834593030303030-if00-port0",
  profile: "epson-tm-t88",
  frames,
  state: {
    ...well,
    counters: { opens: 3, timeouts: 1, done: 1284, retries: 2, kicks: 311, "kick-done": 310, "kick-unknown": 1 },
    paper: "ok",
    cover: "closed",
    drawer: "closed",
  },
};
const reader: DeviceReport = {
  device: "reader",
  port: "SONY FeliCa RC-S300/S (1234567) 00 00",
  profile: "rc-s300",
  frames: [{ at: noonMs, way: "in", hex: "·· ·· ·· ·· ·· ·· 90 00", bytes: 8 }],
  state: { ...well, counters: { opens: 2, card: 940, "card-off": 940, unreadable: 4, restarts: 1 } },
};
const scanner: DeviceReport = {
  device: "scanner",
  port: "/dev/serial/by-id/usb-Honeywell_1450g-if00",
  frames: frames.slice(0, 3),
  state: { ...well, counters: { opens: 1, scans: 2311, repeats: 17, garbage: 2 } },
};
const display: DeviceReport = { device: "display", port: "/dev/pos/display", frames: [], state: well };
const health = (o: Partial<HealthReport> = {}, devices = [printer, reader, scanner, display]): HealthReport => ({
  atMs: noonMs,
  guard: null,
  serial: "up",
  cards: "up",
  devices,
  drawerPin: 2,
  ...o,
});

const signed: TechnicianAnswer = { kind: "signed", op: "01", name: "責任者 比叡" };
const pin = ["digit:0", "digit:1", "sign", "digit:9", "digit:9", "digit:9", "digit:9"];
const look = (o: Partial<HealthReport> = {}, devices?: DeviceReport[]): TechnicianScene["answers"] => ({
  sign: signed,
  look: { kind: "health", health: health(o, devices) },
});
const ports: readonly PortCandidate[] = [
  { path: printer.port, target: "/dev/ttyUSB0", by: "by-id", usedBy: "printer" },
  { path: "/dev/pos/display", target: "/dev/ttyS1", by: "pos", usedBy: "display" },
  { path: "/dev/serial/by-id/usb-FTDI_FT232R_A50285BI-if00", target: "/dev/ttyUSB2", by: "by-id", usedBy: null },
  { path: "/dev/ttyS0", target: "/dev/ttyS0", by: "sys", usedBy: null },
];
const listed: TechnicianAnswer = { kind: "ports", ports, baud: 19_200 };

const at = (
  keys: readonly string[],
  answers: TechnicianScene["answers"] = {},
  o: Partial<TechnicianScene> = {},
): TechnicianScene => ({ house, ...o, keys: [...pin, "sign", ...keys], answers: { ...look(), ...answers } });
const trouble = (device: DeviceReport, code: string, state: "error" | "closed" = "error"): DeviceReport => ({
  ...device,
  state: { ...device.state, state, power: "off-or-offline", trouble: code, sinceMs: noonMs - 95_000 },
});

/** The technician's window, step by step. */
export const technicianScenes: Readonly<Record<string, TechnicianScene>> = {
  sign: { house, keys: [], answers: {} },
  "sign-pin": { house, keys: pin, answers: {} },
  "sign-wrong": { house, keys: [...pin, "sign"], answers: { sign: { kind: "refused", code: "pin-wrong" } } },
  "sign-locked": { house, keys: [...pin, "sign"], answers: { sign: { kind: "refused", code: "locked", amount: 300 } } },
  printer: at([]),
  drawer: at(["device:drawer"]),
  scanner: at(["device:scanner"]),
  reader: at(["device:reader"]),
  display: at(["device:display"]),
  "none-of-all": at(["device:display"], look({}, [])),
  "printer-off": at([], look({}, [trouble(printer, "TIMEOUT"), reader, scanner, display])),
  "reader-no-service": at(["device:reader"], look({}, [printer, trouble(reader, "NOSERVICE", "closed"), scanner])),
  "register-refuses": at([], look({ guard: "disk-full", cards: "silent" }, [printer, scanner, display])),
  "register-down": at([], {}, { house: { ...house, register: "restarting" } }),
  "print-done": at(["print"], { act: { kind: "done" } }),
  "print-failed": at(["print"], { act: { kind: "failed", code: "TIMEOUT" } }),
  "print-unknown": at(["print"], { act: { kind: "unknown", code: "TIMEOUT" } }),
  "card-read": at(["device:reader", "read-card"], { act: { kind: "read", what: "fcf", shown: "••••••••••42" } }),
  learn: at(["device:drawer", "learn"]),
  "learn-open": at(["device:drawer", "learn", "start"], {
    learn: { kind: "lesson", lesson: { step: "open", shutHigh: false } },
  }),
  "learn-learned": at(["device:drawer", "learn", "start"], {
    learn: { kind: "lesson", lesson: { step: "learned", openWhen: "high" } },
  }),
  "learn-failed": at(["device:drawer", "learn", "start"], {
    learn: { kind: "lesson", lesson: { step: "failed", why: "unchanged-high" } },
  }),
  bind: at(["bind"], { "list-ports": listed }),
  "bind-found": at(["bind", `port:${ports[2]?.path ?? ""}`], {
    "list-ports": listed,
    probe: { kind: "found", path: ports[2]?.path ?? "" },
  }),
  "bind-not-it": at(["bind", `port:${ports[2]?.path ?? ""}`], {
    "list-ports": listed,
    probe: { kind: "failed", code: "TIMEOUT" },
  }),
  "bind-none": at(["bind"], { "list-ports": { kind: "ports", ports: [], baud: null } }),
  "bind-scanner": at(["device:scanner", "bind"], { "list-ports": listed }),
};

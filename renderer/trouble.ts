import type { House } from "#ipc/contract.ts";
import type { DeviceTroubleCode } from "#ipc/device-trouble.ts";
import type { Lamp, Lamps } from "#ipc/view.ts";
import type { TroubleWord } from "./words/ja-troubles.ts";

export const devices = [
  "headquarters",
  "pokepay",
  "printer",
  "reader",
  "drawer",
  "scanner",
] as const satisfies readonly (keyof Lamps)[];
/** Those of the board, and what only some counters have. */
const everyDevice = [...devices, "display"] as const;
export type Device = (typeof everyDevice)[number];

/** The devices of this counter. */
export function listDevices(lamps: Lamps): readonly Device[] {
  return everyDevice.filter((device) => lamps[device] !== undefined);
}

type Named<Prefix extends string> = Extract<TroubleWord, `${Prefix}.${string}`>;
/** One device in trouble: the thing, what it means for selling, what to do. */
export type Trouble = {
  readonly device: Device;
  readonly thing: Named<"trouble">;
  readonly effect: Named<"effect">;
  readonly next: Named<"next">;
  readonly isBad: boolean;
};

type Sort =
  | "gone"
  | "busy"
  | "failed"
  | "wrong"
  | "locked"
  | "cover"
  | "paper"
  | "paper-low"
  | "cutter"
  | "paused"
  | "feed"
  | "service"
  | "open"
  | "forced"
  | "garbled"
  | "kick"
  | "differs"
  | "restarting";

/** The listed codes of device trouble, by what a cashier can do about them. What is not listed counts as a fault. */
const listed = {
  CLOSED: "gone",
  NOHARDWARE: "gone",
  OFFLINE: "gone",
  TIMEOUT: "gone",
  NOSERVICE: "service",
  BUSY: "busy",
  CANCELED: "busy",
  FAILURE: "failed",
  UNRECOVERABLE: "failed",
  COVER_OPEN: "cover",
  PAPER_END: "paper",
  PAPER_NEAR_END: "paper-low",
  CUTTER: "cutter",
  AUTO_RECOVERABLE: "paused",
  FEED: "feed",
  WRONG_DEVICE: "wrong",
  GARBLED: "garbled",
  LOCKED: "locked",
  HOST: "restarting",
  DRAWER_OPEN: "open",
  DRAWER_LEFT: "open",
  DRAWER_ALARM: "open",
  DRAWER_KEY: "forced",
  DRAWER_UNSEEN: "forced",
  KICK_SHUT: "kick",
  KICK_UNKNOWN: "kick",
  KICK_PAPER: "kick",
  KICK_COVER: "kick",
  KICK_BUSY: "kick",
  KICK_LATE: "kick",
  KICK_OFFLINE: "kick",
  AWAY: "gone",
  FORKED: "differs",
  RESTORED: "differs",
} as const satisfies Readonly<Record<DeviceTroubleCode, Sort> & Record<string, Sort>>;
const sorts: Readonly<Record<string, Sort>> = listed;

/** How a lamp stands: as its device, or bad while the process that serves it is away. */
export function standingOf(device: Device, lamps: Lamps, house: House | null): Lamp["state"] {
  const part = partOf(device);
  return part !== null && house !== null && house[part] !== "up" ? "bad" : (lamps[device]?.state ?? "unknown");
}

/** Everything in trouble, the worst first, in the order of the lamps. */
export function listTroubles(lamps: Lamps, house: House | null): readonly Trouble[] {
  const found = listDevices(lamps).flatMap((device) => {
    const part = partOf(device);
    if (part !== null && house !== null && house[part] !== "up") return [describe(device, "restarting", true)];
    const trouble = describeLamp(device, lamps[device]);
    return trouble === null ? [] : [trouble];
  });
  return found.toSorted((a, b) => Number(b.isBad) - Number(a.isBad));
}

function describeLamp(device: Device, lamp: Lamp | undefined): Trouble | null {
  if (lamp === undefined || lamp.state === "ok" || lamp.state === "unknown") return null;
  return describe(device, sorts[lamp.code ?? ""] ?? (isServer(device) ? "gone" : "failed"), lamp.state === "bad");
}

function describe(device: Device, sort: Sort, isBad: boolean): Trouble {
  const effect = sort === "differs" ? "effect.differs" : (`effect.${device}` as const);
  return { device, thing: `trouble.${sort}`, effect, next: nextOf(device, sort), isBad };
}

/** Of the drawer: what has a next step of its own; else the key opens it. */
const ownNext: ReadonlySet<Sort> = new Set(["open", "forced", "restarting"]);

function nextOf(device: Device, sort: Sort): Trouble["next"] {
  if (isServer(device) && sort !== "differs") return "next.reconnect";
  if (sort === "kick") return "next.key";
  return device === "drawer" && !ownNext.has(sort) ? "next.key" : `next.${sort}`;
}

/** Which of the two device processes serves it; servers belong to neither. */
function partOf(device: Device): "cards" | "serial" | null {
  if (isServer(device)) return null;
  return device === "reader" ? "cards" : "serial";
}

function isServer(device: Device): boolean {
  return device === "headquarters" || device === "pokepay";
}

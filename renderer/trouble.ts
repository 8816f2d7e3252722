import type { House } from "#ipc/contract.ts";
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
export type Device = (typeof devices)[number];

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
  | "open"
  | "differs"
  | "restarting";

/** The listed codes of device trouble, by what a cashier can do about them. What is not listed counts as a fault. */
const sorts: Readonly<Record<string, Sort>> = {
  CLOSED: "gone",
  NOHARDWARE: "gone",
  OFFLINE: "gone",
  TIMEOUT: "gone",
  NOSERVICE: "gone",
  BUSY: "busy",
  CANCELED: "busy",
  FAILURE: "failed",
  UNRECOVERABLE: "failed",
  COVER_OPEN: "cover",
  PAPER_END: "paper",
  PAPER_NEAR_END: "paper-low",
  CUTTER: "cutter",
  WRONG_DEVICE: "wrong",
  LOCKED: "locked",
  HOST: "restarting",
  DRAWER_OPEN: "open",
  AWAY: "gone",
  FORKED: "differs",
  RESTORED: "differs",
};

/** Everything in trouble, the worst first, in the order of the lamps. */
export function listTroubles(lamps: Lamps, house: House | null): readonly Trouble[] {
  const found = devices.flatMap((device) => {
    const part = partOf(device);
    if (part !== null && house !== null && house[part] !== "up") return [describe(device, "restarting", true)];
    const trouble = describeLamp(device, lamps[device]);
    return trouble === null ? [] : [trouble];
  });
  return found.toSorted((a, b) => Number(b.isBad) - Number(a.isBad));
}

function describeLamp(device: Device, lamp: Lamp): Trouble | null {
  if (lamp.state === "ok" || lamp.state === "unknown") return null;
  return describe(device, sorts[lamp.code ?? ""] ?? (isServer(device) ? "gone" : "failed"), lamp.state === "bad");
}

function describe(device: Device, sort: Sort, isBad: boolean): Trouble {
  const effect = sort === "differs" ? "effect.differs" : (`effect.${device}` as const);
  return { device, thing: `trouble.${sort}`, effect, next: nextOf(device, sort), isBad };
}

function nextOf(device: Device, sort: Sort): Trouble["next"] {
  if (isServer(device) && sort !== "differs") return "next.reconnect";
  return device === "drawer" && sort !== "open" && sort !== "restarting" ? "next.key" : `next.${sort}`;
}

/** Which of the two device processes serves it; servers belong to neither. */
function partOf(device: Device): "cards" | "serial" | null {
  if (isServer(device)) return null;
  return device === "reader" ? "cards" : "serial";
}

function isServer(device: Device): boolean {
  return device === "headquarters" || device === "pokepay";
}

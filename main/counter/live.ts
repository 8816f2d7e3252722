import type { DeviceState } from "#drivers/device-state.ts";
import type { PrinterState } from "#drivers/printer/open-printer.ts";
import type { InquiryNow, Lamp, Lamps } from "#ipc/view.ts";
import type { Act } from "#register/command.ts";
import type { Guard, Sound } from "#register/verdict.ts";

export type Reach = { readonly state: "unknown" | "up" | "down"; readonly sinceMs: number };
export type Forwarding = {
  readonly kind: "unknown" | "up" | "away" | "forked" | "restored";
  readonly sinceMs: number;
  readonly backlog: number;
};

/** What only the running process knows: how devices and servers feel now. Nothing here survives a restart, and nothing needs to. */
export type Live = {
  printer: PrinterState | null;
  scanner: DeviceState | null;
  reader: DeviceState | null;
  hosts: { "devices-serial": boolean; "devices-card": boolean };
  pokepay: Reach;
  headquarters: Forwarding;
  guard: Guard | null;
  guardSinceMs: number;
  sound: { n: number; name: Sound } | null;
  /** Balance after a sale or charge, by the seq of its entry, for its paper. */
  readonly balances: Map<number, number>;
  /** Points a wallet owed then, by the same seq. */
  readonly debts: Map<number, number>;
  checkingPin: boolean;
  /** What a supervisor's PIN is being checked for. */
  approving: Act["kind"] | null;
  isReconciling: boolean;
  /** App barcodes by the handle the core knows them by; a token is in no journal, no draft and no log. */
  readonly tokens: Map<string, string>;
  /** What the member reads on the customer's window. */
  inquiry: Omit<InquiryNow, "kind"> | null;
  /** Stands as long as that may be read; ended by whatever leaves the screen. */
  inquiring: AbortController | null;
  /** Name of the member at the card desk, while both screens show it. */
  deskName: string | null;
  /** When the deny list was last known to be headquarters' own, ms since 1970; null = never. */
  denyListAtMs: number | null;
  workingSinceMs: number;
  /** Free beside the ballast, MB; null before the disk was looked at. */
  freeMb: number | null;
};

export function freshLive(nowMs: number): Live {
  return {
    printer: null,
    scanner: null,
    reader: null,
    hosts: { "devices-serial": false, "devices-card": false },
    pokepay: { state: "unknown", sinceMs: nowMs },
    headquarters: { kind: "unknown", sinceMs: nowMs, backlog: 0 },
    guard: "starting",
    guardSinceMs: nowMs,
    sound: null,
    balances: new Map(),
    debts: new Map(),
    checkingPin: false,
    approving: null,
    isReconciling: false,
    tokens: new Map(),
    inquiry: null,
    inquiring: null,
    deskName: null,
    denyListAtMs: null,
    workingSinceMs: nowMs,
    freeMb: null,
  };
}

function deviceLamp(state: DeviceState | null, hostUp: boolean): Lamp {
  if (!hostUp) return { state: "bad", code: "HOST" };
  if (!state) return { state: "unknown" };
  const { trouble, sinceMs } = state;
  if (trouble) return { state: "bad", code: trouble, sinceMs };
  return state.power === "online" || state.state === "idle" || state.state === "busy"
    ? { state: "ok" }
    : { state: "unknown" };
}

function printerLamp(state: PrinterState | null, hostUp: boolean): Lamp {
  const lamp = deviceLamp(state, hostUp);
  if (lamp.state !== "ok" || !state) return lamp;
  if (state.cover === "open") return { state: "bad", code: "COVER_OPEN", sinceMs: state.sinceMs };
  if (state.paper === "end") return { state: "bad", code: "PAPER_END", sinceMs: state.sinceMs };
  return state.paper === "near-end" ? { state: "warn", code: "PAPER_NEAR_END", sinceMs: state.sinceMs } : lamp;
}

function drawerLamp(state: PrinterState | null, hostUp: boolean): Lamp {
  if (!hostUp || !state) return { state: "unknown" };
  return state.drawer === "open"
    ? { state: "warn", code: "DRAWER_OPEN", sinceMs: state.sinceMs }
    : { state: state.drawer === "closed" ? "ok" : "unknown" };
}

const reachLamp = { unknown: "unknown", up: "ok", down: "bad" } as const;
const roadLamp = { unknown: "unknown", up: "ok", away: "warn", forked: "bad", restored: "bad" } as const;

export function lampsOf(live: Live, hasScanner: boolean): Lamps {
  const serial = live.hosts["devices-serial"];
  const { headquarters, pokepay } = live;
  const road = roadLamp[headquarters.kind];
  return {
    headquarters: {
      state: road,
      backlog: headquarters.backlog,
      sinceMs: headquarters.sinceMs,
      ...(road === "ok" ? {} : { code: headquarters.kind.toUpperCase() }),
    },
    pokepay: {
      state: reachLamp[pokepay.state],
      sinceMs: pokepay.sinceMs,
      ...(pokepay.state === "down" ? { code: "AWAY" } : {}),
    },
    printer: printerLamp(live.printer, serial),
    drawer: drawerLamp(live.printer, serial),
    reader: deviceLamp(live.reader, live.hosts["devices-card"]),
    scanner: hasScanner ? deviceLamp(live.scanner, serial) : { state: "ok" },
  };
}

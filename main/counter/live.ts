import type { DeviceState } from "#drivers/device-state.ts";
import type { PrinterState } from "#drivers/printer/open-printer.ts";
import type { InquiryNow, Lamp, Lamps } from "#ipc/view.ts";
import type { Act } from "#register/command.ts";
import { type DrawerCode, type DrawerWatch, freshDrawer } from "#register/drawer-watch.ts";
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
  display: DeviceState | null;
  hosts: { "devices-serial": boolean; "devices-card": boolean };
  drawer: DrawerWatch;
  /** What is to be said of the drawer now, and since when. */
  drawerCode: DrawerCode | null;
  drawerSinceMs: number;
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
  /** Since when this stage stands, as `monotonicMs`. */
  stageAtMs: number;
  /** Free beside the ballast, MB; null before the disk was looked at. */
  freeMb: number | null;
  /** How far this clock is ahead of headquarters', ms; null before it was heard. */
  driftMs: number | null;
};

export function freshLive(nowMs: number): Live {
  return {
    printer: null,
    scanner: null,
    reader: null,
    display: null,
    hosts: { "devices-serial": false, "devices-card": false },
    drawer: freshDrawer,
    drawerCode: null,
    drawerSinceMs: nowMs,
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
    stageAtMs: 0,
    freeMb: null,
    driftMs: null,
  };
}

/** A new host has still to say how its devices are: what the old one said is no longer known. */
export function forgetDevices(live: Live, host: keyof Live["hosts"]): void {
  if (host === "devices-card") live.reader = null;
  else {
    live.printer = null;
    live.scanner = null;
    live.display = null;
  }
}

function deviceLamp(state: DeviceState | null, hostUp: boolean): Lamp {
  if (!hostUp) return { state: "bad", code: "HOST" };
  if (!state) return { state: "unknown" };
  const { trouble, sinceMs } = state;
  // Some of it may still come through.
  if (trouble) return { state: trouble === "GARBLED" ? "warn" : "bad", code: trouble, sinceMs };
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

/** Nobody waits for it: without it the cashier says the amount. */
function displayLamp(state: DeviceState, hostUp: boolean): Lamp {
  const lamp = deviceLamp(state, hostUp);
  return lamp.state === "bad" ? { ...lamp, state: "warn" } : lamp;
}

/** Gravest first: left open past the alarm, opened without a kick, a kick that came to nothing. Open in itself is no trouble. */
function drawerLamp({ printer, drawer, drawerCode, drawerSinceMs }: Live, hostUp: boolean): Lamp {
  if (drawerCode) {
    const isBad = drawerCode === "DRAWER_ALARM" || drawerCode === "DRAWER_KEY" || drawerCode === "DRAWER_UNSEEN";
    return { state: isBad ? "bad" : "warn", code: drawerCode, sinceMs: drawerSinceMs };
  }
  if (!hostUp || !printer) return { state: "unknown" };
  return drawer.now === "open"
    ? { state: "warn", code: "DRAWER_OPEN", sinceMs: printer.sinceMs }
    : { state: drawer.now === "closed" ? "ok" : "unknown" };
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
    drawer: drawerLamp(live, serial),
    reader: deviceLamp(live.reader, live.hosts["devices-card"]),
    scanner: hasScanner ? deviceLamp(live.scanner, serial) : { state: "ok" },
    // A host has a state of it where one is configured.
    ...(live.display ? { display: displayLamp(live.display, serial) } : {}),
  };
}

import { aim, answerLost, type Behaviour, blackHole, requestLost, status } from "#rig/behaviour.ts";
import { declines } from "#rig/pokepay/behaviours.ts";
import type { Fault } from "#rig/proxy/fault.ts";
import * as wire from "#rig/proxy/faults.ts";
import type { Shop } from "../shop/open-shop.ts";
import { seconds } from "../shop/pace.ts";
import { answeredWith, duplicated, whenCalled } from "./behaviours.ts";

export type Place = "pokepay" | "headquarters";
/** Of the wire; `n` is seconds, bytes or connections. */
const wireFaults = {
  delayed: ({ n }) => wire.delayed(seconds(n)),
  "request-late": ({ n }) => wire.delayed(seconds(n), { way: "up", lines: 1 }),
  "answer-late": ({ n }) => wire.delayed(seconds(n), { way: "down", lines: 1 }),
  "request-dropped": () => wire.requestDropped({ lines: 1 }),
  "answer-dropped": () => wire.answerDropped({ lines: 1 }),
  "all-requests-dropped": () => wire.requestDropped(),
  "all-answers-dropped": () => wire.answerDropped(),
  "black-holed": () => wire.blackHoled(),
  refused: () => wire.refused(),
  expired: (_step, shop) => wire.diverted(shop.stand.expired),
  reordered: () => wire.reordered(),
  "half-closed": () => wire.halfClosed({ way: "up", lines: 1 }),
  "half-closed-down": () => wire.halfClosed({ way: "down", lines: 1 }),
  "reset-up": ({ n }) => wire.resetAfter(n * 60, { way: "up", lines: 1 }),
  "reset-down": ({ n }) => wire.resetAfter(n * 60, { way: "down", lines: 1 }),
  split: ({ n }) => wire.split(Math.max(1, n % 8)),
  slow: () => wire.slow(),
} as const satisfies { readonly [name: string]: (step: FaultStep, shop: Shop) => Fault };
/** Of the server, so many calls (`n` mod 4) of each kind, done or not done (`n` odd). */
const serverFaults = {
  "answer-lost": (_step, aimed) => answerLost(aimed),
  "request-lost": (_step, aimed) => requestLost(aimed),
  "status-500": ({ n }, aimed) => (n % 2 === 0 ? status(500, aimed) : answeredWith(500, aimed)),
  "status-429": (_step, aimed) => status(429, aimed),
  "status-503": ({ n }, aimed) => (n % 2 === 0 ? status(503, aimed) : answeredWith(503, aimed)),
  html: ({ n }, aimed) => (n % 2 === 0 ? status("html", aimed) : answeredWith("html", aimed)),
  silence: (_step, aimed) => blackHole(aimed),
  declined: (_step, aimed) => declines(aimed.op === "topup" ? "account_can_not_topup" : "account_restricted", aimed),
} as const satisfies { readonly [name: string]: (step: FaultStep, aimed: Aimed) => Behaviour };
type Aimed = { readonly times: number; readonly op?: string };

/** The work is done `n` seconds late, or is done in time and told late. */
export const lateFaults = ["work-late", "told-late"] as const;
export type FaultName =
  | keyof typeof wireFaults
  | keyof typeof serverFaults
  | (typeof lateFaults)[number]
  | "duplicated"
  | "ids-forgotten";
/** `money`: only what moves money is hit, the first time it comes by. */
export type FaultStep = {
  readonly do: "fault";
  readonly at: Place;
  readonly fault: FaultName;
  readonly n: number;
  readonly money: boolean;
};
export const wireNames = Object.keys(wireFaults) as (keyof typeof wireFaults)[];
export const serverNames = [
  ...(Object.keys(serverFaults) as (keyof typeof serverFaults)[]),
  ...lateFaults,
  "duplicated" as const,
];

/** The calls of Pokepay that move money; behaviours aim at one each. */
const moneyCalls = ["payment", "topup", "cpm", "refund"] as const;
/** The last call before one of them. */
const callsBefore = ["account", "cpm-token"] as const;
/** These act on what the client says. */
const upwards = new Set<string>(["request-late", "request-dropped", "all-requests-dropped", "half-closed", "reset-up"]);

/** `late`: calls that somebody holds; `working`: let go, their work not answered yet. */
type Planted = { readonly ends: Set<() => void>; readonly late: Set<object>; readonly working: Set<object> };
const planted = new WeakMap<Shop, Planted>();
function plantedIn(shop: Shop): Planted {
  const held = planted.get(shop) ?? { ends: new Set(), late: new Set(), working: new Set() };
  planted.set(shop, held);
  return held;
}
const endsOf = (shop: Shop): Set<() => void> => plantedIn(shop).ends;

function plantWire(shop: Shop, step: FaultStep, name: keyof typeof wireFaults): void {
  const proxy = shop.stand.proxies[step.at];
  const fault = wireFaults[name](step, shop);
  // A call that was held meanwhile may come by after the calm, and puts no fault on a network that is said to be back.
  let isOver = false;
  const put = (): void => {
    if (isOver) return;
    proxy.behave(fault);
    if (fault.connect !== undefined) proxy.cut();
  };
  if (!step.money || step.at === "headquarters") return put();
  const { pokepay } = shop.stand.servers;
  // Once the call is heard its answer can be hit; its own bytes, once the call before it was answered.
  const calls = upwards.has(name) ? callsBefore : moneyCalls;
  const end = pokepay.behave(whenCalled(calls, upwards.has(name) ? "after" : "before", put));
  endsOf(shop).add(() => {
    isOver = true;
    end();
  });
}

/** What is on its way stays so: no calm takes a request back that somebody holds. */
function plantLate(shop: Shop, step: FaultStep, name: (typeof lateFaults)[number]): void {
  const { clock, servers } = shop.stand;
  const { ends, late, working } = plantedIn(shop);
  const behaviour = (op?: string): Behaviour => {
    const { hit, spent } = aim({ times: 2, ...(op === undefined ? {} : { op }) });
    const wait = async (call: Parameters<typeof hit>[0]): Promise<undefined> => {
      if (!hit(call)) return undefined;
      late.add(call);
      await new Promise<void>((resolve) => void clock.after(seconds(step.n), resolve));
      late.delete(call);
      if (name === "work-late") working.add(call);
      return undefined;
    };
    const done = async (call: Parameters<typeof hit>[0]): Promise<undefined> => void working.delete(call);
    return { name, spent, ...(name === "work-late" ? { before: wait, after: done } : { after: wait }) };
  };
  for (const op of aimedAt(step)) ends.add(servers[step.at].behave(behaviour(op)));
}
/** Calls that somebody still holds. */
export const lateCalls = (shop: Shop): number => plantedIn(shop).late.size;

/** Calls that were held and are being worked on; one that another fault answers early stays among them. */
export const lateWork = (shop: Shop): number => plantedIn(shop).working.size;

/** Calls to aim at; undefined = whatever comes. */
function aimedAt({ at, money }: FaultStep): readonly (string | undefined)[] {
  return money && at === "pokepay" ? moneyCalls : [undefined];
}

const has = <T extends object>(faults: T, name: string): name is keyof T & string => Object.hasOwn(faults, name);

/** Puts one fault on; it stays until it is spent, or until `calm`. */
export function plant(shop: Shop, step: FaultStep): void {
  const { fault, at, n } = step;
  const { pokepay } = shop.stand.servers;
  if (has(wireFaults, fault)) return plantWire(shop, step, fault);
  if (fault === "work-late" || fault === "told-late") return plantLate(shop, step, fault);
  // Headquarters has neither bookings nor declines.
  if (fault === "ids-forgotten") return pokepay.forgetRequestIds();
  if (fault === "duplicated")
    return void (at === "pokepay" && endsOf(shop).add(pokepay.behave(duplicated(shop.stand.servers.files))));
  if (fault === "declined" && at === "headquarters") return;
  for (const op of aimedAt(step)) {
    const aimed: Aimed = { times: 1 + (n % 4), ...(op === undefined ? {} : { op }) };
    endsOf(shop).add(shop.stand.servers[at].behave(serverFaults[fault](step, aimed)));
  }
}

/** Ends all faults; what was held goes on its way. */
export function calm(shop: Shop): void {
  const ends = endsOf(shop);
  for (const end of ends) end();
  ends.clear();
  shop.stand.proxies.pokepay.calm();
  shop.stand.proxies.headquarters.calm();
}

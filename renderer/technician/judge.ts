import type { DeviceReport } from "#ipc/technician.ts";
import type { TechnicianDevice } from "./place.ts";
import type { Visit } from "./visit.ts";
import type { TechnicianWord } from "./words-ja.ts";

/** How a device stands, for one line and one sign. `code`: its trouble, which has sentences of its own. */
export type Judged = {
  readonly sign: "ok" | "look" | "bad" | "unknown";
  readonly short: TechnicianWord;
  readonly says: TechnicianWord | null;
  readonly code: string | null;
};

/** The drawer is what its printer sees of it. */
export function reportOf({ health }: Pick<Visit, "health">, device: TechnicianDevice): DeviceReport | null {
  const wanted = device === "drawer" ? "printer" : device;
  return health?.devices.find((one) => one.device === wanted) ?? null;
}

const partOf = (device: TechnicianDevice): "cards" | "serial" => (device === "reader" ? "cards" : "serial");

/** What is wrong with the process that serves it, if anything is. */
export function judgePart(
  { house, health }: Pick<Visit, "house" | "health">,
  part: "cards" | "serial",
): TechnicianWord | null {
  const status = house?.[part] ?? "up";
  if (status !== "up") return `house.${part}.${status}`;
  return health !== null && health[part] === "silent" ? `house.${part}.silent` : null;
}

/** Says in one place what list and page both show. */
export function judgeDevice(visit: Pick<Visit, "house" | "health">, device: TechnicianDevice): Judged {
  const away = judgePart(visit, partOf(device));
  if (away !== null) return { sign: "bad", short: "short.away", says: away, code: null };
  if (visit.health === null) return { sign: "unknown", short: "short.unknown", says: "unknown.device", code: null };
  const report = reportOf(visit, device);
  if (report === null) {
    const says = device === "scanner" || device === "display" ? (`none.${device}` as const) : "none.device";
    return { sign: "unknown", short: "short.none", says, code: null };
  }
  const { state } = report;
  // Paper and cover are the printer's own; the drawer opens without them where the printer hears at all.
  const isOthers = device === "drawer" && state.power !== "off-or-offline" && state.state !== "closed";
  if (state.trouble !== undefined && !isOthers)
    return { sign: "bad", short: "short.trouble", says: null, code: state.trouble };
  if (device === "drawer") return judgeDrawer(state.drawer);
  if (state.state === "busy") return { sign: "ok", short: "short.busy", says: "fine.busy", code: null };
  if (state.power !== "online") return { sign: "unknown", short: "short.unknown", says: "unknown.device", code: null };
  if (device === "printer" && state.paper === "near-end")
    return { sign: "look", short: "value.near-end", says: "fine.printer", code: null };
  return { sign: "ok", short: "short.ok", says: `fine.${device}`, code: null };
}

function judgeDrawer(drawer: string | undefined): Judged {
  if (drawer !== "open" && drawer !== "closed")
    return { sign: "look", short: "short.unknown", says: "unknown.drawer", code: null };
  return { sign: "ok", short: `value.${drawer}`, says: `fine.drawer.${drawer}`, code: null };
}

import type { Feeling } from "../device-state.ts";
import { UNITS_YEN, type UnitYen } from "./cash.ts";
import type { ChangerPhase, ChangerState, UnitState } from "./changer.ts";
import type { Fields } from "./frame.ts";
import type { ChangerMachine, Said } from "./turn.ts";

const PHASES: readonly string[] = ["idle", "deposit", "paused", "fixed", "dispensing"];
const STATES: readonly string[] = ["empty", "near-empty", "ok", "near-full", "full"];

/** `phase=idle jam=0 door=closed units=1000:ok,10:near-empty`; undefined when it is not that. */
export function readSaid(fields: Fields): Said | undefined {
  const { phase = "", jam, door, units = "" } = fields;
  if (!PHASES.includes(phase) || (door !== "open" && door !== "closed")) return undefined;
  const pairs = units.split(",").map((one) => one.split(":", 2));
  const known = pairs.filter(
    ([yen, state = ""]) => (UNITS_YEN as readonly number[]).includes(Number(yen)) && STATES.includes(state),
  );
  return {
    phase: phase as ChangerPhase,
    jam: jam === "1",
    exitDoor: door,
    units: Object.fromEntries(known) as { [yen in UnitYen]?: UnitState },
  };
}

/** How the changer feels, from what is known of it. */
export function feelChanger({ link, said, paying }: ChangerMachine): Feeling<ChangerState> {
  const details = {
    phase: said?.phase ?? "unknown",
    jam: said?.jam ?? "unknown",
    exitDoor: said?.exitDoor ?? "unknown",
    units: said?.units ?? {},
    ...(paying && (paying.stage === "lost" || paying.stage === "stuck") ? { unknownJob: paying.job } : {}),
  } as const;
  if (link.kind !== "ready") {
    const trouble = link.kind === "down" ? link.code : "OFFLINE";
    return { ...details, state: "closed", power: trouble === "CLOSED" ? "unknown" : "off-or-offline", trouble };
  }
  if (said?.jam === true || said?.exitDoor === "open")
    return { ...details, state: "error", power: "online", trouble: "FAILURE" };
  const isBusy = paying !== undefined || said?.phase === "dispensing";
  return { ...details, state: isBusy ? "busy" : "idle", power: "online" };
}

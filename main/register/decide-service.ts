import type { Command } from "./command.ts";
import { countWrongPin, refuseLocked } from "./decide-sign.ts";
import { type Stamp, type State, type Verdict, accept, refuse } from "./verdict.ts";

/** Why this person's PIN is not even looked at: nobody is known yet, no supervisor, locked out. Null = look at it. */
export function refuseService(state: State, op: string, stamp: Pick<Stamp, "nowMs">): Verdict | null {
  const { settings } = state;
  if (!settings) return refuse("starting");
  const isSupervisor = settings.operators.some((one) => one.op === op && one.role === "supervisor");
  return isSupervisor ? refuseLocked(state, op, stamp) : refuse("need-supervisor");
}

/** A wrong PIN at the technician's window counts like one at sign-on; the cashier's screen is left as it is. */
function sign(state: State, op: string, ok: boolean, stamp: Stamp): Verdict {
  const refused = refuseService(state, op, stamp);
  if (refused) return refused;
  if (ok) return accept(state.draft, { facts: [{ kind: "service-visit", data: { by: op, what: "begin" } }] });
  const counted = countWrongPin(state, op, stamp);
  return counted.kind === "accepted" ? accept(state.draft, { facts: counted.facts }) : counted;
}

/** What a technician does at a device that the book must know of. */
export function decideService(state: State, command: Command, stamp: Stamp): Verdict | null {
  switch (command.kind) {
    case "service-sign":
      return sign(state, command.op, command.ok, stamp);
    case "service-note":
      return accept(state.draft, {
        facts: [{ kind: "service-visit", data: { by: command.op, what: command.what, device: command.device } }],
      });
    default:
      return null;
  }
}

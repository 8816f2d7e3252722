import { setTimeout as wait } from "node:timers/promises";
import { openHand } from "#rig/bench/act.ts";
import type { Rig } from "#rig/open-rig.ts";
import type { Planned } from "./plan.ts";

type Faults = {
  /** Faults that are on now. */
  readonly on: ReadonlySet<string>;
  /** When the last of them went off, or came on; performance.now(). */
  changedAt(): number;
  count(): number;
  /** Plays the plan to its end. */
  play(plan: readonly Planned[], signal: AbortSignal): Promise<void>;
  healAll(): Promise<void>;
};

const NOISE = Buffer.from("5d4530343930ff00fe1b0d0a80", "hex");

/** The switches of the bench window, and what it has no switch for: a scanner's noise, a pcscd that is restarted, a display without a line. */
export function openFaults(rig: Rig): Faults {
  const hand = openHand(rig);
  const on = new Set<string>();
  const { scanner, reader, display } = rig.devices;
  const own: Readonly<Record<string, (isOn: boolean) => unknown>> = {
    "scanner-garbage": (isOn) => isOn && scanner.send(NOISE),
    "service-restart": (isOn) => isOn && reader.restartService(),
    "display-cable": (isOn) => display.cable(isOn ? "out" : "in"),
  };
  let changedAt = performance.now();
  let count = 0;

  async function flip(id: string, isOn: boolean): Promise<void> {
    if (isOn) on.add(id);
    const act = own[id];
    if (act) await act(isOn);
    else await hand.act({ do: "fault", id, on: isOn });
    if (!isOn) on.delete(id);
    changedAt = performance.now();
  }

  return {
    on,
    changedAt: () => changedAt,
    count: () => count,
    async play(plan, signal) {
      const began = performance.now();
      const steps = plan.flatMap(({ id, at, until }) => [
        { id, at, isOn: true },
        { id, at: until, isOn: false },
      ]);
      for (const { id, at, isOn } of steps.toSorted((a, b) => a.at - b.at)) {
        const leftMs = began + at - performance.now();
        if (leftMs > 0) await wait(leftMs, undefined, { signal }).catch(() => undefined);
        if (signal.aborted) break;
        if (isOn) count += 1;
        await flip(id, isOn);
      }
    },
    async healAll() {
      for (const id of on) await flip(id, false);
      rig.devices.printer.power(true);
      rig.devices.printer.fault("none");
    },
  };
}

import type { Rig } from "../open-rig.ts";

type Undo = () => unknown;
/** A switch of the bench window. `on` returns what switching it off does; nothing = it happens once and the switch springs back. */
export type Fault = {
  readonly id: string;
  readonly group: string;
  readonly label: string;
  /** One line: what the cashier should see of it. */
  readonly shows: string;
  on(rig: Rig): Undo | Promise<Undo | void> | void;
};

/** Makes the switches of one device or server. */
export const group =
  (name: string) =>
  (id: string, label: string, shows: string, on: Fault["on"]): Fault => ({ id, group: name, label, shows, on });

/** A condition that holds while the switch is on. */
export function until(change: (on: boolean) => unknown): Undo {
  change(true);
  return () => change(false);
}

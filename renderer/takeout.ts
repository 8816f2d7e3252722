import type { View } from "#ipc/view.ts";
import { send } from "./register.ts";

/** Switches the basket between eating in and taking out. */
export function switchTakeout({ basket }: View): void {
  send({ kind: "takeout", on: !basket.takeout });
}

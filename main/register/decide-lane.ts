import type { Command } from "./command.ts";
import type { Stamp, State, Verdict } from "./verdict.ts";

/** The queue: baskets put aside, customers counted, express mode. */
export function decideLane(_state: State, command: Command, _stamp: Stamp): Verdict | null {
  switch (command.kind) {
    default:
      return null;
  }
}

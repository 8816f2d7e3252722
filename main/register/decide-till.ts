import type { Command } from "./command.ts";
import type { Stamp, State, Verdict } from "./verdict.ts";

/** Cash in and out, counts, hand-over. */
export function decideTill(_state: State, command: Command, _stamp: Stamp): Verdict | null {
  switch (command.kind) {
    default:
      return null;
  }
}

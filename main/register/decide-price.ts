import type { Command } from "./command.ts";
import type { Stamp, State, Verdict } from "./verdict.ts";

/** Discounts, another price, returned deposits. */
export function decidePrice(_state: State, command: Command, _stamp: Stamp): Verdict | null {
  switch (command.kind) {
    default:
      return null;
  }
}

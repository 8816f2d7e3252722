import type { Command } from "./command.ts";
import type { Stamp, State, Verdict } from "./verdict.ts";

/** Goods no plain code names: an open department, a price keyed in. */
export function decideGoods(_state: State, command: Command, _stamp: Stamp): Verdict | null {
  switch (command.kind) {
    default:
      return null;
  }
}

import type { Command } from "./command.ts";
import type { Stamp, State, Verdict } from "./verdict.ts";

/** Papers asked for at the counter. */
export function decidePaper(_state: State, command: Command, _stamp: Stamp): Verdict | null {
  switch (command.kind) {
    default:
      return null;
  }
}

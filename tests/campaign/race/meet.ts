import { setTimeout as wait } from "node:timers/promises";
import type { Behaviour } from "#rig/behaviour.ts";

/** Where two registers meet: `before` the work of the first such call is done, or `after` it, with the answers in hand. */
export type Meeting = { readonly ops: readonly string[]; readonly at: "before" | "after" };

/** The first of two calls is held until the second is there too, at most `ms`; what comes later passes. `met`: told when both are there. */
export function meet({ ops, at }: Meeting, ms: number, met: () => void): Behaviour {
  const { promise, resolve } = Promise.withResolvers<void>();
  let come = 0;
  const hold = async ({ op }: { readonly op: string }): Promise<undefined> => {
    if (come >= 2 || !ops.includes(op)) return undefined;
    come += 1;
    if (come === 2) {
      met();
      resolve();
    }
    await Promise.race([promise, wait(ms)]);
    return undefined;
  };
  return { name: "meet", spent: () => come >= 2, ...(at === "before" ? { before: hold } : { after: hold }) };
}

import type { Patch } from "../power-cut/patch-bundle.ts";

const looked =
  "const held = refuseMoney(state) ?? refusePart(state, sale, part, stamp.keys ?? []);\n\tif (held) return held;";

/** A return is made without headquarters' leave. */
export const leaveUnasked: readonly Patch[] = [
  { from: looked, to: `${looked}\n\tif (sale !== null) return commitRefund(state, sale, part, { stamp });` },
];

import type { Identity } from "./journal.ts";
import { keyIdOf } from "./keys.ts";
import type { AnchorRow, Manifest } from "./verify/manifest.ts";

/** @param rotated public keys that key-rotate entries named since the first */
export function manifestOf(
  { reg, epoch, key, prevEpochHead }: Identity,
  anchors: readonly AnchorRow[] = [],
  rotated: readonly string[] = [],
): Manifest {
  return {
    reg,
    epoch,
    genesis: { epoch, key, prev_epoch_head: prevEpochHead, reg },
    keys: Object.fromEntries([key, ...rotated].map((one) => [keyIdOf(one), one])),
    anchors,
  };
}

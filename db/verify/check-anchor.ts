import { anchoredBytes } from "../chain.ts";
import { keyIdOf, publicKeyOf, verifiesWith } from "../keys.ts";
import type { Note } from "./finding.ts";
import type { HashLog } from "./hash-log.ts";
import type { AnchorRow, Manifest, Trust } from "./manifest.ts";

/** Heads that headquarters vouched for: its signature, and that this journal has the same entry there. */
export function openAnchorCheck({ epoch }: Manifest, trust: Trust | undefined, hashes: HashLog) {
  const keys = new Map((trust?.headquarters ?? []).map((key) => [keyIdOf(key), publicKeyOf(key)]));
  let held = 0;

  return {
    /** How many anchors verified. */
    held: () => held,
    /** @param whole whether all entries up to the anchored one were walked: then it must be among them */
    check({ seq, hash, at, key_id, sig }: AnchorRow, whole: boolean, note: Note): void {
      const ours = hashes.get(seq);
      if (ours === undefined ? whole : ours !== hash) {
        note(
          "anchor",
          ours === undefined
            ? `entry ${seq} was anchored and is missing`
            : `entry ${seq} was anchored with another hash`,
        );
        return;
      }
      if (trust === undefined) return;
      const key = keys.get(key_id);
      const holds =
        key !== undefined &&
        verifiesWith(key, anchoredBytes(epoch, seq, Buffer.from(hash, "hex"), at), Buffer.from(sig, "hex"));
      if (holds) held += 1;
      else note("anchor", key === undefined ? `headquarters has no key ${key_id}` : `headquarters did not sign ${seq}`);
    },
  };
}

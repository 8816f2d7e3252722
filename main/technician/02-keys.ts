import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createKeys, loadSigner } from "#db/keys.ts";
import type { Step } from "./step.ts";

/** The register's own key, made here and never leaving; and the pepper, the same in the whole fleet, brought along. */
export const keys: Step = {
  name: "keys",
  run({ config: { data, mode }, pepper }) {
    const held = existsSync(join(data, "keys", "pepper"));
    if (!held && pepper === undefined && mode === "live") {
      return { ok: false, detail: "no pepper here yet: give the fleet's with --pepper FILE" };
    }
    const { made } = createKeys(data, held || pepper === undefined ? undefined : readFileSync(pepper));
    const { keyId } = loadSigner(data);
    return { ok: true, detail: `key ${keyId}; made: ${made.length === 0 ? "nothing" : made.join(", ")}` };
  },
};
